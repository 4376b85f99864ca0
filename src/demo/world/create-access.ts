import { addGroupLink, addMembership, commonRoles, randomRole } from './build-access.js';
import { date, day } from './clock.js';
import { isLeftEmpty } from './create-places.js';
import { nextId } from './ids.js';
import type { Random } from './random.js';
import type { World, WorldGroup, WorldMemberRole, WorldProject } from './types.js';

function addMemberRole(world: World, given: Omit<WorldMemberRole, 'id'>): WorldMemberRole {
  const role = { id: nextId(world, 'memberRoles'), ...given };
  world.memberRoles.set(role.id, role);
  return role;
}

function shareWith(
  world: World,
  random: Random,
  groups: readonly WorldGroup[],
  projects: readonly WorldProject[],
): void {
  const seen = new Set<string>();
  const add = (
    kind: 'group' | 'project',
    sharedId: number | undefined,
    invited: WorldGroup | undefined,
  ): void => {
    if (sharedId === undefined || invited === undefined || (kind === 'group' && sharedId === invited.id))
      return;
    const key = `${kind}/${sharedId}/${invited.id}`;
    if (seen.has(key)) return;
    seen.add(key);
    addGroupLink(world, random, {
      kind,
      sharedId,
      invitedGroupId: invited.id,
      accessLevel: randomRole(random),
    });
  };
  const [first, second, third, fourth] = groups;
  // First invites second, second invites third: a chain that does not carry on (R6). Third and fourth invite each other.
  add('group', first?.id, second);
  add('group', second?.id, third);
  add('group', third?.id, fourth);
  add('group', fourth?.id, third);
  // A project share on top of a group share does count (R5).
  add('project', projects[0]?.id, second);
  if (groups.length < 2) return;
  for (let count = Math.floor(groups.length / 4); count > 0; count -= 1)
    add('group', random.pick(groups).id, random.pick(groups));
  const inGroups = projects.filter((project) => project.groupId !== null);
  for (let count = Math.floor(inGroups.length / 8); count > 0; count -= 1)
    add('project', random.pick(inGroups).id, random.pick(groups));
}

/** Direct memberships, custom roles and shares of both kinds. */
export function addMemberships(
  world: World,
  random: Random,
  groups: readonly WorldGroup[],
  projects: readonly WorldProject[],
): void {
  const people = [...world.users.values()]
    .filter((user) => user.userType === 'human' || user.userType === 'service_account')
    .map((user) => user.id);
  groups.forEach((group, position) => {
    if (isLeftEmpty(groups, position)) return;
    const top = group.parentId === null;
    for (const userId of random.sample(people, random.int(top ? 3 : 0, top ? 8 : 4))) {
      // Minimal Access exists only in top-level groups.
      const accessLevel = top && random.chance(0.1) ? 5 : random.pick(commonRoles);
      const state =
        random.chance(0.03) || (position === 0 && userId === people.at(-1)) ? 'awaiting' : 'active';
      addMembership(world, random, { userId, sourceType: 'group', sourceId: group.id, accessLevel, state });
    }
  });
  projects.forEach((project, position) => {
    if (project.groupId === null) return;
    const crowded = position === 0 && people.length > 120;
    for (const userId of random.sample(people, crowded ? 115 : random.int(0, 4))) {
      addMembership(world, random, {
        userId,
        sourceType: 'project',
        sourceId: project.id,
        accessLevel: random.pick(commonRoles),
      });
    }
  });
  addAwkwardRows(world, random, groups);
  shareWith(world, random, groups, projects);
}

function addAwkwardRows(world: World, random: Random, groups: readonly WorldGroup[]): void {
  const top = groups[0];
  if (top === undefined) return;
  const readers = addMemberRole(world, {
    name: 'Guest + "code"',
    description: 'Reads code',
    groupId: top.id,
    baseAccessLevel: 10,
    abilities: ['read_code'],
  });
  addMemberRole(world, {
    name: 'Variables',
    description: null,
    groupId: top.id,
    baseAccessLevel: 30,
    abilities: ['admin_cicd_variables', 'read_vulnerability'],
  });
  const inTop = [...world.memberships.values()].filter(
    (row) => row.sourceType === 'group' && row.sourceId === top.id,
  );
  const [expired, custom, awaiting] = inTop;
  if (expired !== undefined) expired.expiresAt = date(world.now - day);
  if (custom !== undefined) Object.assign(custom, { accessLevel: 10, memberRoleId: readers.id });
  if (awaiting !== undefined) awaiting.state = 'awaiting';
  for (const row of world.memberships.values()) {
    if (row.accessLevel === 10 && row.sourceType === 'group' && row.sourceId === top.id && random.chance(0.3))
      row.memberRoleId = readers.id;
  }
}
