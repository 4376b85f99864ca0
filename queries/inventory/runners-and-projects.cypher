// ---
// id: runners-and-projects
// title: Runners and the projects they serve
// description: >-
//   Every runner with what it takes jobs of (R34): a row for each project or group, and one for the whole instance. Whoever can
//   run a pipeline in such a project runs code on it. Archived projects and those without CI/CD run nothing (R36).
// returns:
//   description: { type: string, description: Description of the runner. }
//   runnerType: { type: string, description: '`INSTANCE_TYPE`, `GROUP_TYPE` or `PROJECT_TYPE`.' }
//   status: { type: string, description: Status. }
//   paused: { type: boolean, description: Paused runners take no jobs; none when unknown. }
//   accessLevel: { type: string, description: '`REF_PROTECTED` runners take jobs of protected refs only.' }
//   runUntagged: { type: boolean, description: Whether it takes jobs without tags. }
//   tags: { type: strings, description: Its tags. }
//   servesKind: { type: string, description: '`instance`, `group`, `project`, or `unknown` when nothing is known that it serves.' }
//   serves: { type: string, description: 'Path of the group or project, or name of the connection to the instance.' }
//   projects: { type: int, description: Known projects there that let such runners take their jobs. }
//   unknownProjects: { type: int, description: Projects whose setting for this could not be read. }
//   key: { type: string, description: Key of the runner. }
// needs: [runners, projects]
// ---
MATCH (r:GitLabRunner)
OPTIONAL MATCH (r)-[:RUNS_JOBS_OF]->(t)
CALL (t) {
  OPTIONAL MATCH (t) (()-[:HAS]->(:GitLabGroup))* ()-[:HAS]->(below:GitLabProject)
  WITH DISTINCT t, CASE WHEN t:GitLabProject THEN t ELSE below END AS p
  WHERE coalesce(p.archived, false) = false AND coalesce(p.buildsAccessLevel, 'enabled') <> 'disabled'
  WITH
    p,
    CASE
      WHEN t:GitLabAccount THEN p.sharedRunnersEnabled
      WHEN t:GitLabGroup THEN p.groupRunnersEnabled
      ELSE true
    END AS enabled
  RETURN
    count(CASE WHEN enabled THEN p END) AS projects,
    count(CASE WHEN enabled IS NULL THEN p END) AS unknownProjects
}
RETURN
  r.description AS description,
  r.runnerType AS runnerType,
  r.status AS status,
  r.paused AS paused,
  r.accessLevel AS accessLevel,
  r.runUntagged AS runUntagged,
  r.tagList AS tags,
  CASE
    WHEN t:GitLabAccount THEN 'instance'
    WHEN t:GitLabGroup THEN 'group'
    WHEN t:GitLabProject THEN 'project'
    ELSE 'unknown'
  END AS servesKind,
  coalesce(t.fullPath, t.name, t.key) AS serves,
  projects,
  unknownProjects,
  r.key AS key
ORDER BY key, servesKind, serves, t.key
