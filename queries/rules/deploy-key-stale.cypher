// ---
// id: deploy-key-stale
// title: 'Deploy key not rotated or not used'
// description: >-
//   Deploy keys that are enabled on a project and were made more than `maxAgeDays` ago, or last used more than `unusedDays`
//   ago. A key that was never used fires by its age alone. The algorithm and size of the key are not read and do not count.
//   Unknown where the one or the other time could not be read and none that was decides.
// params:
//   maxAgeDays: { type: int, default: 365, min: 1, max: 36500, description: Days after which a key is to be replaced. }
//   unusedDays: { type: int, default: 90, min: 1, max: 36500, description: Days without use after which a key fires. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   fires: boolean
//   deployKeyId: { type: int, description: GitLab’s id of the deploy key. }
//   title: { type: string, description: Title of the key. }
//   fingerprint: { type: string, description: SHA-256 fingerprint. }
//   createdAt: { type: datetime, description: When it was made. }
//   lastUsedAt: { type: datetime, description: When it was last used; none means never. }
//   ageDays: { type: int, description: Whole days since it was made. }
//   projectCount: { type: int, description: Projects that it is enabled on. }
//   path: { type: string, description: Full path of the first of them. }
//   projectId: { type: int, description: GitLab’s id of that project. }
//   deployKeyKey: { type: string, description: Key of the deploy key. }
//   projectKey: { type: string, description: Key of that project. }
// alert:
//   severity: medium
//   category: non-human-identity
//   identity: [deployKeyId]
//   asset: deployKeyKey
//   path: [deployKeyKey, projectKey]
//   needs: [deploy-keys]
//   evidence: 'Deploy key {title} on {path} ({projectCount} projects) was made {createdAt} and last used {lastUsedAt}.'
//   calls: ['DELETE /projects/{projectId}/deploy_keys/{deployKeyId}']
//   volatile: [ageDays, lastUsedAt]
// remediation: 'Replace the key with ED25519, set an expiry, remove unused ones.'
// controls:
//   soc2: ['CC6.1']
//   iso27001_2022: ['A.5.17', 'A.8.24']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['IA-5', 'SC-12']
//   cis_gitlab: ['1.4.2']
//   owasp_cicd: ['CICD-SEC-6']
// ---
WITH coalesce(datetime($asOf), datetime()) AS now
MATCH (k:GitLabDeployKey)-[:GRANTS]->(p:GitLabProject)
WITH now, k, p
ORDER BY p.fullPath, p.key
WITH now, k, count(p) AS projectCount, head(collect(p)) AS p
WITH
  *,
  CASE WHEN NOT 'createdAt' IN coalesce(k.unreadable, []) THEN datetime(k.createdAt) END AS created
RETURN
  created < now - duration({days: $maxAgeDays}) OR
    CASE
      WHEN 'lastUsedAt' IN coalesce(k.unreadable, []) THEN null
      WHEN k.lastUsedAt IS NULL THEN false
      ELSE datetime(k.lastUsedAt) < now - duration({days: $unusedDays})
    END AS fires,
  k.id AS deployKeyId,
  k.title AS title,
  k.fingerprintSha256 AS fingerprint,
  k.createdAt AS createdAt,
  k.lastUsedAt AS lastUsedAt,
  duration.inDays(created, now).days AS ageDays,
  projectCount,
  p.fullPath AS path,
  p.id AS projectId,
  k.key AS deployKeyKey,
  p.key AS projectKey
