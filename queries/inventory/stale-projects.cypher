// ---
// id: stale-projects
// title: Stale projects
// description: Projects without activity for some days that are not archived; where the last activity is unreadable the row says unknown.
// params:
//   days: { type: int, default: 365, min: 1, max: 100000, description: Days without activity. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   path: { type: string, description: Full path. }
//   activity: { type: string, description: '`stale` or `unknown`.' }
//   idleDays: { type: int, description: Whole days since the last activity; none when unknown. }
//   lastActivityAt: { type: datetime, description: When something last happened in it. }
//   visibility: { type: string, description: Visibility. }
//   members: { type: int, description: Direct members. }
//   key: { type: string, description: Key of the project. }
// remediation: Archive what is finished; an archived project is read only (R36).
// needs: [projects, members]
// ---
WITH coalesce(datetime($asOf), datetime()) AS now
MATCH (p:GitLabProject)
WHERE coalesce(p.archived, false) = false AND size(coalesce(p._claims, [])) > 0
WITH p, duration.inDays(datetime(p.lastActivityAt), now).days AS idleDays
WHERE coalesce(idleDays >= $days, true)
RETURN
  coalesce(p.fullPath, p.key) AS path,
  CASE WHEN idleDays IS NULL THEN 'unknown' ELSE 'stale' END AS activity,
  idleDays,
  p.lastActivityAt AS lastActivityAt,
  p.visibility AS visibility,
  COUNT { (:GitLabUser)-[:MEMBER_OF]->(p) } AS members,
  p.key AS key
ORDER BY activity, idleDays DESC, path, key
