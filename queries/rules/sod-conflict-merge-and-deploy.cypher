// ---
// id: sod-conflict-merge-and-deploy
// title: 'One identity can write, approve, merge and deploy'
// description: >-
//   People, bots and service accounts who alone can bring a change to production: with a role from Developer on in a project
//   that has an environment for production they write it, satisfy its approvals (none is required on the default branch, or
//   each rule asks for one, authors or committers may approve, and the rule lets them, R35), merge it to the default branch
//   (R19 to R24), which is taken for the one that is deployed, and deploy to an environment for production that asks for no
//   approvals (R33). Everybody is looked at who has such a role (R1 to R7) and is not blocked, in every project with an
//   environment that asks for no approvals, unless a rule asks for two approvals or nobody may approve their own work: there
//   nobody can. Rules of code owners and of reports are left out: a change can keep clear of them. Administrators count
//   by their own roles only, deploy keys and tokens as the accounts that they act for. Archived projects, and those without
//   a repository, CI/CD or merge requests, are left out. Where it could not be read what approvals the project asks for, or
//   what protects its default branch, the whole project is one unknown; a person is unknown where a rule, what the environment
//   is for, the account, or an invitation (R7) could not be read and that decides.
// params:
//   productionNames: { type: string_list, default: [production, prod, live], description: 'Names of environments, in lower case, that are for production whatever their tier.' }
//   exceptions: { type: string_list, default: [], description: Usernames or keys of accounts that are accepted as they are. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   identityId: { type: int, description: 'GitLab''s id of the user.' }
//   username: { type: string, description: Username. }
//   path: { type: string, description: Full path of the project. }
//   accessLevel: { type: int, description: The role in the project. }
//   approvals: { type: string, description: '`none required` or `their own counts`.' }
//   branch: { type: string, description: The default branch. }
//   environments: { type: strings, description: 'Environments for production that ask for no approvals and to which the person may deploy, sorted.' }
//   userKey: { type: string, description: Key of the user. }
//   projectKey: { type: string, description: Key of the project. }
// alert:
//   severity: high
//   category: access
//   identity: [projectId, identityId]
//   asset: projectKey
//   path: [userKey, projectKey]
//   needs: [projects, members, group-shares, project-shares, branch-rules, approval-rules, project-approval-settings, environments, project-protected-environments]
//   tier: premium
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: '@{username} alone can write, approve (approvals: {approvals}), merge to {branch} and deploy to {environments} in {path}.'
//   calls: ['POST /projects/{projectId}/approvals merge_requests_author_approval=false merge_requests_disable_committers_approval=true', 'POST /projects/{projectId}/approval_rules name=:name approvals_required=2', 'POST /projects/{projectId}/protected_environments name=:name']
// remediation: 'Split the roles: two-person approval, deploy group distinct from merge group.'
// controls:
//   soc2: ['CC6.3', 'CC8.1']
//   iso27001_2022: ['A.5.3', 'A.8.32']
//   iso42001: ['A.3.2']
//   eu_ai_act: ['Art. 14(4)']
//   nist_800_53: ['AC-5', 'CM-5']
//   cis_gitlab: ['1.1.3', '5.2.3']
//   owasp_cicd: ['CICD-SEC-1', 'CICD-SEC-5']
// ---
MATCH (r:GitLabProject)-[:HAS]->(e:GitLabEnvironment)
WITH r, e, CASE WHEN NOT 'tier' IN coalesce(e.unreadable, []) THEN e.tier END = 'production' OR toLower(e.name) IN $productionNames AS production
WHERE
  coalesce(production, true) AND
  coalesce(e.state, 'available') <> 'stopped' AND
  NOT coalesce(r.archived, false) AND
  coalesce(r.buildsAccessLevel, 'enabled') <> 'disabled' AND
  coalesce(r.repositoryAccessLevel, 'enabled') <> 'disabled' AND
  coalesce(r.mergeRequestsAccessLevel, 'enabled') <> 'disabled'
WITH r, collect({e: e, production: production}) AS candidates
WITH r, COLLECT {
    UNWIND candidates AS candidate WITH r, candidate.e AS e, candidate.production AS production
    WHERE
      NOT EXISTS {
        MATCH (rule:GitLabProtectedEnvironment)-[:PROTECTS]->(e)
        WHERE
          coalesce(rule.requiredApprovalCount, 0) > 0 OR
            size(coalesce(rule.approvalAccessLevels, [])) > 0 OR
            EXISTS { (rule)<-[:ALLOWED_TO_APPROVE]-() }
      }
    RETURN {
      name: e.name,
      known: CASE
        WHEN
          production AND
          r.hasProtectedEnvironments IS NOT NULL AND
          NOT 'hasProtectedEnvironments' IN coalesce(r.unreadable, [])
        THEN true
      END,
      production: production,
      rules: COLLECT {
        MATCH (rule:GitLabProtectedEnvironment)-[:PROTECTS]->(e)
        RETURN {
          // Whether it asks for approvals.
          asks: CASE WHEN any(name IN rule.unreadable WHERE name IN ['requiredApprovalCount', 'approvalAccessLevels']) THEN null ELSE false END,
          levels: rule.deployAccessLevels,
          named: COLLECT {
            MATCH (one:GitLabUser)-[:ALLOWED_TO_DEPLOY]->(rule)
            RETURN one.key AS key
            UNION
            MATCH (one:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup)-[:ALLOWED_TO_DEPLOY]->(rule)
            WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= 10
            RETURN one.key AS key
            UNION
            MATCH (one:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))+ (:GitLabGroup)-[:ALLOWED_TO_DEPLOY {groupInheritanceType: 1}]->(rule)
            WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= 10
            RETURN one.key AS key
          }
        }
      }
    }
    ORDER BY e.name
  } AS environments
WHERE size(environments) > 0
OPTIONAL MATCH (r)-[:HAS]->(b:GitLabBranch {default: true})
WITH
  r,
  environments,
  b,
  COLLECT {
    MATCH (rule:GitLabProtectedBranch)-[:PROTECTS]->(b)
    RETURN {
      levels: rule.mergeAccessLevels,
      named:
        COLLECT {
          MATCH (one:GitLabUser)-[:ALLOWED_TO_MERGE]->(rule)
          RETURN one.key AS key
          UNION
          MATCH (one:GitLabUser)-[m:MEMBER_OF]->(i:GitLabGroup)-[:ALLOWED_TO_MERGE]->(rule)
          WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= 30 AND EXISTS { MATCH (i)-[s:INVITED_TO]->(r) WHERE s.accessLevel >= 30 }
          RETURN one.key AS key
        }
    }
  } AS branchRules
WITH
  *,
  CASE WHEN size(branchRules) > 0 THEN true WHEN NOT 'protected' IN coalesce(b.unreadable, []) THEN b.protected END AS isProtected
WITH
  *,
  COLLECT {
    MATCH (r)-[:HAS]->(rule:GitLabApprovalRule)
    WHERE
      coalesce(rule.approvalsRequired, 1) > 0 AND
      coalesce(rule.ruleType, 'regular') IN ['regular', 'any_approver'] AND
      CASE
        WHEN rule.appliesToAllProtectedBranches THEN coalesce(isProtected, true)
        ELSE EXISTS { (rule)-[:APPLIES_TO]->(:GitLabProtectedBranch)-[:PROTECTS]->(b) } OR NOT EXISTS { (rule)-[:APPLIES_TO]->() }
      END
    RETURN {
      // Not known where it is not known whether the rule counts.
      required: CASE WHEN isProtected OR NOT coalesce(rule.appliesToAllProtectedBranches, false) THEN rule.approvalsRequired END,
      anybody: rule.ruleType = 'any_approver',
      named: COLLECT {
        MATCH (one:GitLabUser)-[:ALLOWED_TO_APPROVE]->(rule)
        RETURN one.key AS key
        UNION
        MATCH (one:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup)-[:ALLOWED_TO_APPROVE]->(rule)
        WHERE coalesce(m.state, 'active') = 'active'
        RETURN one.key AS key
      }
    }
  } AS approvals
WITH
  *,
  CASE
    WHEN size(approvals) > 0
    THEN
      NOT any(one IN approvals WHERE one.required > 1) AND
      (NOT any(one IN approvals WHERE one.required > 0) OR
        CASE WHEN NOT 'mergeRequestsAuthorApproval' IN coalesce(r.unreadable, []) THEN r.mergeRequestsAuthorApproval END OR
        NOT CASE
          WHEN NOT 'mergeRequestsDisableCommittersApproval' IN coalesce(r.unreadable, []) THEN r.mergeRequestsDisableCommittersApproval
        END)
    WHEN EXISTS { (r)-[:HAS]->(:GitLabApprovalRule) } THEN true
    WHEN NOT 'hasApprovalRules' IN coalesce(r.unreadable, []) AND NOT r.hasApprovalRules THEN true
  END AS alone
WHERE alone IS NULL OR alone
WITH *, alone IS NULL OR isProtected IS NULL OR (isProtected AND size(branchRules) = 0) AS unclear
CALL (r, unclear) {
  WITH unclear
  WHERE unclear
  RETURN null AS u, null AS level, null AS sureLevel
  UNION ALL
  WITH r, unclear
  WHERE NOT unclear
  CALL (r) {
    MATCH (h:GitLabGroup|GitLabProject) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (r)
    WITH DISTINCT h
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= 30
    RETURN u, m.accessLevel AS level, true AS sure
    UNION ALL
    MATCH (h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (r)
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup)-[s:INVITED_TO]->(h)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= 30 AND s.accessLevel >= 30
    RETURN u, CASE WHEN m.accessLevel < s.accessLevel THEN m.accessLevel ELSE s.accessLevel END AS level, true AS sure
    UNION ALL
    MATCH (i:GitLabGroup)-[s:INVITED_TO]->(r)
    WHERE s.accessLevel >= 30
    OPTIONAL MATCH (namespace:GitLabGroup)-[:HAS]->(r)
    WITH
      i,
      s,
      CASE
        WHEN namespace IS NULL THEN false
        WHEN NOT 'shareWithGroupLock' IN coalesce(namespace.unreadable, []) THEN namespace.shareWithGroupLock
      END AS void
    WHERE void IS NULL OR NOT void
    MATCH (h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (i)
    WITH DISTINCT s, void, h
    CALL (h) {
      MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h)
      WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= 30
      RETURN u, m.accessLevel AS level
      UNION ALL
      MATCH (u:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup)-[t:INVITED_TO]->(h)
      WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= 30 AND t.accessLevel >= 30
      RETURN u, CASE WHEN m.accessLevel < t.accessLevel THEN m.accessLevel ELSE t.accessLevel END AS level
    }
    RETURN u, CASE WHEN level < s.accessLevel THEN level ELSE s.accessLevel END AS level, void IS NOT NULL AS sure
    UNION ALL
    MATCH (u:GitLabUser)-[:OWNS]->(r)
    RETURN u, 50 AS level, true AS sure
  }
  WITH u, max(level) AS level, max(CASE WHEN sure THEN level END) AS sureLevel
  WHERE coalesce(u.state, 'active') = 'active'
  RETURN u, level, sureLevel
}
// First by the role that is sure, then by the one that is possible: an invitation (R7) that may be void gives only that.
WITH
  *,
  [
    role IN CASE WHEN sureLevel = level THEN [level] ELSE [coalesce(sureLevel, 0), level] END |
    {
      role: role,
      merges:
        size(branchRules) = 0 OR
        any(
          rule IN branchRules
          WHERE any(one IN rule.levels WHERE one > 0 AND one < 60 AND role >= one) OR u.key IN rule.named
        ),
      deploys: [
        e IN environments |
        {
          name: e.name,
          so: CASE
            WHEN size(e.rules) = 0 THEN e.known
            ELSE
              e.production AND
              all(
                rule IN e.rules
                WHERE
                  NOT rule.asks AND
                  (any(one IN rule.levels WHERE one > 0 AND one < 60 AND role >= one) OR u.key IN rule.named)
              )
          END
        }
      ]
    }
  ] AS ways
WITH
  *,
  [way IN ways | way.role >= 30 AND way.merges AND any(one IN way.deploys WHERE one.so)] AS may
RETURN
  CASE
    WHEN NOT unclear
    THEN
      u.state = 'active' AND
      NOT (u.username IN $exceptions OR u.key IN $exceptions) AND
      // Named in each approval rule that does not take everybody.
      all(one IN approvals WHERE one.anybody OR u.key IN one.named) AND
      CASE WHEN head(may) THEN true WHEN NOT last(may) THEN false END
  END AS fires,
  r.id AS projectId,
  u.id AS identityId,
  u.username AS username,
  r.fullPath AS path,
  head(ways).role AS accessLevel,
  CASE WHEN size(approvals) = 0 THEN 'none required' ELSE 'their own counts' END AS approvals,
  b.name AS branch,
  [one IN head(ways).deploys WHERE one.so | one.name] AS environments,
  u.key AS userKey,
  r.key AS projectKey
