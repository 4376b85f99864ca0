// ---
// id: secret-push-protection-off
// title: 'Nothing blocks secrets at push time'
// description: >-
//   Projects, archived ones aside, where secret push protection is not on, no push rule refuses secrets, and no secret
//   detection runs: neither a scanner that GitLab names, nor a job in the CI/CD configuration (by the name
//   `secret_detection`, also with `-`, or from the template or component for it), nor Auto DevOps. What the tier of the
//   instance does not have is not on. Unknown where one of the three could not be read and no other holds, such as when a
//   configuration includes files that are not read, lies elsewhere or does not parse, and GitLab does not name the scanners.
// returns:
//   fires: boolean
//   projectId: { type: int, description: GitLab’s id of the project. }
//   path: { type: string, description: Full path of the project. }
//   pushProtection: { type: boolean, description: Whether secret push protection is on. }
//   pushRule: { type: boolean, description: Whether a push rule refuses secrets. }
//   detection: { type: boolean, description: Whether secret detection runs. }
//   projectKey: { type: string, description: Key of the project. }
// alert:
//   severity: medium
//   category: secrets
//   identity: [projectId]
//   asset: projectKey
//   path: []
//   needs: [projects, project-push-rules, ci-configs]
//   evidence: 'Nothing keeps secrets out of {path}: no push protection, push rule or secret detection.'
//   calls: ['PUT /projects/{projectId}/security_settings secret_push_protection_enabled=true', 'PUT /projects/{projectId}/push_rule prevent_secrets=true']
// remediation: 'Enable secret push protection (Ultimate) or the push rule (Premium); on Free run the secret detection template.'
// controls:
//   soc2: ['CC6.1', 'CC7.1']
//   iso27001_2022: ['A.8.12', 'A.8.28']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['SI-4', 'IA-5(7)']
//   cis_gitlab: ['1.5.1', '2.3.8']
//   owasp_cicd: ['CICD-SEC-6']
// ---
CALL () {
  MATCH (a:GitLabAccount)
  WHERE a.tier = 'free' OR a.enterprise = false
  RETURN collect(a.host) AS freeHosts
}
MATCH (p:GitLabProject)
WHERE coalesce(p.archived, false) = false
OPTIONAL MATCH (p)-[:HAS]->(r:GitLabPushRule)
OPTIONAL MATCH (p)-[:HAS]->(c:GitLabCiConfig)
WITH
  p,
  split(p.key, '/')[0] IN freeHosts AS isFree,
  head(collect(r)) AS r,
  head(collect(c)) AS c
WITH
  *,
  CASE WHEN NOT 'securityScannersEnabled' IN coalesce(p.unreadable, []) THEN p.securityScannersEnabled END AS scanners,
  CASE WHEN NOT 'autoDevopsEnabled' IN coalesce(p.unreadable, []) THEN p.autoDevopsEnabled END AS autoDevops,
  CASE WHEN NOT 'hasCiConfig' IN coalesce(p.unreadable, []) THEN p.hasCiConfig END AS hasCiConfig
WITH
  *,
  CASE
    WHEN isFree THEN false
    WHEN NOT 'secretPushProtectionEnabled' IN coalesce(p.unreadable, []) THEN coalesce(p.secretPushProtectionEnabled, false)
  END AS pushProtection,
  CASE
    WHEN isFree THEN false
    WHEN r IS NOT NULL AND NOT 'preventSecrets' IN coalesce(r.unreadable, []) THEN coalesce(r.preventSecrets, false)
    WHEN r IS NULL AND p.hasPushRule = false AND NOT 'hasPushRule' IN coalesce(p.unreadable, []) THEN false
  END AS pushRule,
  CASE
    WHEN 'SECRET_DETECTION' IN scanners OR autoDevops AND NOT hasCiConfig THEN true
    WHEN EXISTS { MATCH (c)-[:HAS]->(j:GitLabCiJob) WHERE NOT coalesce(j.hidden, false) AND replace(toLower(j.name), '-', '_') CONTAINS 'secret_detection' } THEN true
    WHEN EXISTS {
      MATCH (c)-[:HAS]->(i:GitLabCiInclude)
      WHERE
        i.kind IN ['template', 'component'] AND
        (replace(toLower(i.file), '-', '_') CONTAINS 'secret_detection' OR i.file CONTAINS 'Auto-DevOps')
    } THEN true
    WHEN scanners IS NOT NULL THEN false
    WHEN NOT hasCiConfig AND NOT autoDevops THEN false
    WHEN CASE WHEN NOT 'parses' IN coalesce(c.unreadable, []) THEN c.parses END AND c.origin = 'repository'
      AND NOT EXISTS { MATCH (c)-[:HAS]->(i:GitLabCiInclude) WHERE i.kind <> 'template' } THEN false
  END AS detection
RETURN
  NOT (pushProtection OR pushRule OR detection) AS fires,
  p.id AS projectId,
  p.fullPath AS path,
  pushProtection,
  pushRule,
  detection,
  p.key AS projectKey
