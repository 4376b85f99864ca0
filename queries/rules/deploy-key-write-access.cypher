// ---
// id: deploy-key-write-access
// title: 'Deploy key with write access'
// description: >-
//   Deploy keys that may push to a project that is not archived (R23). One finding for each project; whether the key has
//   expired is shown and does not matter. Unknown where it could not be read whether the key may push.
// returns:
//   fires: boolean
//   projectId: { type: int, description: GitLab’s id of the project. }
//   deployKeyId: { type: int, description: GitLab’s id of the deploy key. }
//   title: { type: string, description: Title of the key. }
//   path: { type: string, description: Full path of the project. }
//   fingerprint: { type: string, description: SHA-256 fingerprint. }
//   expiresAt: { type: datetime, description: When the key ends. }
//   deployKeyKey: { type: string, description: Key of the deploy key. }
//   projectKey: { type: string, description: Key of the project. }
// alert:
//   severity: medium
//   category: non-human-identity
//   identity: [projectId, deployKeyId]
//   asset: deployKeyKey
//   path: [deployKeyKey, projectKey]
//   needs: [projects, deploy-keys]
//   evidence: 'Deploy key {title} may push to {path}.'
//   calls: ['PUT /projects/{projectId}/deploy_keys/{deployKeyId} can_push=false']
// remediation: 'Make the key read-only, or replace it with a scoped project token used only from protected refs.'
// controls:
//   soc2: ['CC6.1', 'CC8.1']
//   iso27001_2022: ['A.5.17', 'A.8.4']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['AC-6', 'IA-5', 'CM-5']
//   cis_gitlab: ['1.1.15']
//   owasp_cicd: ['CICD-SEC-1', 'CICD-SEC-6']
// ---
MATCH (k:GitLabDeployKey)-[r:GRANTS]->(p:GitLabProject)
WHERE coalesce(p.archived, false) = false
RETURN
  CASE WHEN NOT 'canPush' IN coalesce(r.unreadable, []) THEN r.canPush END AS fires,
  p.id AS projectId,
  k.id AS deployKeyId,
  k.title AS title,
  p.fullPath AS path,
  k.fingerprintSha256 AS fingerprint,
  k.expiresAt AS expiresAt,
  k.key AS deployKeyKey,
  p.key AS projectKey
