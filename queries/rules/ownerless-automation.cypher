// ---
// id: ownerless-automation
// title: 'Token, schedule, trigger or deploy key has no living owner'
// description: >-
//   Personal, project and group tokens that work, pipeline schedules and trigger tokens of projects that are not archived
//   (schedules that run, triggers that have not ended), and deploy keys that are enabled on such a project, without a living
//   owner: nobody owns it any more, the owner is not active, or (unless an administrator) holds no role any more in the
//   project, or in the group, by membership there or above or by an invited group (R1 to R7, R29). A deploy key fires when
//   that is so in all its projects. The owner of a project or group token is who made its bot a member there; that a bot has
//   no such person is a finding. Unknown where the owner of a deploy key is not told (GitLab names owners only of keys that
//   may push), who made the bot a member is not told or not known here, or a state, role or lock (R7) that decides could not be read.
//   Whether an identity provider has removed the owner is not known yet and left out; GitLab does not tell who made deploy
//   tokens, which are not looked at.
// params:
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   fires: boolean
//   kind: { type: string, description: '`access_token`, `pipeline_schedule`, `pipeline_trigger` or `deploy_key`.' }
//   entityId: { type: int, description: GitLab’s id of it. }
//   name: { type: string, description: 'Its name, title or description.' }
//   path: { type: string, description: 'Full path of the first project, or of the group, that it is in; none for personal tokens.' }
//   owner: { type: string, description: Username of the owner; none where there is none. }
//   reason: { type: string, description: '`none`, the state of an account that is not active, `not a member`, or `unknown`.' }
//   call: { type: string, description: 'What ends it, or takes it over.' }
//   entityKey: { type: string, description: Key of it. }
// alert:
//   severity: high
//   category: non-human-identity
//   identity: [kind, entityId]
//   asset: entityKey
//   path: []
//   needs: [tokens, pipeline-schedules, pipeline-triggers, deploy-keys, members, group-shares, project-shares]
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: 'The {kind} {name} ({entityId}) in {path} has no living owner: {owner} is {reason}.'
//   calls: ['{call}']
// remediation: 'Assign a new owner or revoke; pipelines of a schedule run with its owner''s rights.'
// controls:
//   soc2: ['CC6.2', 'CC6.3']
//   iso27001_2022: ['A.5.9', 'A.5.16', 'A.6.5']
//   iso42001: ['A.3.2']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['AC-2', 'PS-4', 'CM-8']
//   cis_gitlab: ['1.4.2', '2.3.5']
//   owasp_cicd: ['CICD-SEC-2', 'CICD-SEC-6']
// ---
WITH coalesce(datetime($asOf), datetime()) AS now
CALL (now) {
  MATCH (t:GitLabAccessToken)
  WITH t, head([(o)-[:HAS]->(t) | o]) AS o, head([(t)-[:ACTS_AS]->(actor:GitLabUser) | actor]) AS actor
  OPTIONAL MATCH (actor)-[m:MEMBER_OF]->(o)
  WHERE t.kind <> 'personal'
  WITH t, o, actor, head(collect(m)) AS m
  OPTIONAL MATCH (maker:GitLabUser {key: split(t.key, '/')[0] + '/user/' + CASE WHEN NOT 'createdById' IN coalesce(m.unreadable, []) THEN m.createdById END})
  RETURN
    'access_token' AS kind,
    t AS entity,
    CASE WHEN NOT 'active' IN coalesce(t.unreadable, []) THEN t.active END AS works,
    CASE WHEN t.kind <> 'personal' THEN [o] ELSE [] END AS places,
    CASE WHEN t.kind = 'personal' THEN actor ELSE maker END AS u,
    t.kind <> 'personal' AND m IS NOT NULL AND m.createdById IS NULL AND NOT 'createdById' IN coalesce(m.unreadable, []) AS hasNone,
    t.kind <> 'personal' AS isOfPlace
  UNION ALL
  MATCH (p:GitLabProject)-[:HAS]->(s:GitLabPipelineSchedule)
  WHERE coalesce(p.archived, false) = false
  WITH p, s, head([(owner:GitLabUser)-[:OWNS]->(s) | owner]) AS u
  RETURN 'pipeline_schedule' AS kind, s AS entity, CASE WHEN NOT 'active' IN coalesce(s.unreadable, []) THEN s.active END AS works, [p] AS places, u, u IS NULL AS hasNone, true AS isOfPlace
  UNION ALL
  MATCH (p:GitLabProject)-[:HAS]->(r:GitLabPipelineTrigger)
  WHERE coalesce(p.archived, false) = false
  WITH now, p, r, head([(owner:GitLabUser)-[:OWNS]->(r) | owner]) AS u
  RETURN
    'pipeline_trigger' AS kind,
    r AS entity,
    CASE WHEN NOT 'expiresAt' IN coalesce(r.unreadable, []) THEN coalesce(datetime(r.expiresAt) > now, true) END AS works,
    [p] AS places,
    u,
    u IS NULL AS hasNone,
    true AS isOfPlace
  UNION ALL
  MATCH (k:GitLabDeployKey)-[:GRANTS]->(p:GitLabProject)
  WHERE coalesce(p.archived, false) = false
  WITH k, p
  ORDER BY p.fullPath, p.key
  WITH k, collect(p) AS places
  WITH k, places, head([(owner:GitLabUser)-[:OWNS]->(k) | owner]) AS u
  RETURN 'deploy_key' AS kind, k AS entity, true AS works, places, u, false AS hasNone, true AS isOfPlace
}
CALL (u, places, isOfPlace) {
  WITH u, places
  WHERE u IS NOT NULL AND isOfPlace
  UNWIND places AS place
  WITH
    EXISTS { (u)-[:OWNS]->(place) } OR
    EXISTS {
      MATCH (u)-[m:MEMBER_OF]->(h) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (place)
      WHERE coalesce(m.state, 'active') = 'active' AND (m.accessLevel > 5 OR h = place)
    } OR
    EXISTS {
      MATCH (u)-[m:MEMBER_OF]->(:GitLabGroup)-[:INVITED_TO]->(:GitLabGroup) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (place)
      WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
    } OR
    (place:GitLabProject AND
      NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(place) } AND
      (EXISTS {
          MATCH (u)-[m:MEMBER_OF]->(:GitLabGroup) (()-[:HAS]->(:GitLabGroup))* (:GitLabGroup)-[:INVITED_TO]->(place)
          WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
        } OR
        EXISTS {
          MATCH (u)-[m:MEMBER_OF]->(:GitLabGroup)-[:INVITED_TO]->(:GitLabGroup) (()-[:HAS]->(:GitLabGroup))* (:GitLabGroup)-[:INVITED_TO]->(place)
          WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
        }) AND
      // Whether the invitation is void (R7).
      CASE WHEN NOT EXISTS { MATCH (namespace:GitLabGroup)-[:HAS]->(place) WHERE namespace.shareWithGroupLock IS NULL } THEN true END) AS isIn
  RETURN CASE WHEN count(CASE WHEN isIn THEN 1 END) > 0 THEN true WHEN count(*) = count(isIn) THEN false END AS isMember
}
WITH
  *,
  CASE
    WHEN u.key STARTS WITH 'gitlab.com/' THEN false
    WHEN NOT 'isAdmin' IN coalesce(u.unreadable, []) THEN u.isAdmin
  END AS isAdmin
WITH
  *,
  CASE
    WHEN hasNone THEN 'none'
    WHEN u IS NOT NULL AND isOfPlace AND NOT isMember AND NOT isAdmin AND ('state' IN coalesce(u.unreadable, []) OR u.state IS NULL) THEN 'not a member'
    WHEN u IS NULL OR CASE WHEN NOT 'state' IN coalesce(u.unreadable, []) THEN u.state END IS NULL THEN 'unknown'
    WHEN u.state <> 'active' THEN u.state
    WHEN NOT isOfPlace OR isMember OR isAdmin THEN 'sound'
    WHEN isAdmin IS NULL OR isMember IS NULL THEN 'unknown'
    ELSE 'not a member'
  END AS reason,
  places[0] AS place
RETURN
  works AND CASE reason WHEN 'unknown' THEN null ELSE reason <> 'sound' END AS fires,
  kind,
  entity.id AS entityId,
  coalesce(entity.name, entity.title, entity.description) AS name,
  place.fullPath AS path,
  u.username AS owner,
  reason,
  CASE kind
    WHEN 'pipeline_schedule' THEN 'POST /projects/' + place.id + '/pipeline_schedules/' + entity.id + '/take_ownership'
    WHEN 'pipeline_trigger' THEN 'DELETE /projects/' + place.id + '/triggers/' + entity.id
    WHEN 'deploy_key' THEN 'DELETE /projects/' + place.id + '/deploy_keys/' + entity.id
    ELSE 'DELETE /' + coalesce(CASE WHEN place:GitLabGroup THEN 'groups/' ELSE 'projects/' END + place.id + '/access_tokens/', 'personal_access_tokens/') + entity.id
  END AS call,
  entity.key AS entityKey
