import type { WorldUser } from '../../world/types.js';
import type { SeenMember } from '../members.js';
import { type RestContext, userOf } from './context.js';

type Base = Pick<RestContext, 'base'>;

/** What every list shows of an account. */
export function basicUser({ base }: Base, user: WorldUser): Record<string, unknown> {
  return {
    id: user.id,
    username: user.username,
    public_email: user.publicEmail,
    name: user.name,
    state: user.state,
    locked: false,
    avatar_url: null,
    web_url: `${base}/${user.username}`,
  };
}

function profile(user: WorldUser): Record<string, unknown> {
  return {
    created_at: user.createdAt,
    bio: '',
    bot: user.bot,
    location: null,
    linkedin: '',
    twitter: '',
    discord: '',
    github: '',
    website_url: '',
    organization: '',
    job_title: '',
    pronouns: null,
    work_information: null,
    followers: 0,
    following: 0,
    local_time: null,
    is_followed: false,
  };
}

function ownFields(user: WorldUser): Record<string, unknown> {
  return {
    last_sign_in_at: user.lastSignInAt,
    confirmed_at: user.createdAt,
    theme_id: 1,
    last_activity_on: user.lastActivityOn,
    color_scheme_id: 1,
    projects_limit: 100,
    current_sign_in_at: user.lastSignInAt,
    identities: user.identities.map(({ provider, externUid, samlProviderId }) => ({
      provider,
      extern_uid: externUid,
      saml_provider_id: samlProviderId ?? null,
    })),
    can_create_group: true,
    can_create_project: true,
    two_factor_enabled: user.twoFactorEnabled,
    external: user.external,
    private_profile: user.privateProfile,
    commit_email: user.email,
    preferred_language: 'en',
    email: user.email,
  };
}

function adminFields(user: WorldUser): Record<string, unknown> {
  return {
    is_admin: user.admin,
    note: null,
    namespace_id: user.namespaceId,
    created_by: null,
    current_sign_in_ip: null,
    last_sign_in_ip: null,
    email_reset_offered_at: null,
    is_auditor: user.auditor,
    using_license_seat: user.state === 'active' && !user.bot,
    enterprise_group_id: null,
    provisioned_by_group_id: null,
  };
}

/** An account in full, as the caller may see it: an administrator everything, others the profile. */
export function fullUser(
  context: Pick<RestContext, 'base' | 'caller'>,
  user: WorldUser,
): Record<string, unknown> {
  const hidden = user.privateProfile && context.caller.user.id !== user.id && !context.caller.rights.admin;
  if (context.caller.rights.admin)
    return { ...basicUser(context, user), ...profile(user), ...ownFields(user), ...adminFields(user) };
  return hidden ? basicUser(context, user) : { ...basicUser(context, user), ...profile(user) };
}

/** The caller's own account. */
export function selfUser(context: Pick<RestContext, 'base' | 'caller'>): Record<string, unknown> {
  const { user, rights } = context.caller;
  const own = { ...basicUser(context, user), ...profile(user), ...ownFields(user) };
  return rights.admin
    ? { ...own, is_admin: true, namespace_id: user.namespaceId }
    : { ...own, namespace_id: user.namespaceId };
}

/** A member's row; the paid fields exist in the Enterprise Edition only. */
export function memberRow(context: RestContext, { row, accessLevel }: SeenMember): Record<string, unknown> {
  const { settings, caller } = context;
  const user = userOf(context, row.userId);
  const creator = row.createdById === null ? undefined : context.world.users.get(row.createdById);
  const shown: Record<string, unknown> = {
    ...basicUser(context, user),
    access_level: accessLevel,
    created_at: row.createdAt,
    ...(creator === undefined ? {} : { created_by: basicUser(context, creator) }),
    expires_at: row.expiresAt,
  };
  if (settings.edition === 'ce') return shown;
  shown.group_saml_identity = null;
  shown.membership_state = row.state;
  if (caller.rights.admin) shown.email = user.email;
  if (settings.tier !== 'free') shown.is_using_seat = row.state === 'active' && !user.bot;
  if (settings.tier === 'ultimate') shown.member_role = memberRole(context, row.memberRoleId);
  return shown;
}

function memberRole({ world }: RestContext, id: number | null): Record<string, unknown> | null {
  const role = id === null ? undefined : world.memberRoles.get(id);
  return role === undefined
    ? null
    : {
        id: role.id,
        group_id: role.groupId,
        name: role.name,
        description: role.description,
        base_access_level: role.baseAccessLevel,
      };
}
