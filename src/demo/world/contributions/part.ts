import type { Removed, WorldPart } from '../part.js';
import type { World } from '../types.js';
import { createContributions } from './create.js';
import { contributionMutations } from './mutate.js';

/** Commits of a deleted account have an e-mail that nobody has any more. */
function forget(world: World, { kind, id }: Removed): void {
  if (kind !== 'user') return;
  for (const { commits } of world.mergeRequests.values())
    for (const commit of commits) if (commit.authorId === id) commit.authorId = null;
}

function dangling({ mergeRequests, users }: World): string[] {
  return [...mergeRequests.values()].flatMap(({ id, commits }) =>
    commits.some(({ authorId }) => authorId !== null && !users.has(authorId))
      ? [`an author of merge request ${id} does not exist`]
      : [],
  );
}

/** What people contribute to merge requests. */
export const contributionsPart: WorldPart = {
  salt: 6,
  create: createContributions,
  mutations: contributionMutations,
  forget,
  secrets: () => [],
  dangling,
};
