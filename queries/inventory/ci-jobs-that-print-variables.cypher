// ---
// id: ci-jobs-that-print-variables
// title: CI/CD jobs that print variables
// description: Places in CI/CD configurations by which secrets can reach a job log, or that hold what looks like a key; the line is told, not what is on it.
// params:
//   finding: { type: string, values: [echo-of-variable, printenv, shell-trace, CI_DEBUG_TRACE, key-literal], description: Only findings of this kind. }
// returns:
//   project: { type: string, description: Full path of the project. }
//   job: { type: string, description: Name of the job; none for what all jobs of the file share. }
//   finding: { type: string, description: '`echo-of-variable`, `printenv`, `shell-trace`, `CI_DEBUG_TRACE` or `key-literal`.' }
//   path: { type: string, description: Path of the file. }
//   line: { type: int, description: Line in the file. }
//   lineHash: { type: string, description: SHA-256 of the line without the spaces around it. }
//   ref: { type: string, description: Branch that it was read from. }
//   publicJobs: { type: boolean, description: Whether job logs are open to everyone who sees the project. }
//   key: { type: string, description: 'Key of the job, or of the configuration.' }
// remediation: Take the command out of the job; make the variables masked; rotate what a log has shown.
// needs: [ci-configs]
// ---
MATCH (p:GitLabProject)-[:HAS]->(c:GitLabCiConfig)
CALL (c) {
  RETURN c AS place
  UNION
  MATCH (c)-[:HAS]->(j:GitLabCiJob)
  RETURN j AS place
}
UNWIND range(0, size(coalesce(place.findings, [])) - 1) AS position
WITH p, c, place, position, place.findings[position] AS finding
WHERE $finding IS NULL OR finding = $finding
RETURN
  coalesce(p.fullPath, p.key) AS project,
  CASE WHEN place:GitLabCiJob THEN place.name END AS job,
  finding,
  c.path AS path,
  place.findingLines[position] AS line,
  place.findingHashes[position] AS lineHash,
  c.ref AS ref,
  p.publicJobs AS publicJobs,
  place.key AS key
ORDER BY project, line, finding, key
