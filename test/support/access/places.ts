import type { AccessWorld, Place, WorldGroup, WorldProject } from './world.js';

function found<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new Error(`the world has no ${what}`);
  return thing;
}

/** The group of this id. */
export function groupOf(world: AccessWorld, id: number): WorldGroup {
  return found(
    world.groups.find((group) => group.id === id),
    `group ${id}`,
  );
}

/** The project of this id. */
export function projectOf(world: AccessWorld, id: number): WorldProject {
  return found(
    world.projects.find((project) => project.id === id),
    `project ${id}`,
  );
}

/** The thing of this id in a list of the world. */
export function byId<T extends { readonly id: number }>(things: readonly T[], id: number): T {
  return found(
    things.find((thing) => thing.id === id),
    `thing with the id ${id}`,
  );
}

/** Whether two places are the same one. */
export function same(a: Place, b: Place): boolean {
  return a.kind === b.kind && a.id === b.id;
}

/** A group and all groups above it, from the bottom up. */
export function selfAndAncestors(world: AccessWorld, groupId: number): readonly WorldGroup[] {
  const groups: WorldGroup[] = [];
  let next: number | undefined = groupId;
  while (next !== undefined) {
    const group: WorldGroup = groupOf(world, next);
    groups.push(group);
    next = group.parentId;
  }
  return groups;
}

/** The groups in which a project lies, from the bottom up; none for a personal one. */
export function groupsAbove(world: AccessWorld, project: WorldProject): readonly WorldGroup[] {
  return project.groupId === undefined ? [] : selfAndAncestors(world, project.groupId);
}

/** Whether a project is this place, or lies somewhere below it; everything is below the instance. */
export function isBelow(
  world: AccessWorld,
  project: WorldProject,
  place: Place | { readonly kind: 'instance' },
): boolean {
  if (place.kind === 'instance') return true;
  if (place.kind === 'project') return place.id === project.id;
  return groupsAbove(world, project).some((group) => group.id === place.id);
}

/** Whether no connection lists a group, so that others only mention it; of one that is not at the top more is not known. */
export function isUnlisted({ unreadable }: Pick<AccessWorld, 'unreadable'>, { kind, id }: Place): boolean {
  return kind === 'group' && unreadable.groups?.includes(`group/${id}`) === true;
}

/** Whether a list could not be read; of a group that is not listed none was. */
export function isDenied(world: AccessWorld, place: Place, ...sources: readonly string[]): boolean {
  if (isUnlisted(world, place)) return true;
  return sources.some((source) => world.unreadable[source]?.includes(`${place.kind}/${place.id}`) === true);
}
