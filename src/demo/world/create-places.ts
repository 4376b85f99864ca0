import { addMembership } from './build-access.js';
import { addGroup, addProject } from './build-places.js';
import { groupNames, projectNames } from './names.js';
import type { Random } from './random.js';
import type { World, WorldGroup, WorldProject } from './types.js';

const maxDepth = 5;

/** Groups as a forest at most five deep; the first one is the top of the largest tree. */
export function addGroups(world: World, random: Random, count: number): WorldGroup[] {
  const depth = new Map<number, number>();
  const groups: WorldGroup[] = [];
  const add = (parent: WorldGroup | undefined, name: string, path?: string): void => {
    const group = addGroup(world, random, {
      name,
      parentId: parent?.id ?? null,
      ...(path === undefined ? {} : { path }),
    });
    depth.set(group.id, parent === undefined ? 1 : (depth.get(parent.id) ?? 1) + 1);
    groups.push(group);
  };
  if (count > 0) add(undefined, 'Acme', 'acme');
  // A chain down to the deepest level that the world has.
  while (groups.length < Math.min(maxDepth, count)) add(groups.at(-1), random.pick(groupNames));
  const tops = Math.max(2, Math.ceil(count / 14));
  for (let top = 1; top < tops && groups.length < count; top += 1) add(undefined, random.pick(groupNames));
  // Two groups of one name and path under different parents.
  if (groups.length + 2 <= count) {
    add(groups[0], 'Tools', 'tools');
    add(groups[maxDepth], 'Tools', 'tools');
  }
  while (groups.length < count) {
    const parent = random.chance(0.4) ? groups[0] : random.pick(groups);
    if (parent !== undefined && (depth.get(parent.id) ?? 1) < maxDepth) add(parent, random.pick(groupNames));
  }
  return groups;
}

/** The groups that stay empty: neither projects nor members. */
export function isLeftEmpty(groups: readonly WorldGroup[], position: number): boolean {
  return groups.length >= 10 && position >= groups.length - Math.ceil(groups.length / 20);
}

/** Projects of groups, and about one in fifteen of a person's own; one in twenty-five is a fork. */
export function addProjects(
  world: World,
  random: Random,
  groups: readonly WorldGroup[],
  count: number,
): WorldProject[] {
  const homes = groups.filter((_, position) => !isLeftEmpty(groups, position));
  const people = [...world.users.values()].filter((user) => user.userType === 'human');
  const projects: WorldProject[] = [];
  for (let position = 0; position < count; position += 1) {
    const name = random.pick(projectNames);
    const source = random.chance(0.04) && projects.length > 0 ? random.pick(projects) : undefined;
    const fork = source === undefined ? {} : { forkedFromId: source.id, visibility: source.visibility };
    if (homes.length > 0 && position % 15 !== 14) {
      const awkward = position === 1 ? { defaultBranch: null, emptyRepo: true } : {};
      const home = position < 3 ? homes[0] : random.pick(homes);
      projects.push(
        addProject(world, random, {
          name,
          groupId: (home ?? random.pick(homes)).id,
          ownerId: null,
          creatorId: random.pick(people).id,
          ...fork,
          ...awkward,
        }),
      );
      continue;
    }
    const owner = random.pick(people);
    const project = addProject(world, random, { name, groupId: null, ownerId: owner.id, ...fork });
    // GitLab makes the owner of a personal project a direct Owner too.
    addMembership(world, random, {
      userId: owner.id,
      sourceType: 'project',
      sourceId: project.id,
      accessLevel: 50,
      expiresAt: null,
    });
    projects.push(project);
  }
  return projects;
}
