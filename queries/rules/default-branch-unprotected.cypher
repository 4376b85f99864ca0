// ---
// id: default-branch-unprotected
// title: 'Default branch is not protected'
// description: >-
//   Projects with commits that are not archived and whose default branch no rule protects, neither one of the project nor one of
//   its group, exact or wildcard: every Developer pushes to it and may force-push it (R24). Unknown where the rules, or which
//   branch is the default one, could not be read.
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   branch: { type: string, description: 'Its default branch.' }
//   path: { type: string, description: 'Full path of the project.' }
//   visibility: { type: string, description: 'Visibility of the project.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: high
//   category: branch-protection
//   identity: [projectId, branch]
//   asset: projectKey
//   path: []
//   needs: [projects, branch-rules, branch-rules-rest]
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: 'The default branch {branch} of {path} is not protected: every Developer may push and force-push to it.'
//   calls: ['POST /projects/{projectId}/protected_branches name={branch} push_access_level=0 merge_access_level=40 allow_force_push=false']
// remediation: 'Protect the branch: push No one, merge Maintainers, force push off.'
// controls:
//   soc2: ['CC8.1', 'CC6.1']
//   iso27001_2022: ['A.8.4', 'A.8.32']
//   gdpr: ['Art. 32(1)(b)']
//   eu_ai_act: ['Art. 15(5)']
//   nist_800_53: ['CM-3', 'CM-5']
//   cis_gitlab: ['1.1.20']
//   owasp_cicd: ['CICD-SEC-1']
// ---
MATCH (p:GitLabProject)
WHERE
  coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false) AND
  NOT coalesce(p.emptyRepo, false) AND
  (p.defaultBranch IS NOT NULL OR 'defaultBranch' IN coalesce(p.unreadable, []))
WITH p, head([(p)-[:HAS]->(b:GitLabBranch {default: true}) | b]) AS b
RETURN
  CASE
    WHEN EXISTS { (b)<-[:PROTECTS]-(:GitLabProtectedBranch) } THEN false
    // Only a list of rules that was read whole tells of branches.
    WHEN b IS NOT NULL AND NOT 'protected' IN coalesce(b.unreadable, []) THEN NOT coalesce(b.protected, false)
  END AS fires,
  p.id AS projectId,
  p.defaultBranch AS branch,
  p.fullPath AS path,
  p.visibility AS visibility,
  p.key AS projectKey
