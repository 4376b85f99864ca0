import type { Removed, WorldPart } from '../part.js';
import type { World } from '../types.js';
import { isOf } from './build.js';
import { createGovernance } from './create.js';
import { governanceMutations } from './mutate.js';

function dropWhere<Row>(rows: Map<number, Row>, gone: (row: Row) => boolean): void {
  for (const [id, row] of rows) if (gone(row)) rows.delete(id);
}

function forgetGroup(world: World, groupId: number): void {
  const { governance } = world;
  const isOfGroup = (row: { readonly groupId: number }): boolean => row.groupId === groupId;
  dropWhere(governance.samlGroupLinks, isOfGroup);
  dropWhere(governance.scimIdentities, isOfGroup);
  governance.provisioned.delete(groupId);
  for (const [provider, group] of governance.samlProviders) {
    if (group !== groupId) continue;
    governance.samlProviders.delete(provider);
    for (const user of world.users.values())
      user.identities = user.identities.filter(({ samlProviderId }) => samlProviderId !== provider);
  }
  for (const link of governance.samlGroupLinks.values())
    if (link.memberRoleId !== null && !world.memberRoles.has(link.memberRoleId)) link.memberRoleId = null;
}

// The audit log keeps what it tells of: events outlive people and places, as in GitLab.
function forget(world: World, { kind, id }: Removed): void {
  const { governance } = world;
  if (kind !== 'user') {
    dropWhere(governance.accessRequests, isOf(kind, id));
    dropWhere(governance.invitations, isOf(kind, id));
  }
  if (kind === 'group') forgetGroup(world, id);
  if (kind === 'project') {
    governance.scanners.delete(id);
    governance.pushes = governance.pushes.filter(({ projectId }) => projectId !== id);
  }
  if (kind !== 'user') return;
  dropWhere(governance.accessRequests, ({ userId }) => userId === id);
  dropWhere(governance.scimIdentities, ({ userId }) => userId === id);
  for (const people of governance.provisioned.values()) people.delete(id);
  governance.pushes = governance.pushes.filter(({ userId }) => userId !== id);
}

function dangling(world: World): string[] {
  const problems: string[] = [];
  const need = (rows: ReadonlyMap<number, unknown>, id: number | null, what: string): void => {
    if (id !== null && !rows.has(id)) problems.push(`${what} ${id} does not exist`);
  };
  const { governance } = world;
  for (const row of [...governance.accessRequests.values(), ...governance.scimIdentities.values()])
    need(world.users, row.userId, 'user of a request or identity');
  for (const row of governance.scimIdentities.values())
    need(world.groups, row.groupId, 'group of an identity');
  for (const row of [...governance.accessRequests.values(), ...governance.invitations.values()]) {
    const homes = row.sourceType === 'group' ? world.groups : world.projects;
    need(homes, row.sourceId, `${row.sourceType} of a request or invitation`);
  }
  for (const row of governance.samlGroupLinks.values()) {
    need(world.groups, row.groupId, 'group of a SAML link');
    need(world.memberRoles, row.memberRoleId, 'role of a SAML link');
  }
  for (const id of governance.samlProviders.values()) need(world.groups, id, 'group of a SAML provider');
  for (const [groupId, people] of governance.provisioned) {
    need(world.groups, groupId, 'group of provisioned people');
    for (const id of people) need(world.users, id, 'provisioned user');
  }
  for (const id of governance.scanners.keys()) need(world.projects, id, 'project of scanners');
  for (const { userId, projectId } of governance.pushes) {
    need(world.users, userId, 'user of a push');
    need(world.projects, projectId, 'project of a push');
  }
  for (const user of world.users.values())
    for (const { samlProviderId } of user.identities)
      need(governance.samlProviders, samlProviderId ?? null, 'SAML provider of an identity');
  return problems;
}

function secrets({ governance }: World): string[] {
  return [
    ...[...governance.auditEvents.values()].flatMap(({ secret }) => secret ?? []),
    ...[...governance.invitations.values()].map(({ token }) => token),
    ...governance.secretSettings.flatMap((name) => {
      const value = governance.settings[name];
      return typeof value === 'string' ? [value] : [];
    }),
  ];
}

/** Audit log, requests, invitations, identity providers, scanners and settings. */
export const governancePart: WorldPart = {
  salt: 4,
  create: createGovernance,
  mutations: governanceMutations,
  forget,
  secrets,
  dangling,
};
