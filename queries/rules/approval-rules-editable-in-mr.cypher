// ---
// id: approval-rules-editable-in-mr
// title: 'Approval rules can be edited inside a merge request'
// description: >-
//   Projects whose merge requests may change their own approval rules. The value in force counts: that which the API tells of the
//   project, unless the settings of a group above or of the instance, where they are known, forbid it. Archived projects are left
//   out (R36). Unknown where the settings of the project could not be read, as below Premium.
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   path: { type: string, description: 'Full path of the project.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: medium
//   category: code-review
//   identity: [projectId]
//   asset: projectKey
//   path: []
//   needs: [projects, project-approval-settings]
//   tier: premium
//   evidence: 'In {path} a merge request may change its own approval rules.'
//   calls: ['POST /projects/{projectId}/approvals disable_overriding_approvers_per_merge_request=true']
// remediation: 'Enable Prevent editing approval rules in merge requests.'
// controls:
//   soc2: ['CC8.1']
//   iso27001_2022: ['A.8.32']
//   nist_800_53: ['CM-3', 'CM-5']
//   cis_gitlab: ['1.1.5']
//   owasp_cicd: ['CICD-SEC-1']
// ---
MATCH (p:GitLabProject)
WHERE coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false)
WITH
  p,
  EXISTS {
    MATCH (g:GitLabGroup {allowOverridesToApproverListPerMergeRequest: false})((:GitLabGroup)-[:HAS]->(:GitLabGroup))*(:GitLabGroup)-[:HAS]->(p)
    WHERE NOT 'allowOverridesToApproverListPerMergeRequest' IN coalesce(g.unreadable, [])
  } OR
    EXISTS {
      MATCH (a:GitLabAccount {disableOverridingApproversPerMergeRequest: true})((:GitLabAccount|GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))*(p)
      WHERE NOT 'disableOverridingApproversPerMergeRequest' IN coalesce(a.unreadable, [])
    } AS locked
RETURN
  NOT CASE WHEN NOT 'disableOverridingApproversPerMergeRequest' IN coalesce(p.unreadable, []) THEN p.disableOverridingApproversPerMergeRequest END AND NOT locked AS fires,
  p.id AS projectId,
  p.fullPath AS path,
  p.key AS projectKey
