import { noteActivity } from '../activity.js';
import { instant } from '../clock.js';
import { choose, type Mutation } from '../mutate/types.js';
import { newRequestCommit } from './build.js';

/** Changes of what people contribute to merge requests. */
export const contributionMutations: readonly Mutation[] = [
  {
    kind: 'merge-request-push',
    apply: (world, random) => {
      const request = choose(random, world.mergeRequests.values(), ({ state }) => state === 'opened');
      if (request === undefined) return undefined;
      request.commits = [newRequestCommit(world, random, request, world.now), ...request.commits];
      request.updatedAt = instant(world.now);
      noteActivity(world, request.projectId);
      return `merge request ${request.id} has one commit more`;
    },
  },
  {
    kind: 'merge-request-squash',
    apply: (world, random) => {
      const request = choose(
        random,
        world.mergeRequests.values(),
        ({ state, commits }) => state === 'opened' && commits.length > 1,
      );
      if (request === undefined) return undefined;
      request.commits = request.commits.slice(0, 1);
      request.updatedAt = instant(world.now);
      noteActivity(world, request.projectId);
      return `merge request ${request.id} has a single commit`;
    },
  },
  {
    kind: 'signature-verify',
    apply: (world, random) => {
      const request = choose(random, world.mergeRequests.values(), ({ commits }) =>
        commits.some(({ verification }) => verification === 'UNKNOWN_KEY'),
      );
      if (request === undefined) return undefined;
      // Somebody told GitLab of the key: nothing about the merge request itself changed.
      for (const commit of request.commits)
        if (commit.verification === 'UNKNOWN_KEY') commit.verification = 'VERIFIED';
      return `signatures of merge request ${request.id} are verified`;
    },
  },
];
