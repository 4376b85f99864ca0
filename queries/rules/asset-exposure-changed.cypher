// ---
// id: asset-exposure-changed
// title: 'Project was made more visible, transferred or deleted'
// description: >-
//   Projects and groups that more people can see than when their visibility was first changed since the baseline that was last accepted (without one:
//   since the first sync), that moved to another top-level group since, and projects named as critical that are gone. A visibility that can no
//   longer be read is unknown.
// params:
//   criticalProjects: { type: string_list, default: [], description: 'Full paths of projects whose deletion is told; none are by default.' }
// returns:
//   fires: boolean
//   objectId: { type: string, description: 'GitLab''s id of the project or group, the last part of its key.' }
//   changeType: { type: string, description: '`visibility`, `transfer` or `deletion`.' }
//   before: { type: string, description: What was before. }
//   after: { type: string, description: What is now. }
//   path: { type: string, description: Full path. }
//   changedAt: { type: string, description: When a sync found the change. }
//   objectKey: { type: string, description: Key of the project or group. }
// alert:
//   severity: high
//   category: drift
//   identity: [objectId, changeType]
//   asset: objectKey
//   needs: [projects, groups]
//   evidence: 'The {changeType} of {path}: it was {before} and is {after} since {changedAt}.'
//   calls: ['PUT /projects/{objectId} visibility={before}']
// remediation: 'Confirm with the actor; revert visibility or restore within the deletion delay.'
// controls:
//   soc2: ['CC6.7', 'CC7.2']
//   iso27001_2022: ['A.5.9', 'A.8.3', 'A.8.16']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['AC-22', 'CM-8(1)', 'AU-6']
//   cis_gitlab: ['1.2.3', '1.2.6']
//   owasp_cicd: ['CICD-SEC-7', 'CICD-SEC-10']
// ---
OPTIONAL MATCH (b:Baseline {name: 'estate'})
WITH coalesce(b.at, '') AS since
CALL (since) {
  MATCH (c:Change)
  WHERE c.type IN ['project', 'group'] AND c.at > since AND c.operation = 'updated' AND 'visibility' IN c.properties
  WITH c ORDER BY c.at, c.id
  WITH c.key AS objectKey, head(collect(c)) AS first
  MATCH (n:GitLabEntity {key: objectKey})
  WITH
    n, first, {private: 1, internal: 2, public: 3} AS rank,
    CASE WHEN NOT 'visibility' IN coalesce(n.unreadable, []) THEN n.visibility END AS now,
    split(split(first.before, '"visibility":"')[1], '"')[0] AS then
  RETURN
    rank[now] > rank[then] AS fires,
    n.key AS objectKey,
    'visibility' AS changeType,
    then AS before,
    now AS after,
    n.fullPath AS path,
    first.at AS changedAt
  UNION ALL
  MATCH (c:Change)
  WHERE c.type IN ['project', 'group'] AND c.at > since AND c.operation = 'updated' AND 'fullPath' IN c.properties
  WITH c ORDER BY c.at, c.id
  WITH c.key AS objectKey, head(collect(c)) AS first
  MATCH (n:GitLabEntity {key: objectKey})
  WITH n, first, split(split(first.before, '"fullPath":"')[1], '"')[0] AS then
  RETURN
    head(split(then, '/')) <> head(split(n.fullPath, '/')) AS fires,
    n.key AS objectKey,
    'transfer' AS changeType,
    then AS before,
    n.fullPath AS after,
    n.fullPath AS path,
    first.at AS changedAt
  UNION ALL
  MATCH (c:Change {type: 'project'})
  WHERE c.at > since AND c.operation = 'deleted'
  WITH c, split(split(c.before, '"fullPath":"')[1], '"')[0] AS path
  WHERE path IN $criticalProjects AND NOT EXISTS { (:GitLabEntity {key: c.key}) }
  RETURN
    true AS fires,
    c.key AS objectKey,
    'deletion' AS changeType,
    'there' AS before,
    'gone' AS after,
    path,
    max(c.at) AS changedAt
}
RETURN
  fires,
  last(split(objectKey, '/')) AS objectId,
  changeType,
  before,
  after,
  path,
  changedAt,
  objectKey
