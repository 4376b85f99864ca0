import { date, day, instant } from './clock.js';
import { nextId } from './ids.js';
import type { Random } from './random.js';
import type { AccessLevel, World, WorldGroupLink, WorldMembership } from './types.js';

/** Roles as often as they occur. */
export const commonRoles = [10, 15, 20, 20, 30, 30, 30, 30, 40, 40, 50] as const;

type GivenMembership = Partial<WorldMembership> &
  Pick<WorldMembership, 'userId' | 'sourceType' | 'sourceId' | 'accessLevel'>;

/** Adds a direct membership; the caller makes sure that the person has none there yet. */
export function addMembership(world: World, random: Random, given: GivenMembership): WorldMembership {
  const id = nextId(world, 'memberships');
  const expires = random.next();
  const membership: WorldMembership = {
    id,
    // Some rows are past their expiry and not yet deleted, as GitLab's daily job leaves them (R9).
    expiresAt:
      expires < 0.03
        ? date(world.now - 2 * day)
        : expires < 0.1
          ? date(world.now + random.int(5, 200) * day)
          : null,
    state: 'active',
    memberRoleId: null,
    createdAt: instant(world.now - random.int(0, 180) * day),
    createdById: random.chance(0.7) ? 1 : null,
    ...given,
  };
  world.memberships.set(id, membership);
  return membership;
}

type GivenLink = Pick<WorldGroupLink, 'kind' | 'sharedId' | 'invitedGroupId' | 'accessLevel'>;

/** Adds a share of a group or project with a group; the caller makes sure that there is none yet. */
export function addGroupLink(world: World, random: Random, given: GivenLink): WorldGroupLink {
  const id = nextId(world, 'groupLinks');
  const link: WorldGroupLink = {
    id,
    expiresAt: random.chance(0.2) ? date(world.now + random.int(5, 200) * day) : null,
    createdAt: instant(world.now - random.int(0, 180) * day),
    ...given,
  };
  world.groupLinks.set(id, link);
  return link;
}

/** Whether the share exists already. */
export function hasGroupLink(
  world: World,
  kind: 'group' | 'project',
  sharedId: number,
  invitedGroupId: number,
): boolean {
  for (const link of world.groupLinks.values()) {
    if (link.kind === kind && link.sharedId === sharedId && link.invitedGroupId === invitedGroupId)
      return true;
  }
  return false;
}

/** A role for a share: GitLab offers Guest to Owner for groups, to Maintainer or Owner for projects. */
export function randomRole(random: Random): AccessLevel {
  return random.pick(commonRoles);
}
