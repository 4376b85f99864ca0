// ---
// id: audit-streaming-missing
// title: 'Audit events are not streamed or kept'
// description: >-
//   Top-level groups whose audit events are neither streamed elsewhere nor read here: this product's last read of them (of the
//   group, or of the whole instance) is older than `maxAgeHours`, or could not be done. Where it is recent the group is clean;
//   where it is not, the answer is unknown as long as streaming destinations are not read. Groups of a GitLab known to be Free are
//   left out: it has no audit events.
// params:
//   maxAgeHours: { type: int, default: 24, min: 1, description: Hours for which a read counts as recent. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   fires: boolean
//   groupId: { type: int, description: 'GitLab''s id of the group.' }
//   path: { type: string, description: 'Full path of the group.' }
//   lastRead: { type: datetime, description: 'From when on the audit events read here may be older; none when they were not read.' }
//   groupKey: { type: string, description: 'Key of the group.' }
// alert:
//   severity: medium
//   category: logging
//   identity: [groupId]
//   asset: groupKey
//   path: []
//   needs: [groups, audit-streaming-destinations]
//   tier: premium
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: 'Audit events of {path} are not streamed, and were last read here at {lastRead}.'
//   calls: ['POST /graphql groupAuditEventStreamingDestinationsCreate groupPath={path}']
//   volatile: [lastRead]
// remediation: 'Configure streaming to the SIEM (Ultimate), or enable audit event sync here.'
// controls:
//   soc2: ['CC7.2']
//   iso27001_2022: ['A.8.15', 'A.8.16']
//   iso42001: ['A.6.2.8']
//   gdpr: ['Art. 5(2)', 'Art. 32(1)(d)']
//   eu_ai_act: ['Art. 12(1)', 'Art. 19(1)']
//   nist_800_53: ['AU-2', 'AU-6', 'AU-12']
//   cis_gitlab: ['1.1.19', '4.3.3', '5.1.2']
//   owasp_cicd: ['CICD-SEC-10']
// ---
WITH coalesce(datetime($asOf), datetime()) AS now
MATCH (a:GitLabAccount)-[:HAS]->(g:GitLabGroup)
WHERE coalesce(a.tier, 'premium') <> 'free' AND coalesce(size(g._claims), 1) > 0
WITH DISTINCT g, now
WITH
  g,
  now,
  EXISTS { (g)-[:HAS]->(d:GitLabAuditStreamDestination) WHERE coalesce(d.active, true) } OR
    CASE WHEN g.hasAuditStreaming = false THEN false END AS streamed,
  COLLECT {
    MATCH (c:Connection)
    WHERE any(claim IN g._claims WHERE claim STARTS WITH c.name + '|')
    MATCH (c)-[:RAN]->(run:SyncRun {id: c.lastRun})-[:COVERED]->(s:SourceCoverage {state: 'read'})
    WHERE
      s.source IN ['audit-events', 'group-audit-events'] AND
      NOT EXISTS {
        (run)-[:INCOMPLETE]->(list:SyncScope {source: s.source})
        WHERE list.target = g.key OR s.source = 'audit-events'
      }
    RETURN s.asOf AS at ORDER BY at
  } AS reads
WITH g, now, streamed, last(reads) AS lastRead
RETURN
  NOT streamed AND NOT coalesce(datetime(lastRead) >= now - duration({hours: $maxAgeHours}), false) AS fires,
  g.id AS groupId,
  g.fullPath AS path,
  lastRead,
  g.key AS groupKey
