// ---
// id: security-approval-policy-weak
// title: 'Merge request approval policy can be bypassed'
// description: >-
//   Merge request approval policies that are linked to a project and only warn, let merging go on when they cannot be evaluated,
//   may be bypassed by a role or group with more than `bypassMembers` members, or do not count for the default branch; and
//   critical projects (`criticalProjects`; none are when the list is empty) without a policy. Of a role the direct members of the
//   project and of groups above count. Archived projects are left out. Security policies are not read yet: until they are,
//   critical projects are unknown and no other is looked at.
// params:
//   bypassMembers: { type: int, default: 5, min: 0, description: Members that a role or group may have that may bypass. }
//   criticalProjects: { type: string_list, default: [], description: Full paths of the projects that are critical. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   policyName: { type: string, description: 'Name of the policy; `none` where there is none.' }
//   path: { type: string, description: 'Full path of the project.' }
//   why: { type: strings, description: '`warn only`, `fails open`, `broad bypass`, `not the default branch`, `no policy`.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: high
//   category: code-review
//   identity: [projectId, policyName]
//   asset: projectKey
//   path: []
//   needs: [projects, security-policies, members]
//   tier: ultimate
//   evidence: 'The approval policy {policyName} of {path} is weak: {why}.'
//   calls: ['PUT /projects/<policy project of {path}>/repository/files/.gitlab%2Fsecurity-policies%2Fpolicy.yml branch=main content=<policy {policyName}>']
// remediation: 'Set enforce and fail closed, narrow the bypass list, scope it to all protected branches.'
// controls:
//   soc2: ['CC8.1', 'CC7.1']
//   iso27001_2022: ['A.8.29', 'A.8.32']
//   nist_800_53: ['CM-3(2)', 'SA-11', 'RA-5']
//   cis_gitlab: ['1.1.18']
//   owasp_cicd: ['CICD-SEC-1']
// ---
CALL () {
  MATCH (p:GitLabProject)<-[:GOVERNS]-(policy:GitLabApprovalPolicy)
  RETURN p, policy
  UNION
  MATCH (p:GitLabProject)
  WHERE p.fullPath IN $criticalProjects AND NOT EXISTS { (p)<-[:GOVERNS]-(:GitLabApprovalPolicy) }
  RETURN p, null AS policy
}
WITH p, policy
WHERE coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false)
WITH
  p,
  policy,
  policy.enforcementType = 'warn' AS warns,
  policy.fallbackBehavior = 'open' AS opens,
  any(
    members IN
      COLLECT {
        MATCH (policy)-[:BYPASSED_BY]->(g:GitLabGroup)
        RETURN COUNT { (:GitLabUser)-[m:MEMBER_OF]->(g) WHERE coalesce(m.state, 'active') = 'active' }
      } +
        COLLECT {
          UNWIND policy.bypassAccessLevels AS level
          RETURN COUNT {
            MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h:GitLabGroup|GitLabProject)((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))*(p)
            WHERE m.accessLevel >= level AND coalesce(m.state, 'active') = 'active'
            RETURN DISTINCT u
          }
        }
    WHERE members > $bypassMembers
  ) OR CASE WHEN policy.bypassAccessLevels IS NOT NULL THEN false END AS broad,
  CASE
    WHEN policy.branchType IN ['all', 'default'] THEN false
    WHEN policy.branchType = 'protected' THEN
      CASE
        WHEN EXISTS { (p)-[:HAS]->(:GitLabBranch {default: true}) } THEN
          NOT EXISTS { (p)-[:HAS]->(:GitLabBranch {default: true})<-[:PROTECTS]-(:GitLabProtectedBranch) }
      END
    ELSE NOT any(name IN policy.branches WHERE (name = p.defaultBranch OR name CONTAINS '*' AND p.defaultBranch =~ '\\Q' + replace(name, '*', '\\E.*\\Q') + '\\E'))
  END AS elsewhere
RETURN
  CASE
    WHEN policy IS NULL THEN CASE WHEN p.hasApprovalPolicies = false THEN true END
    ELSE warns OR opens OR broad OR elsewhere
  END AS fires,
  p.id AS projectId,
  coalesce(policy.name, 'none') AS policyName,
  p.fullPath AS path,
  CASE WHEN warns THEN ['warn only'] ELSE [] END +
    CASE WHEN opens THEN ['fails open'] ELSE [] END +
    CASE WHEN broad THEN ['broad bypass'] ELSE [] END +
    CASE WHEN elsewhere THEN ['not the default branch'] ELSE [] END +
    CASE WHEN policy IS NULL THEN ['no policy'] ELSE [] END AS why,
  p.key AS projectKey
