import type { Mutation } from './mutate/types.js';
import type { Random } from './random.js';
import type { World, WorldGroup, WorldProject } from './types.js';

/** Something of the world that is gone for good. */
export interface Removed {
  readonly kind: 'group' | 'project' | 'user';
  readonly id: number;
}

/** One domain of the world, such as what protects branches: its rows live in a field of the world of their own. */
export interface WorldPart {
  /** Makes each part's randomness its own, so that a new part leaves the others as they were; unique and never changed. */
  readonly salt: number;
  /** Fills the part, when groups, projects, people and credentials are there. */
  create(
    world: World,
    random: Random,
    homes: { readonly groups: readonly WorldGroup[]; readonly projects: readonly WorldProject[] },
  ): void;
  /** Kinds of change that happen in it. */
  readonly mutations: readonly Mutation[];
  /** Drops what belonged to something that is gone, and every mention of it. */
  forget(world: World, removed: Removed): void;
  /** Every secret in it: none may turn up anywhere else. */
  secrets(world: World): readonly string[];
  /** References to something that does not exist, as sentences. */
  dangling(world: World): readonly string[];
}
