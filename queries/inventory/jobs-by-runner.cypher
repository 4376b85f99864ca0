// ---
// id: jobs-by-runner
// title: Recent jobs by runner
// description: >-
//   Which projects' recent jobs ran on which runner, and on which refs: what a compromised runner has had in its hands (R34). Only the
//   latest ten pipelines of each project and twenty jobs of each are known.
// params:
//   runnerType: { type: string, default: any, values: [any, INSTANCE_TYPE, GROUP_TYPE, PROJECT_TYPE], description: Only runners of this type. }
// returns:
//   runner: { type: string, description: Description of the runner. }
//   runnerType: { type: string, description: '`INSTANCE_TYPE`, `GROUP_TYPE` or `PROJECT_TYPE`.' }
//   accessLevel: { type: string, description: '`REF_PROTECTED` runners take jobs of protected refs only.' }
//   project: { type: string, description: Full path of the project. }
//   jobs: { type: int, description: How many of its recent jobs ran there. }
//   onDefaultBranch: { type: int, description: How many of them on its default branch. }
//   refs: { type: strings, description: 'Refs that they ran on, sorted.' }
//   lastPipelineAt: { type: datetime, description: When the latest pipeline of them was made. }
//   runnerKey: { type: string, description: Key of the runner. }
//   key: { type: string, description: Key of the project. }
// needs: [projects, runners, pipelines]
// ---
MATCH (r:GitLabRunner)-[:RAN]->(j:GitLabJob)<-[:HAS]-(l:GitLabPipeline)<-[:HAS]-(p:GitLabProject)
WHERE $runnerType IN ['any', r.runnerType]
WITH r, p, j, l
ORDER BY j.ref
WITH
  r,
  p,
  count(j) AS jobs,
  count(CASE WHEN j.ref = p.defaultBranch THEN j END) AS onDefaultBranch,
  collect(DISTINCT j.ref) AS refs,
  max(l.createdAt) AS lastPipelineAt
RETURN
  r.description AS runner,
  r.runnerType AS runnerType,
  r.accessLevel AS accessLevel,
  coalesce(p.fullPath, p.key) AS project,
  jobs,
  onDefaultBranch,
  refs,
  lastPipelineAt,
  r.key AS runnerKey,
  p.key AS key
ORDER BY runnerKey, project, key
