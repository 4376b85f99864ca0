import { indexOf } from '../world/indexes.js';
import type { World, WorldGroup, WorldMembership, WorldProject, WorldUser } from '../world/types.js';

/** What one account may see and do in one version of a world; administrators are Owners everywhere (R13). */
export interface Rights {
  readonly admin: boolean;
  /** Reads everything: an administrator or an auditor. */
  readonly readsAll: boolean;
  /** The effective role in a group, 0 for none (R11). */
  groupLevel(groupId: number): number;
  /** The effective role in a project, 0 for none (R1). */
  projectLevel(projectId: number): number;
  canReadGroup(group: WorldGroup): boolean;
  /** Whether the account has a role in the group, above or below it: such groups are "its own" in lists. */
  isInGroup(groupId: number): boolean;
  canReadProject(project: WorldProject): boolean;
}

const counts = (row: WorldMembership): boolean => row.state === 'active' && row.accessLevel > 5;

/** The rights of `user` in the world as it is now. */
export function rightsOf(world: World, user: WorldUser): Rights {
  const index = indexOf(world);
  const admin = user.admin;
  const readsAll = admin || user.auditor;
  const directGroups = new Map<number, number>();
  const directProjects = new Map<number, number>();
  const visibleGroups = new Set<number>();
  for (const row of index.membershipsOfUser.get(user.id) ?? []) {
    if (row.sourceType === 'group') visibleGroups.add(row.sourceId);
    if (counts(row))
      (row.sourceType === 'group' ? directGroups : directProjects).set(row.sourceId, row.accessLevel);
  }
  const groupLevels = new Map<number, number>();
  const projectLevels = new Map<number, number>();

  /** The role that membership and shares give in the group itself, ancestors left out (R4). */
  const ownLevel = (groupId: number): number => {
    const shares = (index.linksOfGroup.get(groupId) ?? []).map((link) =>
      Math.min(link.accessLevel, directGroups.get(link.invitedGroupId) ?? 0),
    );
    return Math.max(directGroups.get(groupId) ?? 0, ...shares);
  };
  const groupLevel = (groupId: number): number => {
    if (admin) return 50;
    const known = groupLevels.get(groupId);
    if (known !== undefined) return known;
    const parentId = world.groups.get(groupId)?.parentId;
    const level = Math.max(ownLevel(groupId), typeof parentId === 'number' ? groupLevel(parentId) : 0);
    groupLevels.set(groupId, level);
    return level;
  };
  const projectLevel = (projectId: number): number => {
    if (admin) return 50;
    const known = projectLevels.get(projectId);
    if (known !== undefined) return known;
    const project = world.projects.get(projectId);
    if (project === undefined) return 0;
    const inherited = project.groupId === null ? 0 : groupLevel(project.groupId);
    const locked = project.groupId !== null && world.groups.get(project.groupId)?.shareWithGroupLock === true;
    const shares = locked
      ? []
      : (index.linksOfProject.get(projectId) ?? []).map((link) =>
          Math.min(link.accessLevel, groupLevel(link.invitedGroupId)),
        );
    const level = Math.max(
      directProjects.get(projectId) ?? 0,
      project.ownerId === user.id ? 50 : 0,
      inherited,
      ...shares,
    );
    projectLevels.set(projectId, level);
    return level;
  };

  // Whoever is a member further down sees the groups above by name.
  for (const projectId of directProjects.keys()) {
    const home = world.projects.get(projectId)?.groupId;
    if (typeof home === 'number') visibleGroups.add(home);
  }
  for (const groupId of [...visibleGroups])
    for (const group of index.ancestors(groupId)) visibleGroups.add(group.id);
  const open = (visibility: string): boolean =>
    visibility === 'public' || (visibility === 'internal' && !user.external);

  const isInGroup = (groupId: number): boolean => visibleGroups.has(groupId) || groupLevel(groupId) > 0;

  return {
    admin,
    readsAll,
    isInGroup,
    groupLevel,
    projectLevel,
    canReadGroup: (group) => readsAll || open(group.visibility) || isInGroup(group.id),
    canReadProject: (project) => readsAll || open(project.visibility) || projectLevel(project.id) >= 10,
  };
}

const cache = new WeakMap<World, { version: number; byUser: Map<number, Rights> }>();

/** As `rightsOf`, remembered until the world changes. */
export function cachedRightsOf(world: World, user: WorldUser): Rights {
  let known = cache.get(world);
  if (known === undefined || known.version !== world.version) {
    known = { version: world.version, byUser: new Map() };
    cache.set(world, known);
  }
  const rights = known.byUser.get(user.id) ?? rightsOf(world, user);
  known.byUser.set(user.id, rights);
  return rights;
}
