// ---
// id: instance-hardening-gaps
// title: 'Self-managed instance network and runner hardening is off'
// description: >-
//   Settings of a self-managed instance that leave its network, runners and tokens less guarded than they could be; one
//   finding for each setting: webhooks and integrations that may reach the local network, Git over HTTPS with passwords,
//   runners that register by the old tokens, and access tokens without a longest lifetime of the instance's own. The limits on
//   the number of requests are not read and not judged. The settings are read by administrators only: without, they are
//   unknown. GitLab.com is left out.
// returns:
//   fires: boolean
//   instance: { type: string, description: Host of the instance. }
//   setting: { type: string, description: 'GitLab''s name of the setting.' }
//   value: { type: string, description: What it is. }
//   better: { type: string, description: What it should be. }
//   accountKey: { type: string, description: Key of the first connection to the instance. }
// alert:
//   severity: medium
//   category: instance
//   identity: [instance, setting]
//   asset: accountKey
//   path: []
//   needs: [instance-settings]
//   evidence: 'On {instance} the setting {setting} is {value} and should be {better}.'
//   calls: ['PUT /application/settings {setting}={better}']
// remediation: 'Change the named setting.'
// controls:
//   soc2: ['CC6.6', 'CC7.1']
//   iso27001_2022: ['A.8.9', 'A.8.20']
//   nist_800_53: ['SC-5', 'SC-7', 'CM-6', 'CM-7']
//   owasp_cicd: ['CICD-SEC-7']
// ---
MATCH (a:GitLabAccount)
WHERE a.host <> 'gitlab.com'
WITH
  a.host AS instance,
  min(a.key) AS accountKey,
  head(collect(CASE WHEN NOT 'allowLocalRequestsFromWebHooksAndServices' IN coalesce(a.unreadable, []) THEN a.allowLocalRequestsFromWebHooksAndServices END)) AS allowLocalRequestsFromWebHooksAndServices,
  head(collect(CASE WHEN NOT 'passwordAuthenticationEnabledForGit' IN coalesce(a.unreadable, []) THEN a.passwordAuthenticationEnabledForGit END)) AS passwordAuthenticationEnabledForGit,
  head(collect(CASE WHEN NOT 'allowRunnerRegistrationToken' IN coalesce(a.unreadable, []) THEN a.allowRunnerRegistrationToken END)) AS allowRunnerRegistrationToken,
  // None means GitLab's own limit, where the settings were read.
  head(
    collect(
      CASE
        WHEN
          NOT 'maxPersonalAccessTokenLifetime' IN
            coalesce(
              a.unreadable,
              CASE
                WHEN
                  coalesce(
                    a.allowLocalRequestsFromWebHooksAndServices,
                    a.passwordAuthenticationEnabledForGit,
                    a.allowRunnerRegistrationToken
                  ) IS NOT NULL
                THEN []
              END
            )
        THEN coalesce(a.maxPersonalAccessTokenLifetime, 0)
      END
    )
  ) AS lifetime
UNWIND
  [
    [
      'allow_local_requests_from_web_hooks_and_services',
      allowLocalRequestsFromWebHooksAndServices,
      allowLocalRequestsFromWebHooksAndServices,
      'false'
    ],
    [
      'password_authentication_enabled_for_git',
      passwordAuthenticationEnabledForGit,
      passwordAuthenticationEnabledForGit,
      'false'
    ],
    ['allow_runner_registration_token', allowRunnerRegistrationToken, allowRunnerRegistrationToken, 'false'],
    [
      'max_personal_access_token_lifetime',
      lifetime = 0,
      CASE lifetime WHEN 0 THEN 'none' ELSE lifetime END,
      '90'
    ]
  ] AS row
RETURN
  row[1] AS fires,
  instance,
  row[0] AS setting,
  toString(row[2]) AS value,
  row[3] AS better,
  accountKey
