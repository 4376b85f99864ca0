// ---
// id: secret-exposed-in-job-log
// title: 'CI configuration can print secrets to job logs'
// description: >-
//   Lines of CI/CD configurations that can bring secrets into a job log: the debug log switched on (`CI_DEBUG_TRACE`,
//   `CI_DEBUG_SERVICES`), `env`, `printenv`, `set` or `export -p`, and `echo` or `printf` of a variable other than the
//   harmless ones that GitLab sets itself (lines are not kept, so that its name is not compared with a list). One finding
//   for each line of a job; `*` stands for what all jobs share. Critical where non-members read the logs: the project is
//   public or internal, its pipelines are visible to non-members and CI/CD is for everyone (R14, R15). Unknown for a
//   configuration that lies elsewhere or does not parse, and for variables of projects, groups and schedules by the name of
//   the two switches, whose value is never read. Archived projects and jobs of included files are not looked at.
// returns:
//   fires: boolean
//   projectId: { type: int, description: GitLab’s id of the project; none for a variable of a group. }
//   jobOrScope: { type: string, description: 'Name of the job, `*` for all jobs of the file, or where a variable is set.' }
//   lineHash: { type: string, description: SHA-256 of the line without the spaces around it. }
//   kinds: { type: strings, description: '`CI_DEBUG_TRACE`, `echo-of-variable` or `printenv`.' }
//   path: { type: string, description: Full path of the project or group. }
//   file: { type: string, description: Path of the file. }
//   line: { type: int, description: Line in the file. }
//   severity: { type: string, description: '`critical` where non-members read the logs.' }
//   itemKey: { type: string, description: 'Key of the job, configuration, variable or schedule.' }
// alert:
//   severity: high
//   category: pipeline
//   identity: [projectId, jobOrScope, lineHash]
//   asset: itemKey
//   path: []
//   needs: [projects, ci-configs, project-variables, group-variables, pipeline-schedules]
//   evidence: 'Job {jobOrScope} of {path} can print secrets to its log ({kinds}, line {line} of {file}).'
//   calls: ['PUT /projects/{projectId}/repository/files/{file}']
//   volatile: [line]
// remediation: 'Remove the trace flag and the echo, mask and rotate the variable, delete affected job logs.'
// controls:
//   soc2: ['CC6.1', 'CC6.7']
//   iso27001_2022: ['A.8.12', 'A.8.15', 'A.5.17']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['IA-5(6)', 'AU-9', 'SC-28']
//   cis_gitlab: ['1.5.1', '2.3.8']
//   owasp_cicd: ['CICD-SEC-6']
// ---
CALL () {
  CALL () {
    MATCH (c:GitLabCiConfig)
    RETURN c, c AS place, '*' AS jobOrScope, coalesce(c.origin, 'repository') <> 'repository' OR NOT coalesce(CASE WHEN NOT 'parses' IN coalesce(c.unreadable, []) THEN c.parses END, false) AS unread
    UNION ALL
    MATCH (c:GitLabCiConfig)-[:HAS]->(j:GitLabCiJob)
    RETURN c, j AS place, j.name AS jobOrScope, false AS unread
  }
  MATCH (p:GitLabProject)-[:HAS]->(c)
  WHERE coalesce(p.archived, false) = false
  WITH *, coalesce(CASE WHEN NOT 'findings' IN coalesce(place.unreadable, []) THEN place.findings END, []) AS findings, CASE WHEN NOT 'usesDebugTrace' IN coalesce(place.unreadable, []) THEN place.usesDebugTrace END AS debug
  WITH
    *,
    [position IN range(0, size(findings) - 1) WHERE findings[position] IN ['CI_DEBUG_TRACE', 'echo-of-variable', 'printenv'] |
      {kind: findings[position], line: place.findingLines[position], hash: place.findingHashes[position]}] AS lines
  WITH
    *,
    CASE
      WHEN debug AND NOT 'CI_DEBUG_TRACE' IN findings THEN [{kind: 'CI_DEBUG_TRACE'}]
      WHEN size(lines) > 0 THEN []
      WHEN unread OR 'findings' IN coalesce(place.unreadable, []) OR debug IS NULL THEN [{kind: null}]
      ELSE [{kind: 'none'}]
    END AS others
  UNWIND lines + others AS found
  WITH p, c, place, jobOrScope, found.hash AS lineHash, min(found.line) AS line, collect(DISTINCT found.kind) AS kinds
  RETURN
    CASE WHEN size(kinds) > 0 THEN kinds <> ['none'] END AS fires,
    p,
    jobOrScope,
    lineHash,
    kinds,
    p.fullPath AS path,
    c.path AS file,
    line,
    place.key AS itemKey
  UNION ALL
  MATCH (o:GitLabGroup|GitLabProject)-[:HAS]->(v:GitLabVariable)
  WHERE v.name IN ['CI_DEBUG_TRACE', 'CI_DEBUG_SERVICES'] AND coalesce(o.archived, false) = false
  WITH o, v.name AS name, min(v.key) AS itemKey
  RETURN
    null AS fires,
    CASE WHEN o:GitLabProject THEN o END AS p,
    CASE WHEN o:GitLabProject THEN 'project variable ' ELSE 'variable of group ' + o.id + ' ' END + name AS jobOrScope,
    null AS lineHash,
    ['CI_DEBUG_TRACE'] AS kinds,
    o.fullPath AS path,
    null AS file,
    null AS line,
    itemKey
  UNION ALL
  MATCH (p:GitLabProject)-[:HAS]->(s:GitLabPipelineSchedule)
  WHERE coalesce(p.archived, false) = false
  UNWIND [name IN s.variableKeys WHERE name IN ['CI_DEBUG_TRACE', 'CI_DEBUG_SERVICES']] AS name
  RETURN
    null AS fires,
    p,
    'variable of schedule ' + s.id + ' ' + name AS jobOrScope,
    null AS lineHash,
    ['CI_DEBUG_TRACE'] AS kinds,
    p.fullPath AS path,
    null AS file,
    null AS line,
    s.key AS itemKey
}
RETURN
  fires,
  p.id AS projectId,
  jobOrScope,
  lineHash,
  kinds,
  path,
  file,
  line,
  CASE
    WHEN CASE WHEN NOT 'visibility' IN coalesce(p.unreadable, []) THEN p.visibility END IN ['public', 'internal']
      AND CASE WHEN NOT 'publicJobs' IN coalesce(p.unreadable, []) THEN p.publicJobs END
      AND CASE WHEN NOT 'buildsAccessLevel' IN coalesce(p.unreadable, []) THEN p.buildsAccessLevel END = 'enabled' THEN 'critical'
  END AS severity,
  itemKey
