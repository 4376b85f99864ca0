import { addGroupLink, addMembership, commonRoles, hasGroupLink, randomRole } from '../build-access.js';
import { date, day, instant } from '../clock.js';
import type { Random } from '../random.js';
import type { World, WorldMembership } from '../types.js';
import { choose, isFixedUser, type Mutation, someGroup, somePerson, someProject } from './types.js';

/** Memberships of people; a bot's goes with its token, an owner's with the personal project. */
function someMembership(
  world: World,
  random: Random,
  fits: (row: WorldMembership) => boolean = () => true,
): WorldMembership | undefined {
  return choose(random, world.memberships.values(), (row) => {
    const user = world.users.get(row.userId);
    if (user === undefined || user.userType === 'project_bot' || isFixedUser(world, user.id)) return false;
    return (
      !(row.sourceType === 'project' && world.projects.get(row.sourceId)?.ownerId === row.userId) && fits(row)
    );
  });
}

function isMember(world: World, userId: number, sourceType: string, sourceId: number): boolean {
  for (const row of world.memberships.values())
    if (row.userId === userId && row.sourceType === sourceType && row.sourceId === sourceId) return true;
  return false;
}

/** Changes of memberships and shares. */
export const accessMutations: readonly Mutation[] = [
  {
    kind: 'membership-add',
    apply: (world, random) => {
      const sourceType = random.chance(0.5) ? 'group' : 'project';
      const source = sourceType === 'group' ? someGroup(world, random) : someProject(world, random);
      if (source === undefined) return undefined;
      const user = somePerson(world, random, (one) => !isMember(world, one.id, sourceType, source.id));
      if (user === undefined) return undefined;
      const top = sourceType === 'group' && world.groups.get(source.id)?.parentId === null;
      const accessLevel = top && random.chance(0.1) ? 5 : random.pick(commonRoles);
      const state = sourceType === 'group' && random.chance(0.05) ? 'awaiting' : 'active';
      addMembership(world, random, {
        userId: user.id,
        sourceType,
        sourceId: source.id,
        accessLevel,
        state,
        createdAt: instant(world.now),
      });
      return `user ${user.id} joined ${sourceType} ${source.id} at ${accessLevel}`;
    },
  },
  {
    kind: 'membership-change',
    apply: (world, random) => {
      const row = someMembership(world, random, (one) => one.accessLevel > 5);
      if (row === undefined) return undefined;
      row.accessLevel = random.pick([...new Set(commonRoles)].filter((level) => level !== row.accessLevel));
      row.memberRoleId = null;
      return `user ${row.userId} has ${row.accessLevel} in ${row.sourceType} ${row.sourceId}`;
    },
  },
  {
    kind: 'membership-expire',
    apply: (world, random) => {
      const row = someMembership(world, random);
      if (row === undefined) return undefined;
      row.expiresAt = random.chance(0.5)
        ? date(world.now - day)
        : random.chance(0.3)
          ? null
          : date(world.now + random.int(2, 90) * day);
      return `membership ${row.id} expires ${row.expiresAt ?? 'never'}`;
    },
  },
  {
    kind: 'membership-accept',
    apply: (world, random) => {
      const row = someMembership(world, random, (one) => one.state === 'awaiting');
      if (row === undefined) return undefined;
      row.state = 'active';
      return `membership ${row.id} was accepted`;
    },
  },
  {
    kind: 'membership-role',
    apply: (world, random) => {
      const role = choose(random, world.memberRoles.values());
      const row =
        role === undefined
          ? undefined
          : someMembership(
              world,
              random,
              (one) =>
                one.accessLevel === role.baseAccessLevel &&
                one.sourceType === 'group' &&
                one.sourceId === role.groupId,
            );
      if (role === undefined || row === undefined) return undefined;
      row.memberRoleId = row.memberRoleId === role.id ? null : role.id;
      return `membership ${row.id} has the custom role ${row.memberRoleId ?? 'no more'}`;
    },
  },
  {
    kind: 'membership-remove',
    apply: (world, random) => {
      const row = someMembership(world, random);
      if (row === undefined) return undefined;
      world.memberships.delete(row.id);
      return `user ${row.userId} left ${row.sourceType} ${row.sourceId}`;
    },
  },
  {
    kind: 'membership-cleanup',
    apply: (world) => {
      const today = date(world.now);
      const gone = [...world.memberships.values()].filter(
        (row) => row.expiresAt !== null && row.expiresAt <= today && !isFixedUser(world, row.userId),
      );
      for (const row of gone) world.memberships.delete(row.id);
      return gone.length === 0
        ? undefined
        : `${gone.length} expired memberships were deleted by the daily job`;
    },
  },
  {
    kind: 'share-add',
    apply: (world, random) => {
      const kind = random.chance(0.5) ? 'group' : 'project';
      const shared =
        kind === 'group'
          ? someGroup(world, random)
          : someProject(world, random, (project) => project.groupId !== null);
      const invited = someGroup(world, random);
      if (shared === undefined || invited === undefined || (kind === 'group' && shared.id === invited.id))
        return undefined;
      if (hasGroupLink(world, kind, shared.id, invited.id)) return undefined;
      addGroupLink(world, random, {
        kind,
        sharedId: shared.id,
        invitedGroupId: invited.id,
        accessLevel: randomRole(random),
      });
      return `group ${invited.id} was invited to ${kind} ${shared.id}`;
    },
  },
  {
    kind: 'share-change',
    apply: (world, random) => {
      const link = choose(random, world.groupLinks.values());
      if (link === undefined) return undefined;
      link.accessLevel = random.pick([...new Set(commonRoles)].filter((level) => level !== link.accessLevel));
      link.expiresAt = random.chance(0.5) ? null : date(world.now + random.int(2, 90) * day);
      return `share ${link.id} has ${link.accessLevel}`;
    },
  },
  {
    kind: 'share-remove',
    apply: (world, random) => {
      const link = choose(random, world.groupLinks.values());
      if (link === undefined) return undefined;
      world.groupLinks.delete(link.id);
      return `share ${link.id} was removed`;
    },
  },
];
