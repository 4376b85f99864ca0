// ---
// id: self-approval-allowed
// title: 'Authors or committers may approve their own change'
// description: >-
//   Projects in which the author of a merge request may approve it, or those who committed to it (R35): one person gets a change
//   in alone. The value in force counts: that which the API tells of the project, unless the settings of a group above or of the
//   instance, where they are known, forbid it. Archived projects are left out (R36). Unknown where the settings of the project
//   could not be read, as below Premium.
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   path: { type: string, description: 'Full path of the project.' }
//   who: { type: strings, description: 'Who may approve their own change: `authors`, `committers`.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: medium
//   category: code-review
//   identity: [projectId]
//   asset: projectKey
//   path: []
//   needs: [projects, project-approval-settings]
//   tier: premium
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: 'In {path} {who} may approve their own change.'
//   calls: ['POST /projects/{projectId}/approvals merge_requests_author_approval=false merge_requests_disable_committers_approval=true']
// remediation: 'Prevent approval by the creator and by users who add commits; lock at group level.'
// controls:
//   soc2: ['CC8.1', 'CC6.3']
//   iso27001_2022: ['A.5.3']
//   eu_ai_act: ['Art. 14(4)']
//   nist_800_53: ['AC-5', 'CM-3']
//   cis_gitlab: ['1.1.3']
//   owasp_cicd: ['CICD-SEC-1']
// ---
MATCH (p:GitLabProject)
WHERE coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false)
WITH
  p,
  EXISTS {
    MATCH (g:GitLabGroup {allowAuthorApproval: false})((:GitLabGroup)-[:HAS]->(:GitLabGroup))*(:GitLabGroup)-[:HAS]->(p)
    WHERE NOT 'allowAuthorApproval' IN coalesce(g.unreadable, [])
  } OR
    EXISTS {
      MATCH (a:GitLabAccount {preventMergeRequestsAuthorApproval: true})((:GitLabAccount|GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))*(p)
      WHERE NOT 'preventMergeRequestsAuthorApproval' IN coalesce(a.unreadable, [])
    } AS authorsLocked,
  EXISTS {
    MATCH (g:GitLabGroup {allowCommitterApproval: false})((:GitLabGroup)-[:HAS]->(:GitLabGroup))*(:GitLabGroup)-[:HAS]->(p)
    WHERE NOT 'allowCommitterApproval' IN coalesce(g.unreadable, [])
  } OR
    EXISTS {
      MATCH (a:GitLabAccount {preventMergeRequestsCommittersApproval: true})((:GitLabAccount|GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))*(p)
      WHERE NOT 'preventMergeRequestsCommittersApproval' IN coalesce(a.unreadable, [])
    } AS committersLocked
WITH
  p,
  CASE WHEN NOT 'mergeRequestsAuthorApproval' IN coalesce(p.unreadable, []) THEN p.mergeRequestsAuthorApproval END AND NOT authorsLocked AS authors,
  NOT CASE WHEN NOT 'mergeRequestsDisableCommittersApproval' IN coalesce(p.unreadable, []) THEN p.mergeRequestsDisableCommittersApproval END AND NOT committersLocked AS committers
RETURN
  authors OR committers AS fires,
  p.id AS projectId,
  p.fullPath AS path,
  CASE WHEN authors THEN ['authors'] ELSE [] END + CASE WHEN committers THEN ['committers'] ELSE [] END AS who,
  p.key AS projectKey
