// ---
// id: reach-of-identity
// title: What lies where somebody has a role
// description: >-
//   What would come into the hands of a thief of an account, or of an access token or SSH key that acts as it: the groups and projects in
//   which the account has a role by any grant (R1 to R7, R11), and the variables, environments, tokens, keys, webhooks, triggers, schedules and runners
//   there, counted by kind and by the role. What may be done with each, by the scopes of the token too, `blastRadius` decides.
// level: access
// params:
//   identity: { type: string, required: true, description: 'Username, with or without @, or the key of a user, access token or SSH key.' }
//   minimumLevel: { type: int, default: 5, min: 0, max: 50, description: Least latent role that counts. }
// returns:
//   kind: { type: string, description: 'Kind of thing, such as `project` or `variable`.' }
//   accessLevel: { type: int, description: 'Greatest role of the account where it is; 0 of an account that is not active.' }
//   latentAccessLevel: { type: int, description: The role that an account that is not active would have again. }
//   count: { type: int, description: How many there are. }
//   first: { type: strings, description: 'The first ten by name, path or key.' }
//   userKey: { type: string, description: Key of the account. }
// needs: [groups, projects, members, group-shares, project-shares, users, tokens, variables, environments, deploy-tokens, deploy-keys, runners, webhooks]
// ---
CALL () {
  MATCH (who:GitLabUser {key: $identity}) RETURN who
  UNION MATCH (who:GitLabUser {username: replace($identity, '@', '')}) RETURN who
  UNION MATCH (:GitLabEntity {key: $identity})-[:ACTS_AS]->(who:GitLabUser) RETURN who
}
WITH who, who.key AS givenPerson
CALL (givenPerson) {
  {{grants of person}}
}
WITH who, place, CASE WHEN who.isAdmin = true THEN 50 ELSE max(level) END AS level
MATCH (r:GitLabEntity {key: place})
CALL (r) {
  RETURN r AS n
  UNION
  MATCH (r)-[:HAS]->(n:GitLabVariable|GitLabEnvironment|GitLabAccessToken|GitLabWebhook|GitLabPipelineTrigger|GitLabPipelineSchedule|GitLabSecureFile|GitLabClusterAgent)
  RETURN n
  UNION
  MATCH (r)<-[:GRANTS|RUNS_JOBS_OF]-(n:GitLabDeployToken|GitLabDeployKey|GitLabRunner)
  RETURN n
}
WITH who, n, max(level) AS latent
WHERE latent >= $minimumLevel
WITH who, replace(n._type, 'gitlab_', '') AS kind, latent, coalesce(n.fullPath, n.name, n.title, n.description, n.key) AS name, n.key AS key
ORDER BY name, key
WITH who, kind, latent, count(*) AS count, collect(name)[..10] AS first
RETURN
  kind,
  CASE WHEN coalesce(who.state, 'active') <> 'active' OR coalesce(who.locked, false) THEN 0 ELSE latent END AS accessLevel,
  latent AS latentAccessLevel,
  count,
  first,
  who.key AS userKey
ORDER BY latentAccessLevel DESC, kind, userKey
