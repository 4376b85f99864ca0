import { type EdgeRow, type EntityKind, nodeKey, type View } from '../../../src/gitlab/model/entity.js';
import { sources } from '../../../src/gitlab/sources/index.js';
import type { ClaimedView } from '../../../src/sync/diff.js';
import { isDenied, isUnlisted } from './places.js';
import type { AccessWorld, Membership, Place, Share, WorldGroup, WorldProject, WorldUser } from './world.js';

/** Makes the views that a sync of a world would write, each with the source and list that told it. */
export type Tell = (source: string, scope: Place | undefined, view: View) => ClaimedView;

/** The node of the connection to a world. */
export function accountOf(world: AccessWorld) {
  return { kind: 'account', id: world.account.name } as const;
}

const instanceSources = new Set([
  'account',
  ...sources.flatMap(({ id, targets }) => (targets === 'instance' ? id : [])),
]);
const asserted = new Map<string, readonly EntityKind[]>(
  sources.map(({ id, asserts }) => [id, asserts ?? []]),
);

/** How the views of a world are claimed; a list of the instance is that of the account. */
export function tellerOf(world: AccessWorld): Tell {
  return (source, scope, view) => {
    if ((scope === undefined) !== instanceSources.has(source)) throw new Error(`${source} has other lists`);
    const target = source === 'account' ? '' : nodeKey(world.host, scope ?? accountOf(world));
    return {
      view,
      claim: { connection: world.account.name, source, scope: target },
      asserts: source === 'account' || asserted.get(source)?.includes(view.node.kind) === true,
    };
  };
}

function account(world: AccessWorld, tell: Tell): ClaimedView[] {
  const { name, tier, adminMode } = world.account;
  const facts = { name, description: null, host: world.host, webUrl: `https://${world.host}`, group: null };
  const node = accountOf(world);
  const enterprise = tier === undefined ? undefined : true;
  return [
    tell('account', undefined, { node, properties: { ...facts, version: '18.9.0', enterprise, tier } }),
    tell('instance-settings', undefined, { node, properties: { adminMode } }),
  ];
}

function user(world: AccessWorld, tell: Tell, one: WorldUser): ClaimedView {
  const { id, username, type, state, locked, admin, auditor, external } = one;
  const names = { id, username, name: username };
  return tell('users', undefined, {
    node: { kind: 'user', id },
    properties: {
      ...names,
      state,
      locked,
      bot: type === 'PROJECT_BOT',
      userType: type,
      isAdmin: admin,
      isAuditor: auditor,
      external,
    },
    edges: [{ type: 'HAS', direction: 'in', rows: [{ other: accountOf(world) }] }],
  });
}

function membershipRow(world: AccessWorld, membership: Membership): EdgeRow {
  const { userId, accessLevel, state, expired, memberRoleId } = membership;
  const custom = world.memberRoles.find(({ id }) => id === memberRoleId);
  return {
    other: { kind: 'user', id: userId },
    properties: {
      accessLevel,
      state,
      expiresAt: expired ? '2020-01-01' : null,
      memberRoleId: memberRoleId ?? null,
      memberRoleName: custom?.name ?? null,
      createdAt: '2019-01-01T00:00:00.000Z',
      createdById: undefined,
    },
  };
}

const shareRow = ({ groupId, accessLevel, memberRoleId }: Share): EdgeRow => ({
  other: { kind: 'group', id: groupId },
  properties: { accessLevel, expiresAt: null, memberRoleId: memberRoleId ?? null },
});

const isAt = (place: Place) => (other: Place) => other.kind === place.kind && other.id === place.id;

function sharesTo(world: AccessWorld, place: Place): View['edges'] {
  const rows = world.shares.filter(({ to }) => isAt(place)(to)).map(shareRow);
  return [{ type: 'INVITED_TO', direction: 'in', rows }];
}

function members(world: AccessWorld, tell: Tell, place: Place): ClaimedView {
  const rows = world.memberships.filter(({ of }) => isAt(place)(of)).map((one) => membershipRow(world, one));
  const edges: View['edges'] = [{ type: 'MEMBER_OF', direction: 'in', rows }];
  return tell(`${place.kind}-members`, place, { node: place, edges });
}

const lastPart = (path: string) => path.slice(path.lastIndexOf('/') + 1);

function group(world: AccessWorld, tell: Tell, one: WorldGroup): ClaimedView[] {
  const { id, path, parentId, visibility, shareWithGroupLock } = one;
  const node = { kind: 'group', id } as const;
  if (isUnlisted(world, node)) return [];
  const parent = parentId === undefined ? accountOf(world) : ({ kind: 'group', id: parentId } as const);
  const names = { id, name: lastPart(path), path: lastPart(path), fullPath: path };
  return [
    tell('groups', undefined, {
      node,
      properties: {
        ...names,
        visibility,
        parentId: parentId ?? null,
        shareWithGroupLock,
        ipRestrictionRanges: one.ipRestrictionRanges ?? null,
      },
      edges: [{ type: 'HAS', direction: 'in', rows: [{ other: parent }] }],
    }),
    tell('group-details', node, {
      node,
      properties: isDenied(world, node, 'group-details')
        ? {}
        : { preventSharingGroupsOutsideHierarchy: one.preventSharingGroupsOutsideHierarchy ?? false },
      edges: sharesTo(world, node) ?? [],
    }),
    members(world, tell, node),
  ];
}

function settings(one: WorldProject) {
  const { visibility, archived, emptyRepo, defaultBranch } = one;
  return {
    visibility,
    archived,
    emptyRepo,
    defaultBranch: emptyRepo === true ? null : defaultBranch,
    namespaceKind: one.groupId === undefined ? 'user' : 'group',
    repositoryAccessLevel: one.repository,
    mergeRequestsAccessLevel: one.mergeRequests,
    buildsAccessLevel: one.builds,
    environmentsAccessLevel: one.environments,
    sharedRunnersEnabled: true,
    groupRunnersEnabled: true,
    ciPushRepositoryForJobTokenAllowed: one.jobTokenMayPush,
    ciPipelineVariablesMinimumOverrideRole: one.pipelineVariablesMinimumOverrideRole ?? 'developer',
  };
}

function project(world: AccessWorld, tell: Tell, one: WorldProject): ClaimedView[] {
  const { id, path, groupId, ownerId } = one;
  const node = { kind: 'project', id } as const;
  const parent = groupId === undefined ? accountOf(world) : ({ kind: 'group', id: groupId } as const);
  const owners = ownerId === undefined ? [] : [{ other: { kind: 'user', id: ownerId } as const }];
  return [
    tell('projects', undefined, {
      node,
      properties: { id, name: lastPart(path), path: lastPart(path), fullPath: path, ...settings(one) },
      edges: [
        { type: 'HAS', direction: 'in', rows: [{ other: parent }] },
        { type: 'OWNS', direction: 'in', rows: owners },
        ...(sharesTo(world, node) ?? []),
      ],
    }),
    tell('job-token-settings', node, {
      node,
      properties: { inboundJobTokenScopeEnabled: one.inboundJobTokenScopeEnabled },
    }),
    members(world, tell, node),
  ];
}

/** The account, people, custom roles, groups and projects with members and shares. */
export function placeViews(world: AccessWorld, tell: Tell): ClaimedView[] {
  const roles = world.memberRoles.map(({ id, name, baseAccessLevel, abilities }) =>
    tell('member-roles', undefined, {
      node: { kind: 'member_role', id },
      properties: { id, name, baseAccessLevel, abilities: [...abilities].sort() },
      edges: [{ type: 'HAS', direction: 'in', rows: [{ other: accountOf(world) }] }],
    }),
  );
  return [
    ...account(world, tell),
    ...world.users.map((one) => user(world, tell, one)),
    ...roles,
    ...world.groups.flatMap((one) => group(world, tell, one)),
    ...world.projects.flatMap((one) => project(world, tell, one)),
  ];
}
