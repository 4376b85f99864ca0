// ---
// id: oauth-app-overprivileged
// title: 'OAuth application or integration with write scope is unapproved or idle'
// description: >-
//   OAuth applications of the instance with one of the scopes in `wideScopes` that are not in `approvedApplications`, or
//   keep no secret. While that list is empty nobody has said what is approved: then those that keep a secret are unknown.
//   When an application was last used is not in GitLab’s answers, and does not count; applications of groups and people are
//   not listed by GitLab.
// params:
//   wideScopes: { type: string_list, default: [api, sudo, admin_mode, write_repository, write_registry], description: Scopes that count. }
//   approvedApplications: { type: string_list, default: [], description: Names or ids of approved applications. }
// returns:
//   fires: boolean
//   applicationId: { type: int, description: GitLab’s id of the application. }
//   name: { type: string, description: Name of the application. }
//   scopes: { type: strings, description: What it may be allowed. }
//   confidential: { type: boolean, description: Whether it can keep a secret. }
//   approved: { type: boolean, description: Whether it is on the list; none while the list is empty. }
//   trusted: { type: boolean, description: Whether people are not asked first. }
//   applicationKey: { type: string, description: Key of the application. }
// alert:
//   severity: medium
//   category: non-human-identity
//   identity: [applicationId]
//   asset: applicationKey
//   path: []
//   needs: [oauth-applications]
//   evidence: 'OAuth application {name} may have scopes {scopes} (approved: {approved}, confidential: {confidential}).'
//   calls: ['DELETE /applications/{applicationId}']
// remediation: 'Approve and narrow the scopes, or delete the application.'
// controls:
//   soc2: ['CC6.3', 'CC9.2']
//   iso27001_2022: ['A.5.19', 'A.5.21']
//   gdpr: ['Art. 28(1)']
//   nist_800_53: ['AC-6', 'SA-9', 'CA-3']
//   cis_gitlab: ['1.4.1', '1.4.2', '1.4.3']
//   owasp_cicd: ['CICD-SEC-8']
// ---
MATCH (a:GitLabOAuthApplication)
WITH
  a,
  CASE WHEN NOT 'confidential' IN coalesce(a.unreadable, []) THEN a.confidential END AS confidential,
  CASE WHEN size($approvedApplications) > 0 THEN a.name IN $approvedApplications OR toString(a.id) IN $approvedApplications END AS approved
RETURN
  any(scope IN CASE WHEN NOT 'scopes' IN coalesce(a.unreadable, []) THEN a.scopes END WHERE scope IN $wideScopes) AND
    (NOT approved OR NOT confidential) AS fires,
  a.id AS applicationId,
  a.name AS name,
  a.scopes AS scopes,
  confidential,
  approved,
  a.trusted AS trusted,
  a.key AS applicationKey
