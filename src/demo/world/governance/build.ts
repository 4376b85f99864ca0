import { date, day, instant } from '../clock.js';
import { nextId } from '../ids.js';
import type { Random } from '../random.js';
import type { World } from '../types.js';
import type {
  Joinable,
  WorldAccessRequest,
  WorldInvitation,
  WorldSamlGroupLink,
  WorldScimIdentity,
} from './types.js';

/** Whether a row is of a group or project. */
export const isOf =
  (sourceType: Joinable['sourceType'], sourceId: number) =>
  (row: Joinable): boolean =>
    row.sourceType === sourceType && row.sourceId === sourceId;

/** Adds a request unless the person has one there or is a member already; GitLab allows neither. */
export function addAccessRequest(
  world: World,
  userId: number,
  { sourceType, sourceId }: Joinable,
  at: number,
): WorldAccessRequest | undefined {
  const { accessRequests } = world.governance;
  const isThere = isOf(sourceType, sourceId);
  for (const row of accessRequests.values()) if (row.userId === userId && isThere(row)) return undefined;
  const id = nextId(world, 'accessRequests');
  const row = { id, userId, sourceType, sourceId, requestedAt: instant(at) };
  accessRequests.set(row.id, row);
  return row;
}

const guests = ['new.hire', 'Contractor+eu', "o'hara", 'jürgen', 'audit'] as const;

/** Adds an invitation of a made-up address. */
export function addInvitation(
  world: World,
  random: Random,
  { sourceType, sourceId }: Joinable,
): WorldInvitation {
  const id = nextId(world, 'invitations');
  const row: WorldInvitation = {
    id,
    sourceType,
    sourceId,
    email: `${random.pick(guests)}.${id}@example.net`,
    accessLevel: random.pick([10, 20, 30, 30, 40, 50]),
    createdAt: instant(world.now - random.int(0, 60) * day),
    expiresAt: random.chance(0.3) ? date(world.now + random.int(-5, 90) * day) : null,
    createdByName: random.chance(0.9) ? 'Administrator' : null,
    token: `CANARY-invitation-${id}-${random.hex(12)}`,
  };
  world.governance.invitations.set(id, row);
  return row;
}

const providerGroups = ['developers', 'cn=admins,ou=it/ops', 'Überblick <ro>', 'sre | on-call'] as const;

/** Adds a link to a group of the identity provider, with a custom role now and then. */
export function addSamlGroupLink(world: World, random: Random, groupId: number): WorldSamlGroupLink {
  const id = nextId(world, 'samlGroupLinks');
  const role = random.chance(0.3) ? [...world.memberRoles.values()][0] : undefined;
  const row: WorldSamlGroupLink = {
    id,
    groupId,
    name: `${random.pick(providerGroups)} ${id}`,
    provider: random.chance(0.5) ? null : random.pick(['saml', 'saml_2']),
    accessLevel: role?.baseAccessLevel ?? random.pick([10, 20, 30, 40, 50]),
    memberRoleId: role?.id ?? null,
  };
  world.governance.samlGroupLinks.set(id, row);
  return row;
}

/** Tells by SCIM of a person in a top-level group, where it has not yet. */
export function addScimIdentity(
  world: World,
  random: Random,
  groupId: number,
  userId: number,
): WorldScimIdentity {
  const id = nextId(world, 'scimIdentities');
  const row = { id, groupId, userId, externUid: random.hex(24), active: random.chance(0.8) };
  world.governance.scimIdentities.set(id, row);
  return row;
}
