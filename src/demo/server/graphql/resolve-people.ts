import type { WorldToken } from '../../world/credential-types.js';
import type { WorldUser } from '../../world/types.js';
import { isActive } from '../caller.js';
import type { ListedMember } from '../members.js';
import { byId, connect } from './connection.js';
import { accessLevel, asTime, type Fields, type GraphQLContext, globalId } from './context.js';

/** Accounts that others' lists and profiles do not show except to administrators. */
const ownOrAdmin = (user: WorldUser, { caller }: GraphQLContext): boolean =>
  caller.rights.admin || caller.user.id === user.id;

/** Fields of all types that are a user. */
export const userFields: Fields<WorldUser> = {
  id: (user) => globalId('User', user.id),
  type: (user) => user.userType.toUpperCase(),
  human: (user) => user.userType === 'human',
  active: (user) => user.state === 'active',
  webUrl: (user, _args, { base }) => `${base}/${user.username}`,
  webPath: (user) => `/${user.username}`,
  avatarUrl: () => null,
  createdAt: (user, _args, context) =>
    user.privateProfile && !ownOrAdmin(user, context) ? null : user.createdAt,
  lastActivityOn: (user, _args, context) =>
    user.privateProfile && !ownOrAdmin(user, context) ? null : user.lastActivityOn,
  email: (user, _args, context) => (ownOrAdmin(user, context) ? user.email : null),
  groupCount: (user, _args, context) =>
    ownOrAdmin(user, context)
      ? (context.index.membershipsOfUser.get(user.id) ?? []).filter((row) => row.sourceType === 'group')
          .length
      : null,
  personalAccessTokens: (user, args, context) => {
    if (!ownOrAdmin(user, context)) return null;
    const rows = (context.index.tokensOfUser.get(user.id) ?? []).filter(
      (token) =>
        (typeof args.revoked !== 'boolean' || token.revoked === args.revoked) &&
        (typeof args.state !== 'string' || isActive(context.world, token) === (args.state === 'ACTIVE')),
    );
    return connect(rows, args, byId);
  },
};

/** Fields of a personal access token; the secret is not among them. */
export const tokenFields: Fields<WorldToken> = {
  id: (token) => globalId('PersonalAccessToken', token.id),
  active: (token, _args, { world }) => isActive(world, token),
  granular: () => false,
  lastUsedIps: () => [],
  scopes: (token) => token.scopes.map((scope) => ({ __typename: 'AccessTokenLegacyScope', value: scope })),
};

/** Fields of a membership, direct or seen from elsewhere, or of an invitation. */
export const memberFields: Fields<ListedMember> = {
  id: ({ row }) => globalId(row.sourceType === 'group' ? 'GroupMember' : 'ProjectMember', row.id),
  accessLevel: (member) => accessLevel(member.accessLevel),
  createdAt: ({ row }) => row.createdAt,
  updatedAt: ({ row }) => row.createdAt,
  expiresAt: ({ row }) => asTime(row.expiresAt),
  createdBy: ({ row }, _args, { world }) =>
    row.createdById === null ? null : world.users.get(row.createdById),
  user: ({ row }, _args, { world }) => (row.userId === null ? null : world.users.get(row.userId)),
  group: ({ row }, _args, { world, caller }) => {
    const group = world.groups.get(row.sourceId);
    return group !== undefined && caller.rights.canReadGroup(group) ? group : null;
  },
  project: ({ row }, _args, { world, caller }) => {
    const project = world.projects.get(row.sourceId);
    return project !== undefined && caller.rights.canReadProject(project) ? project : null;
  },
};
