import { addMergeRequest } from './build-merge-requests.js';
import type { Random } from './random.js';
import type { World, WorldProject } from './types.js';

/** Merge requests among the members of each project, `average` of them on average. */
export function addMergeRequests(
  world: World,
  random: Random,
  projects: readonly WorldProject[],
  average: number,
): void {
  const people = [...world.users.values()].filter((user) => user.userType === 'human').map((user) => user.id);
  const members = new Map<number, number[]>();
  for (const row of world.memberships.values()) {
    if (row.sourceType !== 'project') continue;
    const known = members.get(row.sourceId);
    if (known === undefined) members.set(row.sourceId, [row.userId]);
    else known.push(row.userId);
  }
  const forkOf = new Map(
    projects.flatMap((project) =>
      project.forkedFromId === null ? [] : [[project.forkedFromId, project] as const],
    ),
  );
  projects.forEach((project, position) => {
    if (project.emptyRepo) return;
    const around = [...(members.get(project.id) ?? []), ...random.sample(people, 3)];
    const count = position === 0 ? Math.max(average, 2) : random.int(0, average * 2);
    for (let iid = 1; iid <= count; iid += 1) {
      const request = addMergeRequest(world, random, project, { people: around, iid });
      const fork = position > 0 && random.chance(0.03) ? forkOf.get(project.id) : undefined;
      if (fork !== undefined) request.sourceProjectId = fork.id;
      // More approvers than a nested page holds.
      if (position === 0 && iid === 1) request.approverIds = random.sample(people, 26);
    }
  });
}
