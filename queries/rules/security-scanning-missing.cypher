// ---
// id: security-scanning-missing
// title: 'Sensitive project runs without security scanners'
// description: >-
//   Critical projects (`criticalProjects`) in which static analysis (SAST), dependency scanning or secret detection is not
//   enabled, or whose default branch had no successful pipeline within the look-back window, so that nothing ran them; container
//   scanning is asked for only where the project has container images, dynamic analysis (DAST) where one of its available
//   environments has an address. Infrastructure code is not looked at. GitLab tells which scanners are enabled, not when each last
//   ran; of the pipelines the latest ten are known. Archived and empty projects are left out. Unknown where the scanners or the
//   pipelines could not be read, and, while no project is listed as critical, wherever a scanner is missing.
// params:
//   lookbackDays: { type: int, default: 30, description: 'Days back from now in which a pipeline counts.' }
//   criticalProjects: { type: string_list, default: [], description: Full paths of the projects that are critical. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   path: { type: string, description: 'Full path of the project.' }
//   missing: { type: strings, description: 'Scanners that are missing, sorted.' }
//   lastSuccess: { type: datetime, description: 'When the last successful pipeline of the default branch began, of those that are known.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: medium
//   category: supply-chain
//   identity: [projectId]
//   asset: projectKey
//   path: []
//   needs: [projects, project-security, pipelines]
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: 'The critical project {path} runs without scanners: missing [{missing}]; last successful pipeline of its default branch: {lastSuccess}.'
//   calls: ['POST /projects/{projectId}/repository/commits branch=add-scanners actions[][action]=update actions[][file_path]=.gitlab-ci.yml']
//   volatile: [lastSuccess]
// remediation: 'Add the scanner templates or a scan execution policy.'
// controls:
//   soc2: ['CC7.1', 'CC8.1']
//   iso27001_2022: ['A.8.8', 'A.8.29']
//   iso42001: ['A.6.2.4']
//   gdpr: ['Art. 32(1)(d)']
//   eu_ai_act: ['Art. 15(1)']
//   nist_800_53: ['RA-5', 'SA-11', 'SI-2']
//   cis_gitlab: ['1.1.18', '1.5.4', '1.5.5', '2.3.7', '3.2.2']
//   owasp_cicd: ['CICD-SEC-3']
// ---
WITH
  coalesce(datetime($asOf), datetime()) AS now,
  COLLECT {
    MATCH (c:Connection)
    OPTIONAL MATCH (c)-[:RAN]->(run:SyncRun {id: c.lastRun})
    RETURN {
      claim: c.name + '|',
      nothing: run IS NULL OR EXISTS { (run)-[:COVERED]->(:SourceCoverage {source: 'pipelines', state: 'unreadable'}) },
      lists: COLLECT { MATCH (run)-[:INCOMPLETE]->(s:SyncScope {source: 'pipelines'}) RETURN s.target }
    }
  } AS readers
MATCH (p:GitLabProject)
WHERE
  coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false) AND
  NOT coalesce(p.emptyRepo, false) AND
  (size($criticalProjects) = 0 OR p.fullPath IN $criticalProjects)
WITH
  p,
  now,
  size(readers) > 0 AND all(
    reader IN readers
    WHERE
      reader.nothing OR
      p.key IN reader.lists OR
      none(claim IN coalesce(p._claims, []) WHERE claim STARTS WITH reader.claim)
  ) AS unread,
  CASE WHEN NOT 'securityScannersEnabled' IN coalesce(p.unreadable, []) THEN p.securityScannersEnabled END AS enabled
WITH
  p,
  now,
  unread,
  enabled,
  CASE
    WHEN enabled IS NOT NULL THEN
      [
        scanner IN
          CASE WHEN EXISTS { (p)-[:HAS]->(:GitLabContainerRepository) } THEN ['CONTAINER_SCANNING'] ELSE [] END +
            CASE
              WHEN
                EXISTS {
                  (p)-[:HAS]->(e:GitLabEnvironment)
                  WHERE e.externalHost IS NOT NULL AND coalesce(e.state, 'available') = 'available'
                }
                THEN ['DAST']
              ELSE []
            END +
            ['DEPENDENCY_SCANNING', 'SAST', 'SECRET_DETECTION']
        WHERE NOT scanner IN enabled
      ]
  END AS missing,
  COLLECT {
    MATCH (p)-[:HAS]->(run:GitLabPipeline {status: 'SUCCESS'})
    WHERE run.ref = p.defaultBranch
    RETURN run.createdAt AS at ORDER BY at
  } AS successes
WITH
  p,
  missing,
  last(successes) AS lastSuccess,
  CASE
    WHEN any(at IN successes WHERE datetime(at) >= now - duration({days: $lookbackDays})) THEN true
    WHEN NOT unread THEN false
  END AS ran
RETURN
  (size(missing) > 0 OR NOT ran) AND CASE WHEN size($criticalProjects) > 0 THEN true END AS fires,
  p.id AS projectId,
  p.fullPath AS path,
  missing,
  lastSuccess,
  p.key AS projectKey
