// ---
// id: deploy-tokens
// title: Deploy tokens
// description: Deploy tokens of projects and groups, what they may do, and how many projects they open; one of a group opens all below it (R27).
// params:
//   includeInactive: { type: boolean, default: false, description: Revoked and expired tokens too. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   kind: { type: string, description: '`group` or `project`.' }
//   path: { type: string, description: Full path of the group or project. }
//   name: { type: string, description: Name of the token. }
//   username: { type: string, description: Username that goes with it. }
//   scopes: { type: strings, description: Scopes. }
//   writes: { type: boolean, description: Whether a scope lets it write; none when unknown. }
//   projects: { type: int, description: Known projects that it opens. }
//   state: { type: string, description: '`active`, `revoked`, `expired` or `unknown`.' }
//   expiresAt: { type: datetime, description: When it ends; none means never. }
//   tokenKey: { type: string, description: Key of the token. }
//   key: { type: string, description: Key of the group or project. }
// needs: [deploy-tokens]
// ---
WITH coalesce(datetime($asOf), datetime()) AS now
MATCH (t:GitLabDeployToken)<-[:HAS]-(owner)
WITH
  t,
  owner,
  CASE
    WHEN t.revoked THEN 'revoked'
    WHEN t.expired OR datetime(t.expiresAt) <= now THEN 'expired'
    WHEN t.revoked IS NULL OR (t.expiresAt IS NULL AND 'expiresAt' IN coalesce(t.unreadable, [])) THEN 'unknown'
    ELSE 'active'
  END AS state
WHERE $includeInactive OR state IN ['active', 'unknown']
RETURN
  CASE WHEN owner:GitLabGroup THEN 'group' ELSE 'project' END AS kind,
  coalesce(owner.fullPath, owner.key) AS path,
  t.name AS name,
  t.username AS username,
  t.scopes AS scopes,
  any(scope IN t.scopes WHERE scope STARTS WITH 'write_') AS writes,
  CASE
    WHEN owner:GitLabProject THEN 1
    ELSE COUNT { MATCH (owner) (()-[:HAS]->(:GitLabGroup))* ()-[:HAS]->(p:GitLabProject) RETURN DISTINCT p }
  END AS projects,
  state,
  t.expiresAt AS expiresAt,
  t.key AS tokenKey,
  owner.key AS key
ORDER BY kind, path, name, tokenKey, key
