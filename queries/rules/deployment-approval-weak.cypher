// ---
// id: deployment-approval-weak
// title: 'Production deployment needs no independent approval'
// description: >-
//   Protected production environments, by their tier or by a name in `productionNames`, whose deployments need no approval by any
//   rule of the project or of a group above (R33), or whose approvers are all bots and service accounts. Approvers are the roles,
//   people and members of groups that approval rules name; by the old, single setting those who may deploy. A role counts as
//   people. The setting by which whoever triggered a pipeline may approve its deployment is not read. Unprotected ones are another
//   rule's; archived projects are left out (R36). Unknown where rules, or whether an approver is a bot, could not be read.
// params:
//   productionNames: { type: string_list, default: [production, prod, live], description: Lower-case names of environments that are production whatever their tier. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   environment: { type: string, description: 'Name of the environment.' }
//   path: { type: string, description: 'Full path of the project.' }
//   why: { type: string, description: '`no approval` or `bots only`.' }
//   approvers: { type: strings, description: 'Usernames of the people whom rules name as approvers, sorted.' }
//   rules: { type: strings, description: 'Names or tiers of the rules that protect it, sorted.' }
//   environmentKey: { type: string, description: 'Key of the environment.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: high
//   category: environments
//   identity: [projectId, environment]
//   asset: environmentKey
//   path: []
//   needs: [projects, environments, project-protected-environments, group-protected-environments, members]
//   tier: premium
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: 'A deployment to the production environment {environment} of {path} needs no independent approval: {why}.'
//   calls: ['PUT /projects/{projectId}/protected_environments/{environment} approval_rules[][access_level]=40 approval_rules[][required_approvals]=1']
// remediation: 'Require at least one human approver other than the triggerer.'
// controls:
//   soc2: ['CC8.1', 'CC6.3']
//   iso27001_2022: ['A.5.3', 'A.8.32']
//   iso42001: ['A.6.2.5']
//   gdpr: ['Art. 32(1)(b)']
//   eu_ai_act: ['Art. 14(4)']
//   nist_800_53: ['CM-3', 'CM-5', 'AC-5']
//   cis_gitlab: ['5.2.3']
//   owasp_cicd: ['CICD-SEC-1']
// ---
MATCH (p:GitLabProject)-[:HAS]->(e:GitLabEnvironment)
WHERE
  coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false) AND
  coalesce(CASE WHEN NOT 'state' IN coalesce(e.unreadable, []) THEN e.state END, 'available') = 'available'
WITH
  p,
  e,
  CASE WHEN NOT 'tier' IN coalesce(e.unreadable, []) THEN e.tier END = 'production' OR toLower(e.name) IN $productionNames AS production
WHERE coalesce(production, true)
WITH p, e, production, [(e)<-[:PROTECTS]-(r:GitLabProtectedEnvironment) | r] AS rules
WHERE size(rules) > 0 OR 'hasProtectedEnvironments' IN coalesce(p.unreadable, [])
WITH
  p,
  e,
  production,
  rules,
  COLLECT {
    UNWIND rules AS r
    WITH
      r,
      CASE WHEN NOT 'requiredApprovalCount' IN coalesce(r.unreadable, []) THEN coalesce(r.requiredApprovalCount, 0) END AS single,
      CASE WHEN NOT 'approvalsByAccessLevel' IN coalesce(r.unreadable, []) THEN coalesce(r.approvalsByAccessLevel, []) END AS byLevel
    RETURN {
      needed:
        single > 0 OR
        any(entry IN byLevel WHERE toInteger(split(entry, ':')[1]) > 0) OR
        EXISTS { ()-[named:ALLOWED_TO_APPROVE]->(r) WHERE coalesce(named.requiredApprovals, 1) > 0 },
      roles:
        any(entry IN byLevel WHERE toInteger(split(entry, ':')[0]) > 0 AND toInteger(split(entry, ':')[1]) > 0) OR
        single > 0 AND any(level IN r.deployAccessLevels WHERE level > 0)
    }
  } AS terms,
  COLLECT {
    UNWIND rules AS r
    MATCH (r)<-[entry:ALLOWED_TO_APPROVE|ALLOWED_TO_DEPLOY]-(x:GitLabUser|GitLabGroup)
    WHERE entry:ALLOWED_TO_APPROVE OR r.requiredApprovalCount > 0
    UNWIND
      CASE
        WHEN x:GitLabUser THEN [x]
        WHEN size(x._claims) = 0 THEN [null]
        ELSE
          [(x)<-[m:MEMBER_OF]-(u:GitLabUser) WHERE coalesce(m.state, 'active') = 'active' | u] +
          CASE
            WHEN entry.groupInheritanceType = 1 THEN COLLECT {
              MATCH (x)<-[:HAS]-(:GitLabGroup)((:GitLabGroup)<-[:HAS]-(:GitLabGroup))*(h:GitLabGroup)
              MATCH (h)<-[m:MEMBER_OF]-(u:GitLabUser)
              WHERE coalesce(m.state, 'active') = 'active'
              RETURN u
            }
            ELSE []
          END
      END AS u
    RETURN DISTINCT {
      name: coalesce(u.username, u.key),
      bot: CASE WHEN u.bot OR u.userType <> 'HUMAN' THEN true WHEN u.bot = false OR u.userType = 'HUMAN' THEN false END
    }
  } AS approvers
WITH
  p,
  e,
  production,
  rules,
  approvers,
  any(term IN terms WHERE term.needed) OR CASE WHEN size(rules) = 0 THEN null ELSE false END AS needed,
  size(approvers) > 0 AND
    all(approver IN approvers WHERE approver.bot) AND
    NOT any(term IN terms WHERE term.roles) AS bots
RETURN
  production AND (NOT needed OR bots) AS fires,
  p.id AS projectId,
  e.name AS environment,
  p.fullPath AS path,
  CASE WHEN needed THEN 'bots only' ELSE 'no approval' END AS why,
  COLLECT { UNWIND approvers AS approver WITH approver.name AS name WHERE name IS NOT NULL RETURN DISTINCT name ORDER BY name } AS approvers,
  COLLECT { UNWIND rules AS r RETURN DISTINCT r.name AS name ORDER BY name } AS rules,
  e.key AS environmentKey,
  p.key AS projectKey
