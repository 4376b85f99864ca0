import { touch } from '../ids.js';
import { worldParts } from '../parts.js';
import type { Random } from '../random.js';
import type { World } from '../types.js';
import { accessMutations } from './access.js';
import { credentialMutations } from './credentials.js';
import { groupMutations } from './groups.js';
import { mergeRequestMutations } from './merge-requests.js';
import { peopleMutations } from './people.js';
import { projectMutations } from './projects.js';
import { runnerMutations } from './runners.js';
import type { Mutation } from './types.js';

const firstMutations: readonly Mutation[] = [
  ...groupMutations,
  ...projectMutations,
  ...accessMutations,
  ...peopleMutations,
  ...mergeRequestMutations,
  ...credentialMutations,
  ...runnerMutations,
];

/** Every kind of change that a world can undergo. */
export const mutations: readonly Mutation[] = [
  ...firstMutations,
  ...worldParts.flatMap((part) => part.mutations),
];

const minute = 60_000;

/** Makes the change of that kind if the world allows it; undefined, with nothing but the clock changed, if not. */
export function applyMutation(world: World, random: Random, mutation: Mutation): string | undefined {
  world.now += random.int(1, 120) * minute;
  const description = mutation.apply(world, random);
  touch(world);
  return description === undefined ? undefined : `${mutation.kind}: ${description}`;
}

/**
 * One believable change of a random kind; the logical clock moves on by minutes to hours, and no reference is left dangling.
 * The accounts of `world.principals` and what they work in keep their rights.
 * @returns what changed, in a sentence.
 */
export function mutateWorld(world: World, random: Random): string {
  for (;;) {
    // A world always lets somebody be added, so this ends.
    const description = applyMutation(world, random, random.pick(world.isWhole ? mutations : firstMutations));
    if (description !== undefined) return description;
  }
}
