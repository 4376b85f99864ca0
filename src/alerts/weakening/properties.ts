import type { EntityKind, RelationshipType } from '../../gitlab/model/entity.js';
import type { Severity } from '../../queries/types.js';
import {
  end,
  fewer,
  flag,
  grants,
  kept,
  limit,
  more,
  notAll,
  type Order,
  ranked,
  roleRaised,
  shorter,
  wider,
} from './order.js';

/** A property that has a weaker direction. */
export interface Weakenable {
  readonly kind: EntityKind | RelationshipType;
  readonly property: string;
  readonly order: Order;
  readonly severity: Severity;
  /** The rule that already tells when it is weaker than at the baseline; then only what was restored in between is told here. */
  readonly toldBy: string | null;
}

type Row = readonly [order: Order, ...properties: string[]];
interface Told {
  readonly severity: Severity;
  readonly toldBy?: string;
}

const on = flag(true);
const off = flag(false);
const visibility = ranked('private', 'internal', 'public');
const feature = ranked('disabled', 'private', 'enabled', 'public');
const leastRole = ranked('ADMIN', 'OWNER', 'MAINTAINER');
const https = ranked('https', 'http');

const of = (kind: Weakenable['kind'], { severity, toldBy }: Told, ...rows: readonly Row[]): Weakenable[] =>
  rows.flatMap(([order, ...properties]) =>
    properties.map((property) => ({ kind, property, order, severity, toldBy: toldBy ?? null })),
  );

const high = { severity: 'high' } as const;
const medium = { severity: 'medium' } as const;
const low = { severity: 'low' } as const;
const downgraded = { severity: 'high', toldBy: 'protection-downgraded' } as const;
const exposed = { severity: 'high', toldBy: 'asset-exposure-changed' } as const;
const privileged = { severity: 'medium', toldBy: 'privileged-role-granted' } as const;

/** Every property with a weaker direction, once. */
export const weakenables: readonly Weakenable[] = [
  ...of(
    'project',
    downgraded,
    [
      off,
      'onlyAllowMergeIfPipelineSucceeds',
      'onlyAllowMergeIfAllDiscussionsAreResolved',
      'onlyAllowMergeIfAllStatusChecksPassed',
      'resetApprovalsOnPush',
      'disableOverridingApproversPerMergeRequest',
      'mergeRequestsDisableCommittersApproval',
      'secretPushProtectionEnabled',
      'inboundJobTokenScopeEnabled',
    ],
    [on, 'allowMergeOnSkippedPipeline', 'mergeRequestsAuthorApproval', 'ciPushRepositoryForJobTokenAllowed'],
  ),
  ...of('project', exposed, [visibility, 'visibility']),
  ...of(
    'project',
    medium,
    [off, 'requireReauthenticationToApprove', 'ciJobTokenScopeEnabled', 'hasPushRule'],
    [
      on,
      'selectiveCodeOwnerRemovals',
      'ciAllowForkPipelinesToRunInParentProject',
      'publicJobs',
      'sharedRunnersEnabled',
    ],
    [fewer, 'approvalsBeforeMerge'],
    [ranked('no_one_allowed', 'owner', 'maintainer', 'developer'), 'ciPipelineVariablesMinimumOverrideRole'],
    [shorter, 'securityScannersEnabled'],
  ),
  ...of(
    'project',
    low,
    [ranked('no_one', 'maintainer', 'developer'), 'ciRestrictPipelineCancellationRole'],
    [
      feature,
      'repositoryAccessLevel',
      'buildsAccessLevel',
      'forkingAccessLevel',
      'pagesAccessLevel',
      'containerRegistryAccessLevel',
      'packageRegistryAccessLevel',
      'environmentsAccessLevel',
      'securityAndComplianceAccessLevel',
    ],
  ),
  ...of('group', downgraded, [
    off,
    'requireTwoFactorAuthentication',
    'shareWithGroupLock',
    'preventForkingOutsideGroup',
  ]),
  ...of('group', exposed, [visibility, 'visibility']),
  ...of(
    'group',
    medium,
    [off, 'membershipLock', 'preventSharingGroupsOutsideHierarchy', 'requireReauthenticationToApprove'],
    [
      on,
      'defaultBranchAllowForcePush',
      'allowAuthorApproval',
      'allowCommitterApproval',
      'allowOverridesToApproverListPerMergeRequest',
      'retainApprovalsOnPush',
    ],
    [more, 'twoFactorGracePeriod'],
    [grants(), 'defaultBranchPushAccessLevels', 'defaultBranchMergeAccessLevels'],
    [kept, 'ipRestrictionRanges'],
    [ranked('disabled_and_unoverridable', 'disabled_and_overridable', 'enabled'), 'sharedRunnersSetting'],
  ),
  ...of('group', low, [
    ranked('noone', 'administrator', 'owner', 'maintainer', 'developer'),
    'projectCreationLevel',
  ]),
  ...of(
    'account',
    high,
    [
      off,
      'requireTwoFactorAuthentication',
      'requireAdminTwoFactorAuthentication',
      'requirePersonalAccessTokenExpiry',
      'serviceAccessTokensExpirationEnforced',
      'enforceCiInboundJobTokenScopeEnabled',
      'preventMergeRequestsAuthorApproval',
      'preventMergeRequestsCommittersApproval',
      'disableOverridingApproversPerMergeRequest',
      'requireAdminApprovalAfterUserSignup',
    ],
    [on, 'signupEnabled'],
  ),
  ...of(
    'account',
    medium,
    [
      off,
      'adminMode',
      'passwordNumberRequired',
      'passwordSymbolRequired',
      'passwordUppercaseRequired',
      'passwordLowercaseRequired',
      'dnsRebindingProtectionEnabled',
      'denyAllRequestsExceptAllowed',
      'lockMembershipsToSaml',
      'userDefaultExternal',
      'deactivateDormantUsers',
    ],
    [
      on,
      'passwordAuthenticationEnabledForGit',
      'allowLocalRequestsFromWebHooksAndServices',
      'allowLocalRequestsFromSystemHooks',
      'allowRunnerRegistrationToken',
      'groupOwnersCanManageDefaultBranchProtection',
    ],
    [fewer, 'minimumPasswordLength'],
    [more, 'twoFactorGracePeriod', 'maxLoginAttempts', 'sessionExpireDelay'],
    [limit, 'maxPersonalAccessTokenLifetime', 'maxSshKeyLifetime'],
    [visibility, 'defaultProjectVisibility', 'defaultGroupVisibility'],
    [shorter, 'restrictedVisibilityLevels'],
  ),
  ...of('user', privileged, [on, 'isAdmin']),
  ...of('user', medium, [off, 'external']),
  ...of('protected_branch', downgraded, [on, 'allowForcePush'], [off, 'codeOwnerApprovalRequired']),
  ...of(
    'protected_branch',
    high,
    [grants(), 'pushAccessLevels', 'mergeAccessLevels'],
    // An empty list leaves it to Maintainers.
    [grants(40), 'unprotectAccessLevels'],
  ),
  ...of('protected_tag', high, [grants(), 'createAccessLevels']),
  ...of(
    'protected_environment',
    high,
    [fewer, 'requiredApprovalCount'],
    [grants(), 'deployAccessLevels', 'approvalAccessLevels'],
  ),
  ...of('approval_rule', high, [fewer, 'approvalsRequired'], [off, 'appliesToAllProtectedBranches']),
  ...of('push_rule', downgraded, [off, 'rejectUnsignedCommits', 'preventSecrets']),
  ...of(
    'push_rule',
    medium,
    [
      off,
      'denyDeleteTag',
      'memberCheck',
      'commitCommitterCheck',
      'commitCommitterNameCheck',
      'rejectNonDcoCommits',
    ],
    [
      kept,
      'commitMessageRegex',
      'commitMessageNegativeRegex',
      'branchNameRegex',
      'authorEmailRegex',
      'fileNameRegex',
    ],
  ),
  ...of('external_status_check', medium, [off, 'hmac', 'appliesToAllBranches'], [https, 'urlScheme']),
  ...of('container_protection_rule', medium, [
    leastRole,
    'minimumAccessLevelForPush',
    'minimumAccessLevelForDelete',
  ]),
  ...of('package_protection_rule', medium, [
    leastRole,
    'minimumAccessLevelForPush',
    'minimumAccessLevelForDelete',
  ]),
  ...of('variable', downgraded, [off, 'protected', 'masked']),
  ...of('variable', medium, [off, 'hidden'], [notAll, 'environmentScope']),
  ...of('runner', downgraded, [off, 'locked'], [on, 'runUntagged']),
  ...of('runner', high, [ranked('REF_PROTECTED', 'NOT_PROTECTED'), 'accessLevel']),
  ...of('webhook', high, [off, 'enableSslVerification', 'hasSecret'], [https, 'urlScheme']),
  ...of('mirror', medium, [off, 'onlyProtectedBranches']),
  ...of('oauth_application', high, [off, 'confidential'], [on, 'trusted'], [wider, 'scopes']),
  ...of('access_token', high, [wider, 'scopes'], [end, 'expiresAt'], [more, 'accessLevel']),
  ...of('deploy_token', high, [wider, 'scopes'], [end, 'expiresAt']),
  ...of('deploy_key', medium, [end, 'expiresAt']),
  ...of('pipeline_trigger', medium, [end, 'expiresAt']),
  ...of('member_role', high, [more, 'baseAccessLevel'], [wider, 'abilities']),
  ...of('saml_group_link', high, [more, 'accessLevel']),
  ...of('GRANTS', { severity: 'high', toldBy: 'nhi-permission-expansion' }, [on, 'canPush']),
  ...of('MEMBER_OF', privileged, [roleRaised, 'accessLevel']),
  ...of('MEMBER_OF', medium, [kept, 'expiresAt']),
  ...of('INVITED_TO', medium, [more, 'accessLevel'], [kept, 'expiresAt']),
];

const byName = new Map(weakenables.map((each) => [`${each.kind} ${each.property}`, each]));

/** The declaration of a property; undefined: it has no weaker direction. */
export function weakenable(kind: string, property: string): Weakenable | undefined {
  return byName.get(`${kind} ${property}`);
}
