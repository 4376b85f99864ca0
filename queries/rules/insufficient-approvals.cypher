// ---
// id: insufficient-approvals
// title: 'Too few approvals needed to merge'
// description: >-
//   Default branches into which too few approvals are needed to merge. What counts is the most approvals that one rule asks of
//   every merge request into the branch, for one person may count for several rules; or the old setting of the project (R35).
//   Rules for scans ask only when something was found and do not count. High with fewer than `minApprovals`; medium with fewer
//   than `criticalMinApprovals` in a critical project (`criticalProjects`; none are when the list is empty) or one with a
//   production environment. GitLab Free has no approval rules: its projects are left out, as archived and empty ones are. Unknown
//   where rules, or which of them count for the branch, could not be read and those that were do not ask enough.
// params:
//   minApprovals: { type: int, default: 1, description: 'Approvals needed everywhere.' }
//   criticalMinApprovals: { type: int, default: 2, description: 'Approvals needed where it is critical or deploys to production.' }
//   criticalProjects: { type: string_list, default: [], description: Full paths of the projects that are critical. }
//   productionNames: { type: string_list, default: [production, prod, live], description: Lower-case names of environments that are production whatever their tier. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   branch: { type: string, description: 'Its default branch.' }
//   path: { type: string, description: 'Full path of the project.' }
//   approvals: { type: int, description: 'Approvals that are needed.' }
//   critical: { type: boolean, description: 'Whether the project is listed as critical.' }
//   production: { type: boolean, description: 'Whether it has a production environment; none when unknown.' }
//   severity: { type: string, description: '`high` or `medium`.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: high
//   category: code-review
//   identity: [projectId, branch]
//   asset: projectKey
//   path: []
//   needs: [projects, branch-rules, approval-rules]
//   tier: premium
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: 'A merge request into {branch} of {path} needs {approvals} approvals (critical: {critical}, deploys to production: {production}).'
//   calls: ['POST /projects/{projectId}/approval_rules name=Review approvals_required=2 applies_to_all_protected_branches=true']
// remediation: 'Require at least one approval everywhere and two on critical projects.'
// controls:
//   soc2: ['CC8.1']
//   iso27001_2022: ['A.5.3', 'A.8.32']
//   iso42001: ['A.6.2.4']
//   gdpr: ['Art. 32(1)(d)']
//   eu_ai_act: ['Art. 17(1)(c)']
//   nist_800_53: ['CM-3', 'AC-5']
//   cis_gitlab: ['1.1.3']
//   owasp_cicd: ['CICD-SEC-1']
// ---
MATCH (p:GitLabProject)
WHERE
  coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false) AND
  NOT coalesce(p.emptyRepo, false) AND
  p.defaultBranch IS NOT NULL AND
  NOT EXISTS { (:GitLabAccount {tier: 'free'})((:GitLabAccount|GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))*(p) }
WITH p, head([(p)-[:HAS]->(b:GitLabBranch {default: true}) | b]) AS b
WITH
  p,
  b,
  [(b)<-[:PROTECTS]-(r:GitLabProtectedBranch) | r] AS protecting,
  [(p)-[:HAS]->(a:GitLabApprovalRule) | a] AS asking
UNWIND CASE WHEN size(asking) = 0 THEN [null] ELSE asking END AS a
WITH p, b, protecting, a, [(a)-[:APPLIES_TO]->(r:GitLabProtectedBranch) | r] AS applied
WITH
  p,
  b,
  a,
  CASE WHEN NOT 'approvalsRequired' IN coalesce(a.unreadable, []) THEN a.approvalsRequired END AS asked,
  CASE
    // What a change can keep clear of is not asked of every merge request.
    WHEN a.ruleType = 'code_owner' THEN false
    WHEN a.ruleType = 'report_approver' AND coalesce(a.reportType, '') <> 'any_merge_request' THEN false
    WHEN size(applied) > 0 THEN
      any(r IN applied WHERE r IN protecting) OR CASE WHEN b IS NOT NULL THEN false END
    WHEN CASE WHEN NOT 'appliesToAllProtectedBranches' IN coalesce(a.unreadable, []) THEN a.appliesToAllProtectedBranches END THEN
      size(protecting) > 0 OR CASE WHEN b IS NOT NULL THEN false END
    ELSE true
  END AS applies
WITH
  p,
  coalesce(CASE WHEN NOT 'approvalsBeforeMerge' IN coalesce(p.unreadable, []) THEN p.approvalsBeforeMerge END, 0) AS old,
  coalesce(max(CASE WHEN applies THEN asked END), 0) AS most,
  count(a) = 0 AND coalesce(CASE WHEN NOT 'hasApprovalRules' IN coalesce(p.unreadable, []) THEN p.hasApprovalRules END, true) OR
    count(CASE WHEN a IS NOT NULL AND (applies IS NULL OR applies AND asked IS NULL) THEN 1 END) > 0 AS unsure
WITH
  p,
  CASE WHEN old > most THEN old ELSE most END AS approvals,
  CASE WHEN NOT unsure THEN true END AS certain,
  p.fullPath IN $criticalProjects AS critical,
  EXISTS {
    (p)-[:HAS]->(e:GitLabEnvironment)
    WHERE
      coalesce(e.state, 'available') = 'available' AND
      (e.tier = 'production' OR toLower(e.name) IN $productionNames)
  } OR CASE WHEN NOT 'hasProtectedEnvironments' IN coalesce(p.unreadable, []) THEN false END AS production
RETURN
  certain AND
    (approvals < $minApprovals OR approvals < $criticalMinApprovals AND (critical OR production)) AS fires,
  p.id AS projectId,
  p.defaultBranch AS branch,
  p.fullPath AS path,
  approvals,
  critical,
  production,
  CASE WHEN approvals < $minApprovals THEN 'high' ELSE 'medium' END AS severity,
  p.key AS projectKey
