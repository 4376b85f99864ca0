// ---
// id: deploy-key-reused
// title: 'One deploy key is enabled on several projects'
// description: >-
//   One deploy key, told by its fingerprint, that is enabled on `minProjects` projects or more; archived ones do not count
//   (R23). Medium when it reads only, and all projects have the same top-level group, the same visibility, and are all or
//   none on the list of critical projects. A key whose fingerprint could not be read is told by its id, and unknown unless
//   that alone suffices.
// params:
//   minProjects: { type: int, default: 2, min: 2, max: 100000, description: Projects from which on it fires. }
//   criticalProjects: { type: string_list, default: [], description: Full paths of critical projects. }
// returns:
//   fires: boolean
//   keyFingerprint: { type: string, description: 'SHA-256 fingerprint; the MD5 one, or the key of the node, where there is none.' }
//   title: { type: string, description: Title of the key. }
//   projectCount: { type: int, description: Projects that it is enabled on. }
//   writeCount: { type: int, description: Those that it may push to. }
//   paths: { type: strings, description: Full paths of up to twenty of the projects. }
//   path: { type: string, description: Full path of the first of them. }
//   severity: { type: string, description: '`medium` where it reads only, in one place.' }
//   projectId: { type: int, description: GitLab’s id of that project. }
//   deployKeyId: { type: int, description: GitLab’s id of the key. }
//   deployKeyKey: { type: string, description: Key of the deploy key. }
//   projectKey: { type: string, description: Key of that project. }
// alert:
//   severity: high
//   category: non-human-identity
//   identity: [keyFingerprint]
//   asset: deployKeyKey
//   path: [deployKeyKey, projectKey]
//   needs: [projects, deploy-keys]
//   evidence: 'Deploy key {title} opens {projectCount} projects, {writeCount} of them for pushing: {paths}.'
//   calls: ['DELETE /projects/{projectId}/deploy_keys/{deployKeyId}']
// remediation: 'Issue one read-only key per project.'
// controls:
//   soc2: ['CC6.1', 'CC6.3']
//   iso27001_2022: ['A.5.16', 'A.5.17']
//   nist_800_53: ['IA-5', 'AC-4', 'AC-6']
//   owasp_cicd: ['CICD-SEC-5', 'CICD-SEC-6']
// ---
MATCH (k:GitLabDeployKey)-[r:GRANTS]->(p:GitLabProject)
WHERE coalesce(p.archived, false) = false
WITH
  split(k.key, '/')[0] AS host,
  coalesce(k.fingerprintSha256, k.fingerprint, k.key) AS keyFingerprint,
  coalesce(k.fingerprintSha256, k.fingerprint) IS NOT NULL AS told,
  k,
  p,
  CASE WHEN NOT 'canPush' IN coalesce(r.unreadable, []) THEN r.canPush END AS canPush
ORDER BY p.fullPath, p.key, k.key
WITH
  host,
  keyFingerprint,
  head(collect(k)) AS k,
  collect(told) AS tolds,
  collect(DISTINCT p) AS projects,
  count(DISTINCT CASE WHEN canPush THEN p END) AS writeCount,
  count(DISTINCT CASE WHEN canPush = false THEN p END) AS readCount
WITH
  *,
  size(projects) AS projectCount,
  [p IN projects | [split(p.fullPath, '/')[0], p.visibility, p.fullPath IN $criticalProjects]] AS places
RETURN
  CASE
    WHEN projectCount >= $minProjects THEN true
    WHEN all(told IN tolds WHERE told) THEN false
  END AS fires,
  keyFingerprint,
  k.title AS title,
  projectCount,
  writeCount,
  [p IN projects | p.fullPath][..20] AS paths,
  projects[0].fullPath AS path,
  CASE WHEN writeCount = 0 AND readCount = projectCount AND all(place IN places WHERE place = places[0]) THEN 'medium' END AS severity,
  projects[0].id AS projectId,
  k.id AS deployKeyId,
  k.key AS deployKeyKey,
  projects[0].key AS projectKey
