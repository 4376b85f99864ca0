import { z } from 'zod';
import type { EdgeRow } from '../model/entity.js';
import { isoTime } from '../model/values.js';
import { restUser, userReference } from './references.js';
import { restEdges } from './rest-list.js';
import type { ReadJob, Source } from './source.js';

const schema = restUser.extend({
  access_level: z.number(),
  expires_at: z.string().nullish(),
  created_at: z.string().nullish(),
  created_by: z.object({ id: z.number() }).nullish(),
  membership_state: z.string().nullish(),
  member_role: z.object({ id: z.number(), name: z.string().nullish() }).nullish(),
});

function edge(row: z.infer<typeof schema>, { facts }: ReadJob): EdgeRow {
  // Without the Enterprise code there are neither awaiting members nor custom roles; without Ultimate no custom roles.
  const state = facts.enterprise === false ? 'active' : (row.membership_state ?? undefined);
  const noCustomRoles = facts.enterprise === false || (facts.tier !== undefined && facts.tier !== 'ultimate');
  const role = noCustomRoles ? null : row.member_role;
  return {
    other: userReference(row),
    properties: {
      accessLevel: row.access_level,
      expiresAt: row.expires_at === undefined ? undefined : (row.expires_at?.slice(0, 10) ?? null),
      createdAt: row.created_at == null ? undefined : isoTime(row.created_at),
      createdById: row.created_by == null ? undefined : row.created_by.id,
      state,
      memberRoleId: role === undefined ? undefined : (role?.id ?? null),
      memberRoleName: role === undefined ? undefined : (role?.name ?? null),
    },
  };
}

const members = (targets: 'group' | 'project', title: string): Source => ({
  id: `${targets}-members`,
  title,
  feeds: ['user'],
  targets,
  stage: 3,
  batch: 1,
  needs: { role: 'Guest' },
  // REST and not GraphQL: only here a member's state (R2) and custom role (R17) are shown.
  read: restEdges((target) => ({ path: `/${targets}s/${target.id}/members` }), schema, {
    type: 'MEMBER_OF',
    direction: 'in',
    row: edge,
    // GitLab may hide blocked people from others, so only an administrator's list overrules what others saw.
    exhaustive: ({ facts }) => facts.token.isAdmin,
  }),
});

/** Direct members of each group. `members/all` is not read: it is not the truth (R10). */
export const groupMembers = members('group', 'Direct members of groups');
/** Direct members of each project. */
export const projectMembers = members('project', 'Direct members of projects');
