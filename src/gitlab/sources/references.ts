import { z } from 'zod';
import type { InstanceFacts } from '../discovery.js';
import type { Reference } from '../model/entity.js';
import { numericId } from '../model/values.js';

/** The user inside another thing's REST row. */
export const restUser = z.object({
  id: z.number(),
  username: z.string().nullish(),
  name: z.string().nullish(),
  state: z.string().nullish(),
});

/** The user inside another thing's GraphQL row; documents select it with `userFields`. */
export const graphqlUser = z.object({
  id: z.string(),
  username: z.string().nullish(),
  name: z.string().nullish(),
  state: z.string().nullish(),
});

/** The fields that every GraphQL document asks of a user. */
export const userFields = 'id username name state';

/** A mention of a user, from REST or GraphQL alike. */
export function userReference(row: z.infer<typeof restUser> | z.infer<typeof graphqlUser>): Reference {
  return {
    kind: 'user',
    id: typeof row.id === 'number' ? row.id : numericId(row.id),
    properties: {
      ...(row.username ? { username: row.username } : {}),
      ...(row.name ? { name: row.name } : {}),
      // GraphQL writes the state in lower case too, but its enum is upper case in some versions.
      ...(row.state ? { state: row.state.toLowerCase() } : {}),
    },
  };
}

/** A group that another thing's row names as invited. */
export const sharedWithGroup = z.object({
  group_id: z.number(),
  group_name: z.string().nullish(),
  group_full_path: z.string().nullish(),
  group_access_level: z.number(),
  expires_at: z.string().nullish(),
  member_role_id: z.number().nullish(),
});

/** GitLab hides from a share list, without a trace, the groups that its reader may not see. */
export function hiddenShares(facts: InstanceFacts): string | undefined {
  return facts.token.isAdmin
    ? undefined
    : 'invited groups that the token’s user may not see are not listed by GitLab';
}

/** GitLab hides from protection and approval rules the groups that their reader may not see. */
export function hiddenEntries(facts: InstanceFacts): string | undefined {
  return facts.token.isAdmin
    ? undefined
    : 'entries of groups that the token’s user may not see are not told by GitLab';
}

/** A mention of an invited group with the share's terms (R4, R5). */
export function shareRow(row: z.infer<typeof sharedWithGroup>) {
  return {
    other: {
      kind: 'group' as const,
      id: row.group_id,
      properties: {
        ...(row.group_name ? { name: row.group_name } : {}),
        ...(row.group_full_path ? { fullPath: row.group_full_path } : {}),
      },
    },
    properties: {
      accessLevel: row.group_access_level,
      expiresAt: row.expires_at === undefined ? undefined : (row.expires_at?.slice(0, 10) ?? null),
      // GitLab leaves it out where there are no custom roles.
      memberRoleId: row.member_role_id ?? null,
    },
  };
}
