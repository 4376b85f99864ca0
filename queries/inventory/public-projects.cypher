// ---
// id: public-projects
// title: Public projects
// description: Projects that anyone may see (R14), and whether anyone may read their code and their pipelines (R15).
// params:
//   includeArchived: { type: boolean, default: true, description: Archived projects too; they stay readable (R36). }
// returns:
//   path: { type: string, description: Full path. }
//   code: { type: string, description: '`yes` when anyone may read the repository, `no`, or `unknown`.' }
//   pipelines: { type: string, description: '`yes` when anyone may see pipelines and job logs, `no`, or `unknown`.' }
//   archived: { type: boolean, description: Whether it is archived; none when unknown. }
//   emptyRepo: { type: boolean, description: Whether the repository is empty; none when unknown. }
//   lastActivityAt: { type: datetime, description: When something last happened in it. }
//   webUrl: { type: string, description: Address in the browser. }
//   key: { type: string, description: Key of the project. }
// remediation: Make private what is not meant for the world, or close the features that are not.
// needs: [projects]
// ---
MATCH (p:GitLabProject {visibility: 'public'})
WHERE $includeArchived OR coalesce(p.archived, false) = false
RETURN
  coalesce(p.fullPath, p.key) AS path,
  CASE
    WHEN p.repositoryAccessLevel IS NULL THEN 'unknown'
    WHEN p.repositoryAccessLevel IN ['enabled', 'public'] THEN 'yes'
    ELSE 'no'
  END AS code,
  CASE
    WHEN p.buildsAccessLevel IN ['disabled', 'private'] OR p.publicJobs = false THEN 'no'
    WHEN p.buildsAccessLevel IS NULL OR p.publicJobs IS NULL THEN 'unknown'
    ELSE 'yes'
  END AS pipelines,
  p.archived AS archived,
  p.emptyRepo AS emptyRepo,
  p.lastActivityAt AS lastActivityAt,
  p.webUrl AS webUrl,
  p.key AS key
ORDER BY path, key
