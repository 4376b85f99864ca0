import { addGroup } from '../build-places.js';
import { indexOf } from '../indexes.js';
import { groupNames } from '../names.js';
import type { Random } from '../random.js';
import { removeGroup } from '../remove.js';
import type { World, WorldGroup } from '../types.js';
import { isFixedGroup, isFixedProject, type Mutation, someGroup } from './types.js';

const maxDepth = 5;

const depthOf = (world: World, group: WorldGroup): number => indexOf(world).ancestors(group.id).length;

/** How many levels a group and what is below it take. */
function heightOf(world: World, group: WorldGroup): number {
  const below = indexOf(world).subgroups.get(group.id) ?? [];
  return 1 + Math.max(0, ...below.map((child) => heightOf(world, child)));
}

/** Whether a group and all below it may go or move. */
function isFree(world: World, group: WorldGroup): boolean {
  const index = indexOf(world);
  const inside = [group, ...index.descendants(group.id)];
  if (inside.some((one) => isFixedGroup(world, one.id))) return false;
  return !inside
    .flatMap((one) => index.projectsOfGroup.get(one.id) ?? [])
    .some((project) => isFixedProject(world, project.id));
}

const settings: readonly ((group: WorldGroup, random: Random) => string)[] = [
  (group) => {
    group.requireTwoFactorAuthentication = !group.requireTwoFactorAuthentication;
    return `requires 2FA: ${group.requireTwoFactorAuthentication}`;
  },
  (group) => {
    group.shareWithGroupLock = !group.shareWithGroupLock;
    return `locks sharing: ${group.shareWithGroupLock}`;
  },
  (group) => {
    group.preventSharingGroupsOutsideHierarchy = !group.preventSharingGroupsOutsideHierarchy;
    return `keeps shares inside: ${group.preventSharingGroupsOutsideHierarchy}`;
  },
  (group, random) => {
    group.visibility = random.pick(
      (['private', 'internal', 'public'] as const).filter((level) => level !== group.visibility),
    );
    return `is ${group.visibility}`;
  },
  (group, random) => {
    group.projectCreationLevel = random.pick(
      (['noone', 'maintainer', 'developer'] as const).filter((level) => level !== group.projectCreationLevel),
    );
    return `lets ${group.projectCreationLevel} create projects`;
  },
  (group) => {
    group.requestAccessEnabled = !group.requestAccessEnabled;
    return `takes access requests: ${group.requestAccessEnabled}`;
  },
];

/** Changes of groups. */
export const groupMutations: readonly Mutation[] = [
  {
    kind: 'group-add',
    apply: (world, random) => {
      const parent = random.chance(0.2)
        ? undefined
        : someGroup(world, random, (group) => depthOf(world, group) < maxDepth);
      const group = addGroup(world, random, { name: random.pick(groupNames), parentId: parent?.id ?? null });
      return `group ${group.id} was made`;
    },
  },
  {
    kind: 'group-remove',
    apply: (world, random) => {
      const group = someGroup(
        world,
        random,
        (one) => isFree(world, one) && (one.parentId !== null || random.chance(0.2)),
      );
      if (group === undefined) return undefined;
      removeGroup(world, group);
      return `group ${group.id} was deleted with what was in it`;
    },
  },
  {
    kind: 'group-rename',
    apply: (world, random) => {
      const group = someGroup(world, random, (one) => isFree(world, one));
      if (group === undefined) return undefined;
      group.name = `${random.pick(groupNames)} ${random.int(1, 99)}`;
      group.path = `renamed-${group.id}-${random.hex(4)}`;
      return `group ${group.id} was renamed`;
    },
  },
  {
    kind: 'group-move',
    apply: (world, random) => {
      const group = someGroup(world, random, (one) => isFree(world, one));
      if (group === undefined) return undefined;
      const own = new Set([
        group.id,
        ...indexOf(world)
          .descendants(group.id)
          .map((one) => one.id),
      ]);
      const room = maxDepth - heightOf(world, group);
      const parent = someGroup(
        world,
        random,
        (one) => !own.has(one.id) && one.id !== group.parentId && depthOf(world, one) <= room,
      );
      if (parent === undefined) return undefined;
      group.parentId = parent.id;
      // The path stays free of clashes in its new home.
      group.path = `moved-${group.id}-${random.hex(4)}`;
      return `group ${group.id} was moved to ${parent.id}`;
    },
  },
  {
    kind: 'group-setting',
    apply: (world, random) => {
      const group = someGroup(world, random);
      return group === undefined ? undefined : `group ${group.id} ${random.pick(settings)(group, random)}`;
    },
  },
];
