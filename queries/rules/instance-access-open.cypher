// ---
// id: instance-access-open
// title: 'Self-managed instance lets strangers in or defaults to public'
// description: >-
//   Settings of a self-managed instance that let strangers in or show what is new to everybody; one finding for each setting.
//   Sign-up without an administrator's approval; two-factor authentication that is not required while people may sign in by
//   password on the web (without passwords a single sign-on is enforced); public as the default visibility of projects or
//   groups; and, only when the strict profile is asked for, public visibility that others than administrators may choose. The
//   settings are read by administrators only: without, they are unknown. GitLab.com is left out.
// params:
//   strict: { type: boolean, default: false, description: Whether public visibility must be restricted to administrators. }
// returns:
//   fires: boolean
//   instance: { type: string, description: Host of the instance. }
//   setting: { type: string, description: 'GitLab''s name of the setting.' }
//   value: { type: string, description: What it is. }
//   better: { type: string, description: What it should be. }
//   accountKey: { type: string, description: Key of the first connection to the instance. }
// alert:
//   severity: high
//   category: instance
//   identity: [instance, setting]
//   asset: accountKey
//   path: []
//   needs: [instance-settings]
//   evidence: 'On {instance} the setting {setting} is {value} and should be {better}.'
//   calls: ['PUT /application/settings {setting}={better}']
// remediation: 'Admin > Settings > General: close sign-up, require 2FA, set private defaults.'
// controls:
//   soc2: ['CC6.1', 'CC6.2', 'CC6.6']
//   iso27001_2022: ['A.5.16', 'A.8.5', 'A.8.9']
//   gdpr: ['Art. 25(2)']
//   nist_800_53: ['AC-2', 'AC-14', 'IA-2(2)', 'CM-6']
//   cis_gitlab: ['1.3.5', '1.2.6']
//   owasp_cicd: ['CICD-SEC-2', 'CICD-SEC-7']
// ---
MATCH (a:GitLabAccount)
WHERE a.host <> 'gitlab.com'
WITH
  a.host AS instance,
  min(a.key) AS accountKey,
  head(collect(CASE WHEN NOT 'signupEnabled' IN coalesce(a.unreadable, []) THEN a.signupEnabled END)) AS signupEnabled,
  head(collect(CASE WHEN NOT 'requireAdminApprovalAfterUserSignup' IN coalesce(a.unreadable, []) THEN a.requireAdminApprovalAfterUserSignup END)) AS requireAdminApprovalAfterUserSignup,
  head(collect(CASE WHEN NOT 'requireTwoFactorAuthentication' IN coalesce(a.unreadable, []) THEN a.requireTwoFactorAuthentication END)) AS requireTwoFactorAuthentication,
  head(collect(CASE WHEN NOT 'passwordAuthenticationEnabledForWeb' IN coalesce(a.unreadable, []) THEN a.passwordAuthenticationEnabledForWeb END)) AS passwordAuthenticationEnabledForWeb,
  head(collect(CASE WHEN NOT 'defaultProjectVisibility' IN coalesce(a.unreadable, []) THEN a.defaultProjectVisibility END)) AS defaultProjectVisibility,
  head(collect(CASE WHEN NOT 'defaultGroupVisibility' IN coalesce(a.unreadable, []) THEN a.defaultGroupVisibility END)) AS defaultGroupVisibility,
  head(collect(CASE WHEN NOT 'restrictedVisibilityLevels' IN coalesce(a.unreadable, []) THEN a.restrictedVisibilityLevels END)) AS restrictedVisibilityLevels
UNWIND
  [
    ['signup_enabled', signupEnabled AND NOT requireAdminApprovalAfterUserSignup, signupEnabled, 'false'],
    [
      'require_two_factor_authentication',
      NOT requireTwoFactorAuthentication AND passwordAuthenticationEnabledForWeb,
      requireTwoFactorAuthentication,
      'true'
    ],
    ['default_project_visibility', defaultProjectVisibility = 'public', defaultProjectVisibility, 'private'],
    ['default_group_visibility', defaultGroupVisibility = 'public', defaultGroupVisibility, 'private'],
    [
      'restricted_visibility_levels',
      $strict AND NOT 'public' IN restrictedVisibilityLevels,
      reduce(
        text = '', one IN restrictedVisibilityLevels |
          CASE text WHEN '' THEN one ELSE text + ', ' + one END
      ),
      'public'
    ]
  ] AS row
RETURN
  row[1] AS fires,
  instance,
  row[0] AS setting,
  toString(row[2]) AS value,
  row[3] AS better,
  accountKey
