// ---
// id: approvals-kept-after-push
// title: 'Approvals stay valid after new commits'
// description: >-
//   Projects whose approvals outlive new commits: what is merged may not be what was approved. The finding tells where at least
//   approvals of code owners are taken back. The value in force counts: that which the API tells of the project, unless the
//   settings of a group above or of the instance, where they are known, forbid it. Archived projects are left out (R36). Unknown
//   where the settings of the project could not be read, as below Premium.
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   path: { type: string, description: 'Full path of the project.' }
//   codeOwnersOnly: { type: boolean, description: 'Whether approvals of the owners of what the new commits change are taken back; none when unknown.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: medium
//   category: code-review
//   identity: [projectId]
//   asset: projectKey
//   path: []
//   needs: [projects, project-approval-settings]
//   tier: premium
//   evidence: 'In {path} approvals stay when commits are added; only those of code owners are taken back: {codeOwnersOnly}.'
//   calls: ['POST /projects/{projectId}/approvals reset_approvals_on_push=true']
// remediation: 'Select Remove all approvals when commits are added.'
// controls:
//   soc2: ['CC8.1']
//   iso27001_2022: ['A.8.32']
//   nist_800_53: ['CM-3']
//   cis_gitlab: ['1.1.4']
//   owasp_cicd: ['CICD-SEC-1']
// ---
MATCH (p:GitLabProject)
WHERE coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false)
WITH
  p,
  EXISTS {
    MATCH (g:GitLabGroup {retainApprovalsOnPush: false})((:GitLabGroup)-[:HAS]->(:GitLabGroup))*(:GitLabGroup)-[:HAS]->(p)
    WHERE NOT 'retainApprovalsOnPush' IN coalesce(g.unreadable, [])
  } AS locked
RETURN
  NOT CASE WHEN NOT 'resetApprovalsOnPush' IN coalesce(p.unreadable, []) THEN p.resetApprovalsOnPush END AND NOT locked AS fires,
  p.id AS projectId,
  p.fullPath AS path,
  CASE WHEN NOT 'selectiveCodeOwnerRemovals' IN coalesce(p.unreadable, []) THEN p.selectiveCodeOwnerRemovals END AS codeOwnersOnly,
  p.key AS projectKey
