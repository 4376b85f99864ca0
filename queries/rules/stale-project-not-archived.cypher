// ---
// id: stale-project-not-archived
// title: 'Inactive project is not archived'
// description: >-
//   Projects that are not archived and in which nothing happened for longer than `inactiveDays`; medium where deploy keys, access,
//   deploy or trigger tokens, webhooks, active schedules or runners of their own still work. What of these could not be read does
//   not count. Unknown where the last activity could not be read.
// params:
//   inactiveDays: { type: int, default: 180, description: 'Days without activity.' }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   path: { type: string, description: 'Full path of the project.' }
//   idleDays: { type: int, description: 'Whole days since the last activity.' }
//   lastActivityAt: { type: datetime, description: 'When something last happened in it.' }
//   credentials: { type: strings, description: 'Kinds of what still works: `deploy keys`, `access tokens`, `deploy tokens`, `trigger tokens`, `webhooks`, `schedules`, `runners`.' }
//   severity: { type: string, description: '`medium` or `low`.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: low
//   category: supply-chain
//   identity: [projectId]
//   asset: projectKey
//   path: []
//   needs: [projects]
//   evidence: 'Nothing happened in {path} since {lastActivityAt} and it is not archived; what still works in it: [{credentials}].'
//   calls: ['POST /projects/{projectId}/archive']
//   volatile: [idleDays]
// remediation: 'Archive the project and revoke its credentials.'
// controls:
//   soc2: ['CC6.3']
//   iso27001_2022: ['A.5.9', 'A.8.10']
//   nist_800_53: ['CM-8', 'CM-7']
//   cis_gitlab: ['1.2.7']
//   owasp_cicd: ['CICD-SEC-7']
// ---
WITH coalesce(datetime($asOf), datetime()) AS now
MATCH (p:GitLabProject)
WHERE coalesce(size(p._claims), 1) > 0
WITH p, now, CASE WHEN NOT 'lastActivityAt' IN coalesce(p.unreadable, []) THEN p.lastActivityAt END AS lastActivityAt
WITH
  p,
  now,
  lastActivityAt,
  datetime(lastActivityAt) < now - duration({days: $inactiveDays}) AND NOT coalesce(p.archived, false) AS stale
// Only what a project that is stale has left is looked for.
CALL (p, now, stale) {
  WITH p, now, stale WHERE stale
  RETURN
    CASE WHEN EXISTS { (:GitLabDeployKey)-[:GRANTS]->(p) } THEN ['deploy keys'] ELSE [] END +
    CASE
      WHEN EXISTS { (p)-[:HAS]->(t:GitLabAccessToken) WHERE coalesce(t.active, NOT t.revoked, true) } THEN ['access tokens']
      ELSE []
    END +
    CASE
      WHEN EXISTS { (t:GitLabDeployToken)-[:GRANTS]->(p) WHERE NOT coalesce(t.revoked, false) AND NOT coalesce(t.expired, false) } THEN ['deploy tokens']
      ELSE []
    END +
    CASE
      WHEN EXISTS { (p)-[:HAS]->(t:GitLabPipelineTrigger) WHERE t.expiresAt IS NULL OR datetime(t.expiresAt) > now } THEN ['trigger tokens']
      ELSE []
    END +
    CASE WHEN EXISTS { (p)-[:HAS]->(:GitLabWebhook) } THEN ['webhooks'] ELSE [] END +
    CASE WHEN EXISTS { (p)-[:HAS]->(s:GitLabPipelineSchedule) WHERE coalesce(s.active, true) } THEN ['schedules'] ELSE [] END +
    CASE WHEN EXISTS { (:GitLabRunner {runnerType: 'PROJECT_TYPE'})-[:RUNS_JOBS_OF]->(p) } THEN ['runners'] ELSE [] END AS credentials
  UNION ALL
  WITH p, now, stale WHERE NOT coalesce(stale, false)
  RETURN [] AS credentials
}
RETURN
  stale AS fires,
  p.id AS projectId,
  p.fullPath AS path,
  duration.inDays(datetime(lastActivityAt), now).days AS idleDays,
  lastActivityAt,
  credentials,
  CASE WHEN size(credentials) > 0 THEN 'medium' ELSE 'low' END AS severity,
  p.key AS projectKey
