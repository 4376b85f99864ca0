// ---
// id: access-outlives-decision
// title: 'Access still exists after its grant ended or was revoked'
// description: >-
//   Access that was granted for a time which has ended, or that a reviewer decided to revoke, more than so many hours ago, and
//   that a sync which began later still shows: a membership, a deploy key or deploy token, or an access token that works. A
//   later grant or approval of the same access takes the decision back. No source reads grants for a time or reviews yet:
//   until one does nothing is looked at, and the rule is unknown. Unknown is access of which the end is not known, or that no
//   later sync has looked at.
// params:
//   graceHours: { type: int, default: 24, min: 0, max: 8760, description: Hours that the end of an access may take. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   fires: boolean
//   subjectId: { type: int, description: 'GitLab''s id of the user, key or token.' }
//   resourceId: { type: int, description: 'GitLab''s id of the group or project.' }
//   decisionId: { type: string, description: Id of the grant or of the decision. }
//   subject: { type: string, description: 'Username, or title or name of the key or token.' }
//   resourceType: { type: string, description: '`group` or `project`.' }
//   path: { type: string, description: Full path of the group or project. }
//   decision: { type: string, description: '`the grant ended` or `a reviewer revoked it`.' }
//   endedAt: { type: string, description: When the access should have ended. }
//   subjectKey: { type: string, description: 'Key of the user, key or token.' }
//   resourceKey: { type: string, description: Key of the group or project. }
// alert:
//   severity: high
//   category: governance
//   identity: [subjectId, resourceId, decisionId]
//   asset: resourceKey
//   path: [subjectKey, resourceKey]
//   needs: [members, deploy-keys, deploy-tokens, tokens, jit-grants, access-reviews]
//   evidence: 'The access of {subject} to the {resourceType} {path} is still there: {decision} at {endedAt} (decision {decisionId}).'
//   calls: ['DELETE /{resourceType}s/{resourceId}/members/{subjectId}']
// remediation: 'Run the revocation again, or remove by hand and record who did it.'
// controls:
//   soc2: ['CC6.2', 'CC6.3']
//   iso27001_2022: ['A.5.18', 'A.5.11']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['AC-2(2)', 'AC-2(3)', 'PS-5']
//   cis_gitlab: ['1.3.1']
//   owasp_cicd: ['CICD-SEC-2']
// ---
WITH coalesce(datetime($asOf), datetime()) AS now
CALL () {
  MATCH (j:JitGrant)
  RETURN j.id AS decisionId, j.subjectKey AS subjectKey, j.resourceKey AS resourceKey, j.validTo AS endedAt, 'the grant ended' AS decision
  UNION ALL
  MATCH (i:AccessReviewItem {decision: 'revoke'})
  RETURN
    i.id AS decisionId,
    i.subjectKey AS subjectKey,
    i.resourceKey AS resourceKey,
    i.decidedAt AS endedAt,
    'a reviewer revoked it' AS decision
}
MATCH (s:GitLabEntity {key: subjectKey})
MATCH (r:GitLabEntity {key: resourceKey})
RETURN
  datetime(endedAt) + duration({hours: $graceHours}) < now AND
    (EXISTS { (s)-[:MEMBER_OF|GRANTS]->(r) } OR
      (s:GitLabAccessToken AND EXISTS { (r)-[:HAS]->(s) } AND coalesce(s.active, NOT s.revoked))) AND
    NOT EXISTS {
      MATCH (later:JitGrant {subjectKey: subjectKey, resourceKey: resourceKey})
      WHERE datetime(later.validTo) > now AND later.id <> decisionId
    } AND
    NOT EXISTS {
      MATCH (later:AccessReviewItem {subjectKey: subjectKey, resourceKey: resourceKey})
      WHERE later.decision <> 'revoke' AND datetime(later.decidedAt) > datetime(endedAt)
    } AND
    // A sync that began before says nothing of what was done since.
    CASE
      WHEN
        EXISTS {
          MATCH (a:GitLabAccount {host: split(resourceKey, '/')[0]})
          MATCH (run:SyncRun {connection: a.name})
          WHERE run.status IN ['complete', 'partial'] AND datetime(run.startedAt) > datetime(endedAt) + duration({hours: $graceHours})
        }
      THEN true
    END AS fires,
  s.id AS subjectId,
  r.id AS resourceId,
  decisionId,
  coalesce(s.username, s.title, s.name) AS subject,
  CASE WHEN r:GitLabGroup THEN 'group' ELSE 'project' END AS resourceType,
  r.fullPath AS path,
  decision,
  endedAt,
  subjectKey,
  resourceKey
