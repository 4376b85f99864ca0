// ---
// id: instance-hardening
// title: Settings that open the instance up
// description: Each setting of an instance that harms its security as it is, with what it should be. What could not be read is not judged. The settings are read by administrators only.
// returns:
//   host: { type: string, description: Host of the instance. }
//   setting: { type: string, description: Name of the setting. }
//   value: { type: string, description: What it is. }
//   better: { type: string, description: What it should be. }
//   key: { type: string, description: Key of the account. }
// needs: [instance-settings]
// ---
MATCH (a:GitLabAccount)
UNWIND
  [
    ['signupEnabled', a.signupEnabled AND NOT a.requireAdminApprovalAfterUserSignup, a.signupEnabled, 'false, or with approval'],
    ['requireTwoFactorAuthentication', NOT a.requireTwoFactorAuthentication, a.requireTwoFactorAuthentication, 'true'],
    [
      'requireAdminTwoFactorAuthentication',
      NOT (a.requireAdminTwoFactorAuthentication OR a.requireTwoFactorAuthentication),
      a.requireAdminTwoFactorAuthentication,
      'true'
    ],
    ['adminMode', NOT a.adminMode, a.adminMode, 'true'],
    [
      'passwordAuthenticationEnabledForGit',
      a.passwordAuthenticationEnabledForGit,
      a.passwordAuthenticationEnabledForGit,
      'false'
    ],
    ['minimumPasswordLength', a.minimumPasswordLength < 12, a.minimumPasswordLength, '12 or more'],
    ['sessionExpireDelay', a.sessionExpireDelay > 10080, a.sessionExpireDelay, '10080 or less'],
    [
      'requirePersonalAccessTokenExpiry',
      NOT a.requirePersonalAccessTokenExpiry,
      a.requirePersonalAccessTokenExpiry,
      'true'
    ],
    ['defaultProjectVisibility', a.defaultProjectVisibility = 'public', a.defaultProjectVisibility, 'private'],
    ['defaultGroupVisibility', a.defaultGroupVisibility = 'public', a.defaultGroupVisibility, 'private'],
    [
      'allowLocalRequestsFromWebHooksAndServices',
      a.allowLocalRequestsFromWebHooksAndServices,
      a.allowLocalRequestsFromWebHooksAndServices,
      'false'
    ],
    [
      'dnsRebindingProtectionEnabled',
      NOT a.dnsRebindingProtectionEnabled,
      a.dnsRebindingProtectionEnabled,
      'true'
    ],
    [
      'allowRunnerRegistrationToken',
      a.allowRunnerRegistrationToken,
      a.allowRunnerRegistrationToken,
      'false'
    ],
    [
      'enforceCiInboundJobTokenScopeEnabled',
      NOT a.enforceCiInboundJobTokenScopeEnabled,
      a.enforceCiInboundJobTokenScopeEnabled,
      'true'
    ]
  ] AS row
WITH a, row
WHERE row[1]
RETURN DISTINCT
  a.host AS host,
  row[0] AS setting,
  toString(row[2]) AS value,
  row[3] AS better,
  a.key AS key
ORDER BY host, key, setting
