import { isLeftEmpty } from '../create-places.js';
import type { Random } from '../random.js';
import type { World, WorldGroup, WorldProject } from '../types.js';
import { addHook, addIntegration, addPullMirror, addPushMirror } from './build.js';
import { addApplication, addGpgKey, addSshKey } from './build-keys.js';

function fillProjects(world: World, random: Random, projects: readonly WorldProject[]): void {
  for (const [position, { id }] of projects.entries()) {
    // One of each for the smallest world too.
    const first = position === 0;
    if (first || random.chance(0.25))
      for (let count = random.int(1, 2); count > 0; count -= 1) addHook(world, random, 'project', id);
    if (first || random.chance(0.12)) {
      const one = addIntegration(world, random, 'project', id);
      if (random.chance(0.2) && one !== undefined) addIntegration(world, random, 'project', id, [one.slug]);
    }
    if (first || random.chance(0.06)) addPushMirror(world, random, id);
    if (position === 1 || random.chance(0.04)) addPullMirror(world, random, id);
  }
}

/** Fills the world with webhooks, integrations, mirrors, OAuth applications and people's keys. */
export function createAutomation(
  world: World,
  random: Random,
  {
    groups,
    projects,
  }: { readonly groups: readonly WorldGroup[]; readonly projects: readonly WorldProject[] },
): void {
  fillProjects(world, random, projects);
  // One project with more hooks than fit on a page.
  const crowded = projects.length > 20 ? projects[2] : undefined;
  if (crowded !== undefined)
    for (let count = 0; count < 104; count += 1) addHook(world, random, 'project', crowded.id);
  for (const [position, { id }] of groups.entries()) {
    if (position > 0 && isLeftEmpty(groups, position)) continue;
    if (position === 0 || random.chance(0.15)) addHook(world, random, 'group', id);
    if (position === 0 || random.chance(0.15)) addIntegration(world, random, 'group', id);
  }
  for (let count = 0; count < 3; count += 1) {
    addHook(world, random, 'system', null);
    addApplication(world, random);
  }
  for (const { id, userType } of world.users.values()) {
    if (userType !== 'human' && userType !== 'service_account') continue;
    // The administrator has keys in every world.
    if (id === 1 || random.chance(0.5))
      for (let count = random.pick([1, 1, 2, 3]); count > 0; count -= 1) addSshKey(world, random, id);
    if (id === 1 || random.chance(0.1)) addGpgKey(world, random, id);
  }
}
