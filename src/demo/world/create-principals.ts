import { addMembership } from './build-access.js';
import { addResourceToken, addToken } from './build-credentials.js';
import { date, day } from './clock.js';
import type { Random } from './random.js';
import type { World, WorldGroup, WorldProject, WorldUser } from './types.js';

function person(world: World, username: string): WorldUser {
  for (const user of world.users.values()) if (user.username === username) return user;
  throw new RangeError(`There is no ${username}.`);
}

function setMembership(
  world: World,
  random: Random,
  userId: number,
  sourceType: 'group' | 'project',
  sourceId: number,
  accessLevel: number,
): void {
  for (const row of world.memberships.values()) {
    if (row.userId !== userId || row.sourceType !== sourceType || row.sourceId !== sourceId) continue;
    Object.assign(row, { accessLevel, state: 'active', expiresAt: null, memberRoleId: null });
    return;
  }
  addMembership(world, random, { userId, sourceType, sourceId, accessLevel, expiresAt: null });
}

/** The accounts and tokens that readers use: their rights never change by a mutation. */
export function addPrincipals(
  world: World,
  random: Random,
  groups: readonly WorldGroup[],
  projects: readonly WorldProject[],
): void {
  const [admin, owner, auditor, developer] = ['root', 'olga.owner', 'aud.itor', 'dev.eloper'].map((name) =>
    person(world, name),
  );
  if (!admin || !owner || !auditor || !developer) throw new RangeError('The world lacks its fixed people.');
  const top = groups[0];
  if (top !== undefined) setMembership(world, random, owner.id, 'group', top.id, 50);
  for (const project of projects.slice(0, 2))
    setMembership(world, random, developer.id, 'project', project.id, 30);
  const token = (
    userId: number,
    name: string,
    scopes: string[],
    expires: number | null = null,
    revoked = false,
  ): number =>
    addToken(world, random, {
      kind: 'personal',
      userId,
      sourceId: null,
      name,
      scopes,
      revoked,
      expiresAt: expires === null ? null : date(world.now + expires),
      lastUsedAt: null,
    }).id;
  const groupToken = top === undefined ? undefined : addResourceToken(world, random, 'group', top.id);
  if (groupToken !== undefined) {
    Object.assign(groupToken, {
      scopes: ['read_api'],
      revoked: false,
      expiresAt: date(world.now + 300 * day),
    });
    setMembership(world, random, groupToken.userId, 'group', groupToken.sourceId ?? 0, 50);
  }
  const adminToken = token(admin.id, 'access graph', ['read_api', 'admin_mode']);
  world.principals = {
    admin: adminToken,
    owner: token(owner.id, 'access graph', ['read_api']),
    auditor: token(auditor.id, 'access graph', ['read_api']),
    developer: token(developer.id, 'access graph', ['read_api']),
    readUserOnly: token(developer.id, 'sign-in only', ['read_user']),
    expired: token(admin.id, 'old laptop', ['api'], -day),
    revoked: token(admin.id, 'leaked', ['api'], 90 * day, true),
    groupToken: groupToken?.id ?? adminToken,
  };
}
