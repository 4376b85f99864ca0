// ---
// id: nhi-permission-expansion
// title: 'Token, app or runner can do more than its baseline'
// description: >-
//   Bots, service accounts and deploy keys that can do more than at the baseline that was last accepted (without one: since the first sync): a role from
//   Developer on that was given or raised since, and a deploy key that may push since. How many more resources they reach is not compared:
//   that needs a baseline of each identity. Where the change records do not tell what was before it is unknown.
// params:
//   resourceGrowth: { type: float, default: 0.2, min: 0, max: 1, description: 'Growth of what is reached that counts, once baselines of identities are kept.' }
// returns:
//   fires: boolean
//   identityId: { type: int, description: GitLab's id of the user or deploy key. }
//   action: { type: string, description: '`administer`, `merge`, `push`, and where.' }
//   name: { type: string, description: Username or title. }
//   path: { type: string, description: Full path of the group or project. }
//   growth: { type: float, description: The growth that counts. }
//   changedAt: { type: string, description: When a sync found the change. }
//   identityKey: { type: string, description: Key of the user or deploy key. }
//   resourceKey: { type: string, description: Key of the group or project. }
// alert:
//   severity: high
//   category: drift
//   identity: [identityId, action]
//   asset: identityKey
//   path: [identityKey, resourceKey]
//   needs: [members, deploy-keys, nhi-baselines]
//   evidence: '{name} can {action} since {changedAt}.'
//   calls: []
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
// remediation: 'Review the change that widened it (membership, allowlist, runner scope) and undo or accept as the new baseline.'
// controls:
//   soc2: ['CC6.3', 'CC7.1', 'CC7.2']
//   iso27001_2022: ['A.5.18', 'A.8.2', 'A.8.16']
//   iso42001: ['A.6.2.6']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['AC-6(7)', 'AC-2(4)', 'CA-7']
//   cis_gitlab: ['1.4.3']
//   owasp_cicd: ['CICD-SEC-5', 'CICD-SEC-10']
// ---
OPTIONAL MATCH (b:Baseline {name: 'estate'})
WITH coalesce(b.at, '') AS since
CALL (since) {
  MATCH (c:Change {type: 'MEMBER_OF'})
  WHERE c.at > since AND (c.operation = 'created' OR (c.operation = 'updated' AND 'accessLevel' IN c.properties))
  WITH c ORDER BY c.at, c.id
  WITH c.fromKey AS subject, c.key AS resource, head(collect(c)) AS first
  MATCH (u:GitLabUser {key: subject})-[m:MEMBER_OF]->(r:GitLabGroup|GitLabProject {key: resource})
  WHERE u.bot = true OR u.userType <> 'HUMAN'
  WITH
    u, r, first, m.accessLevel AS level,
    CASE
      WHEN first.operation = 'created' THEN 0
      ELSE toInteger(split(replace(split(first.before, '"accessLevel":')[1], '}', ','), ',')[0])
    END AS before
  RETURN
    level >= 30 AND before < 30 OR level >= 40 AND before < 40 OR level >= 50 AND before < 50 AS fires,
    u AS one,
    u.username AS name,
    r,
    CASE WHEN level >= 50 THEN 'administer' WHEN level >= 40 THEN 'merge' ELSE 'push' END AS what,
    first.at AS changedAt
  UNION ALL
  MATCH (c:Change {type: 'GRANTS'})
  WHERE c.at > since AND (c.operation = 'created' OR 'canPush' IN c.properties)
  WITH c ORDER BY c.at, c.id
  WITH c.fromKey AS subject, c.key AS resource, head(collect(c)) AS first
  MATCH (k:GitLabDeployKey {key: subject})-[g:GRANTS]->(r:GitLabProject {key: resource})
  RETURN
    g.canPush AND NOT (first.operation = 'updated' AND first.before CONTAINS '"canPush":true') AS fires,
    k AS one,
    k.title AS name,
    r,
    'push' AS what,
    first.at AS changedAt
}
RETURN
  fires,
  one.id AS identityId,
  what + ' in ' + r.fullPath AS action,
  name,
  r.fullPath AS path,
  $resourceGrowth AS growth,
  changedAt,
  one.key AS identityKey,
  r.key AS resourceKey
