import { indexOf } from '../indexes.js';
import type { WorldPart } from '../part.js';
import { newRequestCommit } from './build.js';

const hour = 3_600_000;

/** Fills merge requests with commits; the first project's first has more than a page of them. */
export const createContributions: WorldPart['create'] = (world, random, { projects }) => {
  const requests = indexOf(world).mergeRequestsOfProject;
  for (const [position, project] of projects.entries()) {
    for (const request of requests.get(project.id) ?? []) {
      const opened = Date.parse(request.createdAt);
      const crowded = position === 0 && request.iid === 1;
      // Newest first, as Git tells them.
      request.commits = Array.from({ length: crowded ? 130 : random.int(0, 4) }, (_, back) =>
        newRequestCommit(world, random, request, opened - back * hour),
      );
    }
  }
};
