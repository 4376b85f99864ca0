// ---
// id: instance-version-vulnerable
// title: 'GitLab or runner version has a known critical flaw'
// description: >-
//   Versions of GitLab, and of the runners that serve it, that are known to be dangerous or old. Critical: the version is in a
//   range of the list of advisories. Medium: GitLab is older than the minor versions that are maintained. Low: the runner is
//   more minor versions behind its GitLab than so. Unless the newest version of GitLab is configured, it follows from GitLab's
//   calendar: 18.0 in May 2025, a minor version each month, a major one each May; a month's version counts from the end of
//   that month. Unknown where a version could not be read.
// params:
//   advisories: { 
//       type: string_list,
//       default: ['gitlab 11.9.0 13.8.7 CVE-2021-22205',
//         'gitlab 13.9.0 13.9.5 CVE-2021-22205',
//         'gitlab 13.10.0 13.10.2 CVE-2021-22205',
//         'gitlab 14.7.0 14.7.6 CVE-2022-1162',
//         'gitlab 14.8.0 14.8.4 CVE-2022-1162',
//         'gitlab 14.9.0 14.9.1 CVE-2022-1162',
//         'gitlab 14.0.0 14.10.4 CVE-2022-2185',
//         'gitlab 15.0.0 15.0.3 CVE-2022-2185',
//         'gitlab 15.1.0 15.1.0 CVE-2022-2185',
//         'gitlab 11.3.4 15.1.4 CVE-2022-2884',
//         'gitlab 15.2.0 15.2.2 CVE-2022-2884',
//         'gitlab 15.3.0 15.3.0 CVE-2022-2884',
//         'gitlab 16.0.0 16.0.0 CVE-2023-2825',
//         'gitlab 13.12.0 16.2.6 CVE-2023-5009',
//         'gitlab 16.3.0 16.3.3 CVE-2023-5009',
//         'gitlab 16.1.0 16.1.5 CVE-2023-7028',
//         'gitlab 16.2.0 16.2.8 CVE-2023-7028',
//         'gitlab 16.3.0 16.3.6 CVE-2023-7028',
//         'gitlab 16.4.0 16.4.4 CVE-2023-7028',
//         'gitlab 16.5.0 16.5.5 CVE-2023-7028',
//         'gitlab 16.6.0 16.6.3 CVE-2023-7028',
//         'gitlab 16.7.0 16.7.1 CVE-2023-7028',
//         'gitlab 16.0.0 16.5.7 CVE-2024-0402',
//         'gitlab 16.6.0 16.6.5 CVE-2024-0402',
//         'gitlab 16.7.0 16.7.3 CVE-2024-0402',
//         'gitlab 16.8.0 16.8.0 CVE-2024-0402',
//         'gitlab 15.8.0 16.11.4 CVE-2024-5655',
//         'gitlab 17.0.0 17.0.2 CVE-2024-5655',
//         'gitlab 17.1.0 17.1.0 CVE-2024-5655',
//         'gitlab 15.8.0 16.11.5 CVE-2024-6385',
//         'gitlab 17.0.0 17.0.3 CVE-2024-6385',
//         'gitlab 17.1.0 17.1.1 CVE-2024-6385',
//         'gitlab 8.14.0 17.1.6 CVE-2024-6678',
//         'gitlab 17.2.0 17.2.4 CVE-2024-6678',
//         'gitlab 17.3.0 17.3.1 CVE-2024-6678',
//         'gitlab 12.5.0 17.2.8 CVE-2024-9164',
//         'gitlab 17.3.0 17.3.4 CVE-2024-9164',
//         'gitlab 17.4.0 17.4.1 CVE-2024-9164'],
//       description: 'Ranges as `component first last advisory`, the component being `gitlab` or `gitlab-runner`, both ends included.',
//     }
//   maintainedMinors: { type: int, default: 3, min: 1, max: 120, description: How many minor versions of GitLab are maintained. }
//   maxRunnerLag: { type: int, default: 1, min: 0, max: 120, description: How many minor versions a runner may be behind GitLab. }
//   latestVersion: { type: string, description: 'The newest version of GitLab, such as 18.9; none means by the calendar.' }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   fires: boolean
//   component: { type: string, description: '`gitlab` or `gitlab-runner`.' }
//   version: { type: string, description: The version. }
//   host: { type: string, description: Host of the instance. }
//   machines: { type: int, description: How many runner machines have it; 1 for GitLab itself. }
//   advisories: { type: strings, description: 'Advisories whose range it is in, sorted.' }
//   reason: { type: string, description: Why it is found. }
//   severity: { type: string, description: '`critical`, `medium` or `low`.' }
//   accountKey: { type: string, description: Key of the first connection to the instance. }
// alert:
//   severity: critical
//   category: instance
//   identity: [component, version]
//   asset: accountKey
//   path: []
//   needs: [runners]
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: '{component} {version} of {host} {reason}.'
//   calls: []
// remediation: 'Upgrade to the fixed patch release.'
// controls:
//   soc2: ['CC7.1']
//   iso27001_2022: ['A.8.8']
//   gdpr: ['Art. 32(1)(b)']
//   eu_ai_act: ['Art. 15(5)']
//   nist_800_53: ['SI-2', 'RA-5', 'SA-22']
//   owasp_cicd: ['CICD-SEC-7']
// ---
CALL () {
  MATCH (a:GitLabAccount)
  WITH
    a.host AS host,
    min(a.key) AS accountKey,
    head(collect(CASE WHEN NOT 'version' IN coalesce(a.unreadable, []) THEN a.version END)) AS version
  RETURN host, accountKey, 'gitlab' AS component, version, version AS server, 1 AS machines
  UNION ALL
  MATCH (m:GitLabRunnerManager)
  WITH
    split(m.key, '/')[0] AS host,
    CASE WHEN NOT 'version' IN coalesce(m.unreadable, []) THEN m.version END AS version,
    count(*) AS machines
  MATCH (a:GitLabAccount {host: host})
  WITH
    host,
    version,
    machines,
    min(a.key) AS accountKey,
    head(collect(CASE WHEN NOT 'version' IN coalesce(a.unreadable, []) THEN a.version END)) AS server
  RETURN host, accountKey, 'gitlab-runner' AS component, version, server, machines
}
WITH
  *,
  coalesce(datetime($asOf), datetime()) AS now,
  [part IN split(split(split(version, '-')[0], '~')[0], '.') | toInteger(part)] AS parts,
  [part IN split(split(split(server, '-')[0], '~')[0], '.') | toInteger(part)] AS serverParts,
  [part IN split($latestVersion, '.') | toInteger(part)] AS latestParts
WITH
  *,
  parts[0] * 1000000 + parts[1] * 1000 + coalesce(parts[2], 0) AS number,
  // Twelve minor versions make a major one.
  parts[0] * 12 + parts[1] AS minor,
  serverParts[0] * 12 + serverParts[1] AS serverMinor,
  coalesce(latestParts[0] * 12 + latestParts[1], 18 * 12 + (now.year - 2025) * 12 + now.month - 5 - 1) AS latestMinor
WITH
  *,
  [
    one IN [text IN $advisories | split(text, ' ')]
    WHERE
      one[0] = component AND
      reduce(n = 0, part IN split(one[1], '.') | n * 1000 + toInteger(part)) <= number AND
      number <= reduce(n = 0, part IN split(one[2], '.') | n * 1000 + toInteger(part)) |
      one[3]
  ] AS hits,
  component = 'gitlab' AND minor < latestMinor - $maintainedMinors + 1 AS outdated,
  component = 'gitlab-runner' AND serverMinor - minor > $maxRunnerLag AS lags
CALL (hits) {
  UNWIND hits AS hit
  WITH DISTINCT hit
  ORDER BY hit
  RETURN collect(hit) AS advisories
}
RETURN
  CASE WHEN number IS NOT NULL THEN size(advisories) > 0 END OR outdated OR lags AS fires,
  component,
  version,
  host,
  machines,
  advisories,
  CASE
    WHEN size(advisories) > 0 THEN 'has known critical flaws (' + reduce(text = head(advisories), one IN tail(advisories) | text + ', ' + one) + ')'
    WHEN outdated THEN 'is no longer maintained'
    ELSE 'is more than ' + toString($maxRunnerLag) + ' minor versions behind GitLab ' + server
  END AS reason,
  CASE WHEN size(advisories) > 0 THEN 'critical' WHEN outdated THEN 'medium' ELSE 'low' END AS severity,
  accountKey
