// ---
// id: path-to-production-secret
// title: 'Identity below Maintainer can reach a production secret'
// description: >-
//   Developers, and external people, bots and service accounts with a role from Developer on, who can run a job that gets a
//   sensitive variable for production: they push a branch or tag, or merge to one, on which the job runs (R24, R29), a
//   protected one where the variable is protected (R30), and may deploy to an environment for production that the variable's
//   scope fits and that asks for no approvals (R33). The variables of the project, of the groups above and of the instance
//   count (R31). Sensitive is what is masked, hidden, a file, or has one of the configured words in its name. A variable of
//   every environment (scope `*`) belongs to no environment and counts only when asked for; then in every project with an
//   environment for production, whatever protects that: a job without an environment gets it. Branches and tags can be made
//   freely unless a rule protects them all. Deploy keys and tokens count as the accounts that they act for, and a rule that
//   names a deploy key lets its owner (R23); administrators count by their own roles only. Archived projects, and those
//   without a repository or CI/CD, are left out. One finding for each person and variable, over all projects in which that is
//   so. Unknown where what protects branches, tags or environments, what an environment is for, the account, or an invitation
//   (R7) could not be read and that decides.
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
WITH
  COLLECT {
    MATCH (c:Connection)
    OPTIONAL MATCH (c)-[:RAN]->(run:SyncRun {id: c.lastRun})
    RETURN {
      claim: c.name + '|',
      nothing: run IS NULL OR EXISTS { (run)-[:COVERED]->(:SourceCoverage {source: 'protected-tags', state: 'unreadable'}) },
      lists: COLLECT { MATCH (run)-[:INCOMPLETE]->(s:SyncScope {source: 'protected-tags'}) RETURN s.target }
    }
  } AS readers
MATCH (owner:GitLabAccount|GitLabGroup|GitLabProject)-[:HAS]->(v:GitLabVariable)
WITH readers, owner, v, coalesce(v.environmentScope, '*') AS scope
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
WITH *, CASE WHEN NOT 'tier' IN coalesce(e.unreadable, []) THEN e.tier END = 'production' OR toLower(e.name) IN $productionNames AS production
WHERE
  coalesce(production, true) AND
  coalesce(e.state, 'available') <> 'stopped' AND
  NOT coalesce(r.archived, false) AND
  coalesce(r.buildsAccessLevel, 'enabled') <> 'disabled' AND
  coalesce(r.repositoryAccessLevel, 'enabled') <> 'disabled' AND
  (scope = '*' OR e.name =~ '\\Q' + replace(scope, '*', '\\E.*\\Q') + '\\E')
WITH readers, r, collect(DISTINCT {e: e, production: production}) AS candidates, collect(DISTINCT {variable: v, scope: scope}) AS variables
OPTIONAL MATCH (top:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))+ (r)
WHERE NOT top.fullPath CONTAINS '/'
WITH readers, r, candidates, variables, head(collect(top)) AS top
WITH
  r,
  variables,
  any(candidate IN candidates WHERE candidate.production) AS hasProduction,
  COLLECT {
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
  } AS open,
  COLLECT {
    CALL (r, top) {
      MATCH (r)-[:HAS]->(rule:GitLabProtectedBranch)
      RETURN rule
      UNION
      MATCH (top)-[:HAS]->(rule:GitLabProtectedBranch)
      WHERE coalesce(rule.isGroupLevel, true)
      RETURN rule
      UNION
      // A rule of a group whose own list is closed is known by the branches only.
      MATCH (r)-[:HAS]->(:GitLabBranch)<-[:PROTECTS]-(rule:GitLabProtectedBranch)
      RETURN rule
    }
    RETURN {
      name: rule.name,
      levels: coalesce(rule.pushAccessLevels, [null]) + coalesce(rule.mergeAccessLevels, [null]),
      named:
        COLLECT {
          MATCH (one:GitLabUser)-[:ALLOWED_TO_PUSH|ALLOWED_TO_MERGE]->(rule)
          RETURN one.key AS key
          UNION
          MATCH (one:GitLabUser)-[:OWNS]->(:GitLabDeployKey)-[:ALLOWED_TO_PUSH]->(rule)
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
          MATCH (one:GitLabUser)-[:OWNS]->(:GitLabDeployKey)-[:ALLOWED_TO_CREATE]->(rule)
          RETURN one.key AS key
          UNION
          MATCH (one:GitLabUser)-[m:MEMBER_OF]->(i:GitLabGroup)-[:ALLOWED_TO_CREATE]->(rule)
          WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= 30 AND EXISTS { MATCH (i)-[s:INVITED_TO]->(r) WHERE s.accessLevel >= 30 }
          RETURN one.key AS key
        }
    }
  } AS tagRules,
  EXISTS { (r)-[:HAS]->(:GitLabProtectedBranch) } OR
    EXISTS {
      MATCH (r)-[:HAS]->(b:GitLabBranch)
      WHERE b.protected IS NOT NULL AND NOT 'protected' IN coalesce(b.unreadable, [])
    } AS branchesRead,
  size(readers) = 0 OR
    any(
      reader IN readers
      WHERE
        NOT reader.nothing AND
        NOT r.key IN reader.lists AND
        any(claim IN coalesce(r._claims, []) WHERE claim STARTS WITH reader.claim)
    ) AS tagsRead
WITH
  *,
  CASE WHEN any(rule IN branchRules WHERE replace(rule.name, '*', '') = '') THEN false WHEN branchesRead THEN true END OR
    CASE WHEN any(rule IN tagRules WHERE replace(rule.name, '*', '') = '') THEN false WHEN tagsRead THEN true END AS hasFree
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
  coalesce(u.bot, false) OR
    coalesce(u.userType, 'HUMAN') <> 'HUMAN' OR
    CASE
      WHEN u.key STARTS WITH 'gitlab.com/' THEN false
      WHEN NOT 'external' IN coalesce(u.unreadable, []) THEN u.external
    END AS stranger
// First by the role that is sure, then by the one that is possible: an invitation (R7) that may be void gives only that.
WITH
  *,
  CASE WHEN sureLevel = level THEN [level] ELSE [coalesce(sureLevel, 0), level] END AS roles
WHERE any(role IN roles WHERE role >= 30 AND (role < 40 OR coalesce(stranger, true)))
WITH
  r,
  u,
  variables,
  hasProduction,
  hasFree,
  [
    role IN roles |
    {
      role: role,
      meant: role >= 30 AND (role < 40 OR stranger),
      onProtected:
        any(
          rule IN branchRules + tagRules
          WHERE any(one IN rule.levels WHERE one > 0 AND one < 60 AND role >= one) OR u.key IN rule.named
        ) OR
        CASE WHEN branchesRead AND tagsRead THEN false END,
      deploys: [
        e IN open |
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
UNWIND variables AS one
WITH
  r,
  u,
  one.variable AS v,
  head(ways).role AS role,
  [
    way IN ways |
    way.meant AND
    CASE
      WHEN CASE WHEN NOT 'protected' IN coalesce(one.variable.unreadable, []) THEN one.variable.protected END THEN way.onProtected
      WHEN NOT CASE WHEN NOT 'protected' IN coalesce(one.variable.unreadable, []) THEN one.variable.protected END
      THEN way.onProtected OR hasFree
      WHEN way.onProtected THEN true
      WHEN NOT (way.onProtected OR hasFree) THEN false
    END AND
    CASE
      WHEN one.scope = '*' THEN hasProduction
      ELSE any(e IN way.deploys WHERE e.so AND e.name =~ '\\Q' + replace(one.scope, '*', '\\E.*\\Q') + '\\E')
    END
  ] AS reach
WITH
  r,
  u,
  v,
  role,
  u.state = 'active' AND
    NOT (u.username IN $exceptions OR u.key IN $exceptions) AND
    CASE WHEN head(reach) = last(reach) THEN head(reach) END AS reaches
ORDER BY r.fullPath
WITH
  u,
  v,
  collect(CASE WHEN reaches THEN r.fullPath END) AS paths,
  max(CASE WHEN reaches THEN role END) AS accessLevel,
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
