import { defaultBranchDefaults } from '../../world/protection/types.js';
import type { World, WorldGroup } from '../../world/types.js';

/** How the default branches of a group's new projects are protected, as a group's page shows it. */
export function branchDefaults(world: World, group: WorldGroup): Record<string, unknown> {
  const defaults = world.protection.branchDefaults.get(group.id) ?? defaultBranchDefaults;
  const levels = (roles: readonly number[]) => roles.map((level) => ({ access_level: level }));
  return {
    default_branch: defaults.branch,
    default_branch_protection: 2,
    default_branch_protection_defaults: {
      allowed_to_push: levels(defaults.push),
      allow_force_push: defaults.allowForcePush,
      allowed_to_merge: levels(defaults.merge),
      // GitLab leaves it out until it was switched on once.
      ...(defaults.developerCanInitialPush ? { developer_can_initial_push: true } : {}),
    },
  };
}
