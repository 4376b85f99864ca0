// ---
// id: ai-agent-untrusted-input-with-secrets
// title: 'AI agent reads outside text while holding secrets or write access'
// description: >-
//   AI agents (accounts whose usernames are in `aiAgents`, and GitLab's own code-review bot) and the projects in which they have a
//   role by membership there or in a group above: whether content that outsiders write (issues, comments, merge requests of forks,
//   tool output from elsewhere) starts them, while they reach CI/CD variables (with Maintainer those of the project or a group
//   above, R31; with Developer those that are not protected) or hold a working token with write scopes (`api`,
//   `write_repository`), and no approval by a person or guardrail stands between. What starts an agent and which gates and
//   guardrails it has is not read yet: until then an agent without variables and write scopes in reach, all of these having been
//   read, is clean, and every other unknown. Archived projects are left out.
// params:
//   aiAgents: { type: string_list, default: [], description: Usernames of accounts that are AI agents. }
// returns:
//   fires: boolean
//   agentId: { type: int, description: 'GitLab''s id of the agent''s account.' }
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   path: { type: string, description: 'Full path of the project.' }
//   username: { type: string, description: 'Username of the agent.' }
//   accessLevel: { type: int, description: 'Its highest role there by membership.' }
//   variables: { type: boolean, description: 'Whether CI/CD variables are in its reach.' }
//   writeScopes: { type: strings, description: 'Write scopes of its working tokens, sorted.' }
//   triggers: { type: strings, description: 'What starts it.' }
//   userKey: { type: string, description: 'Key of the agent.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: critical
//   category: ai-agents
//   identity: [agentId, projectId]
//   asset: userKey
//   path: [userKey, projectKey]
//   needs: [users, members, group-variables, project-variables, tokens, ai-agents, agent-triggers, agent-guardrails]
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: 'The AI agent @{username} in {path} is started by outsiders ({triggers}) with variables in reach: {variables}; write scopes: [{writeScopes}].'
//   calls: ['DELETE /projects/{projectId}/members/{agentId}']
// remediation: 'Remove secrets and write scopes from the agent job, gate actions with Approve mode, allow-list MCP hosts, set the guardrail to interrupt.'
// controls:
//   soc2: ['CC6.3', 'CC6.8', 'CC7.2']
//   iso27001_2022: ['A.5.15', 'A.8.2']
//   iso42001: ['A.6.2.6', 'A.9.2', 'A.9.4', 'A.10.3']
//   gdpr: ['Art. 32(1)(b)']
//   eu_ai_act: ['Art. 14(4)', 'Art. 15(5)', 'Art. 26(2)']
//   nist_800_53: ['AC-6', 'SI-10', 'SI-4']
//   owasp_cicd: ['CICD-SEC-4', 'CICD-SEC-5', 'CICD-SEC-8']
// ---
WITH
  COLLECT { MATCH (home)-[:HAS]->(:GitLabVariable) RETURN DISTINCT home.key } AS homes,
  COLLECT {
    MATCH (home)-[:HAS]->(v:GitLabVariable)
    WHERE CASE WHEN NOT 'protected' IN coalesce(v.unreadable, []) THEN v.protected END = false
    RETURN DISTINCT home.key
  } AS openHomes,
  // Whether all variables and tokens were read: only then none means none.
  NOT EXISTS {
    MATCH (c:Connection)
    WHERE
      NOT EXISTS { (c)-[:RAN]->(:SyncRun {id: c.lastRun}) } OR
      EXISTS {
        (c)-[:RAN]->(:SyncRun {id: c.lastRun})-[:INCOMPLETE|COVERED]->(s)
        WHERE
          s.source IN ['group-variables', 'project-variables', 'user-access-tokens'] AND
          (s:SyncScope OR s.state = 'unreadable')
      }
  } AS whole
MATCH (u:GitLabUser)
WHERE u.username IN $aiAgents OR u.userType = 'DUO_CODE_REVIEW_BOT' OR u.aiAgent
MATCH (u)-[m:MEMBER_OF]->(h:GitLabGroup|GitLabProject)
WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
MATCH (h)((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))*(p:GitLabProject)
WHERE coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false)
WITH homes, openHomes, whole, u, p, max(m.accessLevel) AS accessLevel
WITH
  whole,
  u,
  p,
  accessLevel,
  EXISTS {
    MATCH (home:GitLabAccount|GitLabGroup|GitLabProject)((:GitLabAccount|GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))*(p)
    WHERE accessLevel >= 40 AND home.key IN homes OR accessLevel >= 30 AND home.key IN openHomes
  } AS variables,
  COLLECT {
    MATCH (t:GitLabAccessToken)-[:ACTS_AS]->(u)
    WHERE coalesce(t.active, NOT t.revoked, true)
    UNWIND t.scopes AS scope
    WITH DISTINCT scope WHERE scope IN ['api', 'write_repository']
    RETURN scope ORDER BY scope
  } AS writeScopes,
  COLLECT { MATCH (u)-[:STARTED_BY]->(t:AgentTrigger)-[:WATCHES]->(p) RETURN DISTINCT t.kind AS kind ORDER BY kind } AS triggers,
  EXISTS { (u)-[:GUARDED_BY]->(g:AgentGuardrail) WHERE g.mode IN ['approve', 'interrupt'] } AS guarded
RETURN
  (variables OR size(writeScopes) > 0 OR CASE WHEN whole THEN false END) AND
    CASE WHEN u.triggersRead THEN size(triggers) > 0 END AND
    CASE WHEN guarded THEN false WHEN u.guardrailsRead THEN true END AS fires,
  u.id AS agentId,
  p.id AS projectId,
  p.fullPath AS path,
  u.username AS username,
  accessLevel,
  variables,
  writeScopes,
  triggers,
  u.key AS userKey,
  p.key AS projectKey
