import { addDeployKey, addDeployToken, addResourceToken, addRunner, addToken } from './build-credentials.js';
import { isLeftEmpty } from './create-places.js';
import type { Random } from './random.js';
import type { World, WorldGroup, WorldProject } from './types.js';

/** Personal, project and group tokens, deploy tokens and deploy keys. */
export function addCredentials(
  world: World,
  random: Random,
  groups: readonly WorldGroup[],
  projects: readonly WorldProject[],
): void {
  const people = [...world.users.values()].filter(
    (user) => user.userType === 'human' || user.userType === 'service_account',
  );
  for (const user of people) {
    if (!random.chance(0.3)) continue;
    for (let count = random.int(1, 3); count > 0; count -= 1)
      addToken(world, random, { kind: 'personal', userId: user.id, sourceId: null });
  }
  for (const project of projects) {
    if (random.chance(0.12)) addResourceToken(world, random, 'project', project.id);
    if (random.chance(0.08)) addDeployToken(world, random, 'project', project.id);
    if (random.chance(0.1)) {
      const shared = random.sample(projects, random.pick([1, 1, 2, 3])).map((other) => other.id);
      addDeployKey(world, random, random.pick(people).id, [...new Set([project.id, ...shared])]);
    }
  }
  const [first, second] = projects;
  if (first !== undefined && second !== undefined) {
    // One of each for the smallest world too: a token, a deploy token and a key that may push to one of two projects.
    addResourceToken(world, random, 'project', first.id);
    addDeployToken(world, random, 'project', first.id);
    const key = addDeployKey(world, random, random.pick(people).id, [first.id, second.id]);
    key.projects.set(first.id, { canPush: true });
    key.projects.set(second.id, { canPush: false });
  }
  for (const [position, group] of groups.entries()) {
    if (isLeftEmpty(groups, position)) continue;
    if (random.chance(0.2)) addResourceToken(world, random, 'group', group.id);
    if (random.chance(0.15)) addDeployToken(world, random, 'group', group.id);
  }
}

/** Runners of all three types. */
export function addRunners(
  world: World,
  random: Random,
  groups: readonly WorldGroup[],
  projects: readonly WorldProject[],
): void {
  addRunner(world, random, { runnerType: 'instance_type', projectIds: [], groupIds: [] });
  addRunner(world, random, { runnerType: 'instance_type', projectIds: [], groupIds: [] });
  for (const group of groups) {
    if (random.chance(0.2))
      addRunner(world, random, { runnerType: 'group_type', projectIds: [], groupIds: [group.id] });
  }
  const inGroups = projects.filter((project) => project.groupId !== null).map((project) => project.id);
  for (const projectId of inGroups) {
    if (!random.chance(0.05)) continue;
    const others = random.sample(inGroups, random.int(0, 3)).filter((id) => id !== projectId);
    addRunner(world, random, {
      runnerType: 'project_type',
      projectIds: [projectId, ...others],
      groupIds: [],
    });
  }
  // One runner that serves more projects than fit in a nested page.
  if (inGroups.length > 20)
    addRunner(world, random, {
      runnerType: 'project_type',
      projectIds: inGroups.slice(0, 120),
      groupIds: [],
    });
}
