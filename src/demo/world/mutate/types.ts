import type { Random } from '../random.js';
import type { World, WorldGroup, WorldProject, WorldUser } from '../types.js';

/** One kind of change. */
export interface Mutation {
  readonly kind: string;
  /** Makes the change and says what it was; undefined, with nothing changed, when the world has nothing to change that way. */
  readonly apply: (world: World, random: Random) => string | undefined;
}

/** One of the rows that fit, or undefined. */
export function choose<Row>(
  random: Random,
  rows: Iterable<Row>,
  fits: (row: Row) => boolean = () => true,
): Row | undefined {
  const candidates = [...rows].filter(fits);
  return candidates.length === 0 ? undefined : random.pick(candidates);
}

/** Accounts whose rights must stay as they are: they read the simulated GitLab. */
export function isFixedUser(world: World, userId: number): boolean {
  if (userId === world.ghostId) return true;
  return Object.values(world.principals).some((id) => world.tokens.get(id)?.userId === userId);
}

/** The group that the fixed accounts own, with those above it. */
export function isFixedGroup(world: World, groupId: number): boolean {
  return (
    world.tokens.get(world.principals.groupToken)?.sourceId === groupId &&
    world.tokens.get(world.principals.groupToken)?.kind === 'group'
  );
}

/** Projects that a fixed account works in. */
export function isFixedProject(world: World, projectId: number): boolean {
  const developer = world.tokens.get(world.principals.developer)?.userId;
  for (const row of world.memberships.values()) {
    if (row.sourceType === 'project' && row.sourceId === projectId && row.userId === developer) return true;
  }
  return false;
}

/** A person who may be changed. */
export function somePerson(
  world: World,
  random: Random,
  fits: (user: WorldUser) => boolean = () => true,
): WorldUser | undefined {
  return choose(
    random,
    world.users.values(),
    (user) => user.userType === 'human' && !isFixedUser(world, user.id) && fits(user),
  );
}

/** Any project. */
export function someProject(
  world: World,
  random: Random,
  fits: (project: WorldProject) => boolean = () => true,
): WorldProject | undefined {
  return choose(random, world.projects.values(), fits);
}

/** Any group. */
export function someGroup(
  world: World,
  random: Random,
  fits: (group: WorldGroup) => boolean = () => true,
): WorldGroup | undefined {
  return choose(random, world.groups.values(), fits);
}
