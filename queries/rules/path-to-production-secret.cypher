// ---
// id: path-to-production-secret
// title: 'Identity below Maintainer can reach a production secret'
// description: >-
//   Developers, and external people, bots and service accounts with a role from Developer on, who can run a job that gets a
//   sensitive variable for production: they push a branch or tag, or merge to one, on which the job runs (R24, R29), a
//   protected one where the variable is protected (R30), and may deploy to an environment for production that the variable's
//   scope fits and that asks for no approvals (R33). The variables of the project, of the groups above and of the instance
//   count (R31). Sensitive is what is masked, hidden, a file, or has one of the configured words in its name. A variable of
//   every environment (scope `*`) belongs to no environment and counts only when asked for. Deploy keys and tokens count as
//   the accounts that they act for; administrators by their own roles only. One finding for each person and variable, over all
//   projects in which that is so. Unknown where what protects branches or environments, the account, or an invitation (R7)
//   could not be read and that decides.
// params:
//   productionNames: { type: string_list, default: [production, prod, live], description: 'Names of environments, in lower case, that are for production whatever their tier.' }
//   secretNames: { type: string_list, default: [token, secret, password, passwd, key, credential, auth, cert, private], description: 'Words, in lower case, that make a variable sensitive when they are in its name.' }
//   includeUnscoped: { type: boolean, default: false, description: Whether variables of every environment count. }
//   exceptions: { type: string_list, default: [], description: Usernames or keys of accounts that are accepted as they are. }
// returns:
//   fires: boolean
//   identityId: { type: int, description: 'GitLab''s id of the user.' }
//   variableId: { type: string, description: 'Key of the variable, which has no id of its own.' }
//   username: { type: string, description: Username. }
//   variable: { type: string, description: Name of the variable. }
//   environmentScope: { type: string, description: Environments whose jobs get it. }
//   protected: { type: boolean, description: Whether only jobs on protected branches and tags get it. }
//   path: { type: string, description: Full path of the first such project. }
//   projects: { type: int, description: In how many projects that is so. }
//   accessLevel: { type: int, description: The highest role in these. }
//   userKey: { type: string, description: Key of the user. }
//   variableKey: { type: string, description: Key of the variable. }
// alert:
//   severity: critical
//   category: access
//   identity: [identityId, variableId]
//   asset: variableKey
//   path: [userKey, variableKey]
//   needs: [projects, members, group-shares, project-shares, branch-rules, protected-tags, project-variables, group-variables, environments, project-protected-environments]
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: '@{username} with role {accessLevel} can run a job of {path} that gets the variable {variable} ({environmentScope}) without an approval.'
//   calls: ['PUT /projects/:id/variables/{variable} protected=true', 'POST /projects/:id/protected_environments name=:name']
// remediation: 'Protect the variable and the environment, restrict the branch/tag creators, add deployment approval.'
// controls:
//   soc2: ['CC6.1', 'CC6.3']
//   iso27001_2022: ['A.8.2', 'A.8.4', 'A.8.24']
//   gdpr: ['Art. 32(1)(b)']
//   eu_ai_act: ['Art. 15(5)']
//   nist_800_53: ['AC-6', 'AC-4', 'SC-28']
//   cis_gitlab: ['2.1.7', '5.2.3']
//   owasp_cicd: ['CICD-SEC-4', 'CICD-SEC-5', 'CICD-SEC-6']
// ---
MATCH (owner:GitLabAccount|GitLabGroup|GitLabProject)-[:HAS]->(v:GitLabVariable)
WITH owner, v, coalesce(v.environmentScope, '*') AS scope
WHERE
  (scope <> '*' OR $includeUnscoped) AND
  (coalesce(v.masked, false) OR
    coalesce(v.hidden, false) OR
    v.variableType = 'file' OR
    any(word IN $secretNames WHERE toLower(v.name) CONTAINS word))
CALL (owner) {
  WITH owner
  WHERE owner:GitLabAccount
  MATCH (r:GitLabProject)
  WHERE r.key STARTS WITH owner.host + '/project/'
  RETURN r
  UNION
  WITH owner
  WHERE NOT owner:GitLabAccount
  MATCH (owner) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (r:GitLabProject)
  RETURN r
}
MATCH (r)-[:HAS]->(e:GitLabEnvironment)
WHERE
  (e.tier = 'production' OR toLower(e.name) IN $productionNames) AND
  coalesce(e.state, 'available') <> 'stopped' AND
  NOT coalesce(r.archived, false) AND
  coalesce(r.buildsAccessLevel, 'enabled') <> 'disabled' AND
  coalesce(r.repositoryAccessLevel, 'enabled') <> 'disabled' AND
  (scope = '*' OR e.name =~ '\\Q' + replace(scope, '*', '\\E.*\\Q') + '\\E')
WITH r, collect(DISTINCT e) AS candidates, collect(DISTINCT {variable: v, scope: scope}) AS variables
OPTIONAL MATCH (top:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))+ (r)
WHERE NOT top.fullPath CONTAINS '/'
WITH r, candidates, variables, head(collect(top)) AS top
WITH
  r,
  variables,
  COLLECT {
    UNWIND candidates AS e WITH r, e
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
      known: CASE WHEN r.hasProtectedEnvironments IS NOT NULL AND NOT 'hasProtectedEnvironments' IN coalesce(r.unreadable, []) THEN true END,
      rules: COLLECT {
        MATCH (rule:GitLabProtectedEnvironment)-[:PROTECTS]->(e)
        RETURN {
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
  } AS open,
  COLLECT {
    UNWIND [home IN [r, top] WHERE home IS NOT NULL] AS home
    MATCH (home)-[:HAS]->(rule:GitLabProtectedBranch)
    WHERE home = r OR coalesce(rule.isGroupLevel, true)
    RETURN {
      name: rule.name,
      levels: rule.pushAccessLevels + rule.mergeAccessLevels,
      named:
        COLLECT {
          MATCH (one:GitLabUser)-[:ALLOWED_TO_PUSH|ALLOWED_TO_MERGE]->(rule)
          RETURN one.key AS key
          UNION
          MATCH (one:GitLabUser)-[m:MEMBER_OF]->(i:GitLabGroup)-[:ALLOWED_TO_PUSH|ALLOWED_TO_MERGE]->(rule)
          WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= 30 AND EXISTS { MATCH (i)-[s:INVITED_TO]->(r) WHERE s.accessLevel >= 30 }
          RETURN one.key AS key
        }
    }
  } AS branchRules,
  COLLECT {
    MATCH (r)-[:HAS]->(rule:GitLabProtectedTag)
    RETURN {
      name: rule.name,
      levels: rule.createAccessLevels,
      named:
        COLLECT {
          MATCH (one:GitLabUser)-[:ALLOWED_TO_CREATE]->(rule)
          RETURN one.key AS key
          UNION
          MATCH (one:GitLabUser)-[m:MEMBER_OF]->(i:GitLabGroup)-[:ALLOWED_TO_CREATE]->(rule)
          WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= 30 AND EXISTS { MATCH (i)-[s:INVITED_TO]->(r) WHERE s.accessLevel >= 30 }
          RETURN one.key AS key
        }
    }
  } AS tagRules,
  EXISTS {
    MATCH (r)-[:HAS]->(b:GitLabBranch)
    WHERE b.protected IS NOT NULL
  } AS branchesRead
CALL (r) {
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
WITH
  *,
  level = 30 OR
    coalesce(u.bot, false) OR
    coalesce(u.userType, 'HUMAN') <> 'HUMAN' OR
    CASE
      WHEN u.key STARTS WITH 'gitlab.com/' THEN false
      WHEN NOT 'external' IN coalesce(u.unreadable, []) THEN u.external
    END AS meant
WHERE meant IS NULL OR meant
WITH
  *,
  any(
    rule IN branchRules + tagRules
    WHERE any(one IN rule.levels WHERE one > 0 AND one < 60 AND level >= one) OR u.key IN rule.named
  ) AS onProtected
WITH
  *,
  onProtected OR
    CASE
      WHEN any(rule IN branchRules WHERE rule.name = '*') THEN false
      WHEN size(branchRules) > 0 OR branchesRead THEN true
    END OR
    CASE
      WHEN any(rule IN tagRules WHERE rule.name = '*') THEN false
      WHEN size(tagRules) > 0 THEN true
    END AS onAny
UNWIND variables AS one
WITH
  r,
  u,
  level,
  sureLevel,
  meant,
  onProtected,
  onAny,
  one.variable AS v,
  one.scope AS scope,
  [e IN open WHERE one.scope = '*' OR e.name =~ '\\Q' + replace(one.scope, '*', '\\E.*\\Q') + '\\E'] AS environments
WITH
  r,
  u,
  v,
  level,
  meant AND
    u.state = 'active' AND
    NOT (u.username IN $exceptions OR u.key IN $exceptions) AND
    CASE
      WHEN CASE WHEN NOT 'protected' IN coalesce(v.unreadable, []) THEN v.protected END THEN onProtected
      WHEN NOT CASE WHEN NOT 'protected' IN coalesce(v.unreadable, []) THEN v.protected END THEN onAny
      WHEN onProtected THEN true
    END AND
    (scope = '*' OR any(
            e IN environments
            WHERE
              CASE
                WHEN size(e.rules) = 0 THEN e.known
                ELSE all(
                  rule IN e.rules
                  WHERE any(one IN rule.levels WHERE one > 0 AND one < 60 AND level >= one) OR u.key IN rule.named
                )
              END
          )) AND
    CASE WHEN sureLevel = level THEN true END AS reaches
ORDER BY r.fullPath
WITH
  u,
  v,
  collect(CASE WHEN reaches THEN r.fullPath END) AS paths,
  max(CASE WHEN reaches THEN level END) AS accessLevel,
  count(CASE WHEN reaches IS NULL THEN 1 END) AS unknown
RETURN
  CASE WHEN size(paths) > 0 THEN true WHEN unknown = 0 THEN false END AS fires,
  u.id AS identityId,
  v.key AS variableId,
  u.username AS username,
  v.name AS variable,
  coalesce(v.environmentScope, '*') AS environmentScope,
  v.protected AS protected,
  head(paths) AS path,
  size(paths) AS projects,
  accessLevel,
  u.key AS userKey,
  v.key AS variableKey
