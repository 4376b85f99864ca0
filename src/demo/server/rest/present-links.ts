import type { WorldGroupLink } from '../../world/types.js';
import type { RestContext } from './context.js';

/** The shares among `links` whose invited group the caller may read; GitLab leaves the others out. */
export function sharedWith(
  { world, index, caller }: RestContext,
  links: readonly WorldGroupLink[],
): Record<string, unknown>[] {
  return links.flatMap((link) => {
    const invited = world.groups.get(link.invitedGroupId);
    if (invited === undefined || !caller.rights.canReadGroup(invited)) return [];
    return [
      {
        group_id: invited.id,
        group_name: invited.name,
        group_full_path: index.groupPath.get(invited.id),
        group_access_level: link.accessLevel,
        expires_at: link.expiresAt,
      },
    ];
  });
}
