// ---
// id: public-project-unexpected
// title: 'Project is public without an approval'
// description: >-
//   Projects that anyone may see (R14) and that are not on the list of approved ones, nor below an approved group; with empty
//   lists nothing is approved. Internal projects are found with the severity medium where the instance lets strangers sign up
//   without an administrator's approval. A public group shows only its public projects, each of which is found by itself.
//   Projects that are only mentioned by others are left out. Unknown where the visibility, or for an internal project the
//   sign-up of the instance, could not be read.
// params:
//   approvedProjects: { type: string_list, default: [], description: Full paths of projects that may be public. }
//   approvedGroups: { type: string_list, default: [], description: Full paths of groups below which projects may be public. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   path: { type: string, description: Full path of the project. }
//   visibility: { type: string, description: '`public` or `internal`.' }
//   archived: { type: boolean, description: 'Whether it is archived, which hides nothing (R36).' }
//   severity: { type: string, description: '`high`, or `medium` for an internal project.' }
//   projectKey: { type: string, description: Key of the project. }
// alert:
//   severity: high
//   category: visibility
//   identity: [projectId]
//   asset: projectKey
//   path: []
//   needs: [projects]
//   evidence: 'The project {path} is {visibility} and nobody approved that.'
//   calls: ['PUT /projects/{projectId} visibility=private']
// remediation: 'Set visibility to private or add an approved exception with owner and expiry.'
// controls:
//   soc2: ['CC6.1', 'CC6.7']
//   iso27001_2022: ['A.5.12', 'A.8.3', 'A.8.4']
//   gdpr: ['Art. 25(2)', 'Art. 32(1)(b)']
//   nist_800_53: ['AC-3', 'AC-22']
//   cis_gitlab: ['1.2.6']
//   owasp_cicd: ['CICD-SEC-7']
// ---
MATCH (p:GitLabProject)
// Not only mentioned by others.
WHERE NOT 'webUrl' IN coalesce(p.unreadable, [])
WITH p, CASE WHEN NOT 'visibility' IN coalesce(p.unreadable, []) THEN p.visibility END AS visibility
CALL () {
  // By host, whether strangers may come in.
  MATCH (a:GitLabAccount)
  WITH
    a.host AS host,
    head(collect(CASE WHEN NOT 'signupEnabled' IN coalesce(a.unreadable, []) THEN a.signupEnabled END)) AS signup,
    head(
      collect(
        CASE
          WHEN NOT 'requireAdminApprovalAfterUserSignup' IN coalesce(a.unreadable, [])
          THEN a.requireAdminApprovalAfterUserSignup
        END
      )
    ) AS approval
  RETURN collect({host: host, open: signup AND NOT approval}) AS instances
}
WITH
  p,
  visibility,
  p.fullPath IN $approvedProjects OR any(group IN $approvedGroups WHERE p.fullPath STARTS WITH group + '/') AS approved,
  head([one IN instances WHERE one.host = split(p.key, '/')[0]]).open AS open
RETURN
  NOT approved AND (visibility = 'public' OR (visibility = 'internal' AND open)) AS fires,
  p.id AS projectId,
  p.fullPath AS path,
  visibility,
  p.archived AS archived,
  CASE visibility WHEN 'internal' THEN 'medium' ELSE 'high' END AS severity,
  p.key AS projectKey
