// ---
// id: code-owner-review-gap
// title: 'Sensitive paths lack enforced code-owner review'
// description: >-
//   Projects with a CODEOWNERS file whose default branch no rule makes ask code owners (of all rules that fit one is enough, R19),
//   or all of whose sections are optional; and critical projects (`criticalProjects`; none are when the list is empty) without
//   such a file, or whose file does not cover `.gitlab-ci.yml` and CODEOWNERS itself. Archived and empty projects are left out.
//   CODEOWNERS files are not read yet: until they are, every answer is unknown.
// params:
//   criticalProjects: { type: string_list, default: [], description: Full paths of the projects that are critical. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   branch: { type: string, description: 'Its default branch.' }
//   path: { type: string, description: 'Full path of the project.' }
//   why: { type: strings, description: '`not required`, `all sections optional`, `no file`, `pipeline not covered`.' }
//   critical: { type: boolean, description: 'Whether the project is listed as critical.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: medium
//   category: branch-protection
//   identity: [projectId, branch]
//   asset: projectKey
//   path: []
//   needs: [projects, branch-rules, code-owners]
//   tier: premium
//   evidence: 'Code owners need not review {branch} of {path}: {why}.'
//   calls: ['PATCH /projects/{projectId}/protected_branches/{branch} code_owner_approval_required=true']
// remediation: 'Add owners for CI, deployment and CODEOWNERS paths and require code-owner approval on the branch.'
// controls:
//   soc2: ['CC8.1']
//   iso27001_2022: ['A.5.3', 'A.8.4', 'A.8.32']
//   nist_800_53: ['CM-3', 'AC-5']
//   cis_gitlab: ['1.1.6', '1.1.7', '2.3.4']
//   owasp_cicd: ['CICD-SEC-1', 'CICD-SEC-4']
// ---
MATCH (p:GitLabProject)
WHERE
  coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false) AND
  NOT coalesce(p.emptyRepo, false) AND
  p.defaultBranch IS NOT NULL
WITH
  p,
  head([(p)-[:HAS]->(b:GitLabBranch {default: true}) | b]) AS b,
  head([(p)-[:HAS]->(f:GitLabCodeOwners) | f]) AS f
WITH
  p,
  f,
  f IS NOT NULL OR CASE WHEN p.hasCodeOwners = false THEN false END AS present,
  CASE
    WHEN b IS NOT NULL THEN
      any(required IN [(b)<-[:PROTECTS]-(r:GitLabProtectedBranch) | CASE WHEN NOT 'codeOwnerApprovalRequired' IN coalesce(r.unreadable, []) THEN r.codeOwnerApprovalRequired END] WHERE required)
  END AS required,
  p.fullPath IN $criticalProjects AS critical
WITH
  p,
  critical,
  present AND NOT required AS loose,
  present AND f.allSectionsOptional AS optional,
  critical AND NOT present AS absent,
  critical AND present AND NOT (f.coversCiConfig AND f.coversItself) AS uncovered
RETURN
  loose OR optional OR absent OR uncovered AS fires,
  p.id AS projectId,
  p.defaultBranch AS branch,
  p.fullPath AS path,
  CASE WHEN loose THEN ['not required'] ELSE [] END +
    CASE WHEN optional THEN ['all sections optional'] ELSE [] END +
    CASE WHEN absent THEN ['no file'] ELSE [] END +
    CASE WHEN uncovered THEN ['pipeline not covered'] ELSE [] END AS why,
  critical,
  p.key AS projectKey
