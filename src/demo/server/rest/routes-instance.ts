import { forbidden, HttpFailure, notFound, unauthorized } from '../failure.js';
import { flag, list, type RestContext, type Route, requireAdmin } from './context.js';
import {
  deployToken,
  instanceDeployKey,
  listedRunner,
  personalToken,
  runnerDetail,
} from './present-credentials.js';
import { groupNamespace } from './present-projects.js';
import { basicUser } from './present-users.js';

function metadata({ settings, base }: RestContext): Record<string, unknown> {
  const kas = { enabled: false, externalUrl: null, version: null, externalK8sProxyUrl: null };
  return {
    version: settings.version,
    revision: '0123456789a',
    kas,
    enterprise: settings.edition === 'ee' && base !== '',
  };
}

function license(context: RestContext): Record<string, unknown> {
  requireAdmin(context);
  if (context.settings.edition === 'ce') throw new HttpFailure(404, { error: '404 Not Found' });
  if (context.settings.tier === 'free') throw notFound('License');
  return {
    id: 1,
    plan: context.settings.tier,
    created_at: '2025-12-01T00:00:00.000Z',
    starts_at: '2025-12-01',
    expires_at: '2027-12-01',
    historical_max: context.world.users.size,
    maximum_user_count: context.world.users.size,
    licensee: { Name: 'Acme', Company: 'Acme', Email: 'licence@example.com' },
    add_ons: {},
    expired: false,
    overage: 0,
    user_limit: 5000,
    active_users: context.world.users.size,
  };
}

/** Throws a 403 below the tier that an endpoint needs. */
export function requireTier({ settings }: RestContext, ...tiers: readonly string[]): void {
  if (!tiers.includes(settings.tier)) throw forbidden();
}

/** A custom role with its abilities as booleans, as GitLab lists it. */
export function shownRole(role: {
  id: number;
  name: string;
  description: string | null;
  groupId: number | null;
  baseAccessLevel: number;
  abilities: readonly string[];
}): Record<string, unknown> {
  const { id, name, description, groupId, baseAccessLevel, abilities } = role;
  const has = Object.fromEntries(knownAbilities.map((ability) => [ability, abilities.includes(ability)]));
  return { id, name, description, group_id: groupId, base_access_level: baseAccessLevel, ...has };
}

const knownAbilities = [
  'admin_cicd_variables',
  'admin_compliance_framework',
  'admin_group_member',
  'admin_integrations',
  'admin_merge_request',
  'admin_protected_branch',
  'admin_push_rules',
  'admin_runners',
  'admin_terraform_state',
  'admin_vulnerability',
  'admin_web_hook',
  'archive_project',
  'manage_deploy_tokens',
  'manage_group_access_tokens',
  'manage_merge_request_settings',
  'manage_project_access_tokens',
  'manage_security_policy_link',
  'read_code',
  'read_crm_contact',
  'read_dependency',
  'read_runners',
  'read_vulnerability',
  'remove_group',
  'remove_project',
] as const;

function tokens(context: RestContext): unknown {
  const { world, index, caller, query } = context;
  const wanted = query.get('user_id') === null ? undefined : Number(query.get('user_id'));
  if (!caller.rights.admin && wanted !== undefined && wanted !== caller.user.id) throw unauthorized();
  const owner = caller.rights.admin ? wanted : caller.user.id;
  const rows = owner === undefined ? [...world.tokens.values()] : (index.tokensOfUser.get(owner) ?? []);
  const revoked = query.get('revoked');
  return list(
    rows.filter((token) => revoked === null || String(token.revoked) === revoked),
    (token) => personalToken(context, token),
  );
}

function runner(context: RestContext): Record<string, unknown> {
  const found = context.world.runners.get(Number(context.params.id));
  if (found === undefined) throw notFound('Runner');
  const { rights } = context.caller;
  const reached =
    rights.readsAll ||
    found.runnerType === 'instance_type' ||
    found.projectIds.some((id) => rights.projectLevel(id) >= 40) ||
    found.groupIds.some((id) => rights.groupLevel(id) >= 40);
  if (!reached) throw forbidden('No access granted');
  return runnerDetail(context, found);
}

function namespace(context: RestContext): Record<string, unknown> {
  const { world, index, caller, params, base } = context;
  const id = params.id ?? '';
  const number = /^\d+$/.test(id) ? Number(id) : undefined;
  const group = number === undefined ? index.groupByPath.get(id.toLowerCase()) : world.groups.get(number);
  if (group !== undefined && caller.rights.canReadGroup(group)) {
    return groupNamespace({ base, index }, group);
  }
  const user = index.users.find((other) =>
    number === undefined ? other.username === id : other.namespaceId === number,
  );
  if (user === undefined || !(caller.rights.admin || user.id === caller.user.id)) throw notFound('Namespace');
  return {
    id: user.namespaceId,
    name: user.name,
    path: user.username,
    kind: 'user',
    full_path: user.username,
    parent_id: null,
    avatar_url: null,
    web_url: `${base}/${user.username}`,
  };
}

/** Endpoints of the instance as a whole. */
export const instanceRoutes: readonly Route[] = [
  { template: '/version', scopes: ['read_user'], answer: metadata },
  { template: '/metadata', scopes: ['read_user'], answer: metadata },
  { template: '/license', answer: license },
  { template: '/personal_access_tokens', answer: tokens },
  {
    template: '/personal_access_tokens/self',
    scopes: ['*'],
    answer: (context) => ({ ...personalToken(context, context.caller.token), last_used_ips: ['127.0.0.1'] }),
  },
  {
    template: '/deploy_keys',
    answer: (context) => {
      requireAdmin(context);
      return list([...context.world.deployKeys.values()], (key) => instanceDeployKey(context, key));
    },
  },
  {
    template: '/deploy_tokens',
    answer: (context) => {
      requireAdmin(context);
      const active = flag(context.query, 'active');
      return list(
        [...context.world.deployTokens.values()].filter((token) => !active || !token.revoked),
        (token) => deployToken(context, token),
      );
    },
  },
  {
    template: '/runners',
    answer: (context) => {
      const { world, caller } = context;
      const owned = [...world.runners.values()].filter(
        (candidate) =>
          candidate.projectIds.some((id) => caller.rights.projectLevel(id) >= 40) ||
          candidate.groupIds.some((id) => caller.rights.groupLevel(id) >= 50),
      );
      return list(owned, (row) => listedRunner(context, row));
    },
  },
  {
    template: '/runners/all',
    answer: (context) => {
      requireAdmin(context);
      return list([...context.world.runners.values()], (row) => listedRunner(context, row));
    },
  },
  { template: '/runners/:id', answer: runner },
  {
    template: '/member_roles',
    answer: (context) => {
      requireAdmin(context);
      requireTier(context, 'ultimate');
      return [...context.world.memberRoles.values()].map(shownRole);
    },
  },
  {
    template: '/service_accounts',
    answer: (context) => {
      requireAdmin(context);
      requireTier(context, 'premium', 'ultimate');
      const accounts = context.index.users.filter((user) => user.userType === 'service_account');
      return list(accounts, (user) => ({
        id: user.id,
        username: user.username,
        name: user.name,
        email: user.email,
        public_email: basicUser(context, user).public_email,
      }));
    },
  },
  { template: '/namespaces/:id', answer: namespace },
];
