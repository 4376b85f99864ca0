import { instant } from '../clock.js';
import { indexOf } from '../indexes.js';
import type { WorldPart } from '../part.js';
import type { Random } from '../random.js';
import type { World } from '../types.js';
import { addIssue, newNote, newRequestCommit } from './build.js';
import type { WorldNote } from './types.js';

const minute = 60_000;
const hour = 60 * minute;

/** Notes of some of these people between two times, oldest first. */
function notes(
  world: World,
  random: Random,
  people: readonly number[],
  { count, from, until }: { readonly count: number; readonly from: number; readonly until: number },
): WorldNote[] {
  const step = Math.floor((until - from) / (count + 1));
  return Array.from({ length: count }, (_, position) =>
    newNote(world, random, random.pick(people), from + step * (position + 1)),
  );
}

/** Fills merge requests with commits and notes, and adds issues; in the first project lists have more than a page. */
export const createContributions: WorldPart['create'] = (world, random, { projects }) => {
  const requests = indexOf(world).mergeRequestsOfProject;
  const people = [...world.users.values()].filter(({ userType }) => userType === 'human').map(({ id }) => id);
  if (people.length === 0) return;
  for (const [position, project] of projects.entries()) {
    const around = random.sample(people, 4);
    for (const request of requests.get(project.id) ?? []) {
      const from = Date.parse(request.createdAt);
      const crowded = position === 0 && request.iid === 1;
      // Newest first, as Git tells them.
      request.commits = Array.from({ length: crowded ? 130 : random.int(0, 3) }, (_, back) =>
        newRequestCommit(world, random, request, from - back * hour),
      );
      const count = crowded ? 120 : random.int(0, 2);
      request.notes = notes(world, random, around, { count, from, until: Date.parse(request.updatedAt) });
    }
    for (let left = position === 0 ? 23 : random.int(0, 2); left > 0; left -= 1) {
      const from = world.now - random.int(1, 200 * 24) * hour;
      const until = from + Math.floor((world.now - from) * random.next());
      const createdAt = instant(from);
      const updatedAt = instant(until);
      const issue = addIssue(world, {
        projectId: project.id,
        authorId: random.pick(around),
        createdAt,
        updatedAt,
      });
      const count = position === 0 && left === 1 ? 130 : random.int(0, 3);
      issue.notes = notes(world, random, around, { count, from, until });
    }
  }
};
