import { z } from 'zod';
import { accessToken } from '../entities/access-token.js';
import type { View } from '../model/entity.js';
import { type RowOf, rowReader } from '../model/row.js';
import { restNodes } from './rest-list.js';
import type { Source, Target } from './source.js';

const extra = { id: z.number(), user_id: z.number().nullish() };
const reader = rowReader(accessToken, {
  naming: 'rest',
  fields: [
    'id',
    'name',
    'description',
    'scopes',
    'accessLevel',
    'active',
    'revoked',
    'createdAt',
    'expiresAt',
    'lastUsedAt',
    'userId',
  ],
  extra,
});
type Row = RowOf<typeof extra>;
type Holder = { readonly kind: 'user' | 'group' | 'project'; readonly id: number };

function view(row: Row, kind: 'personal' | 'project' | 'group', holder: Holder | undefined): View {
  const actor = row.user_id == null ? undefined : { kind: 'user' as const, id: row.user_id };
  return {
    node: { kind: 'access_token', id: row.id },
    properties: { ...reader.properties(row), kind, ...(kind === 'personal' ? { accessLevel: null } : {}) },
    edges: [
      ...(holder ? [{ type: 'HAS' as const, direction: 'in' as const, rows: [{ other: holder }] }] : []),
      ...(actor ? [{ type: 'ACTS_AS' as const, direction: 'out' as const, rows: [{ other: actor }] }] : []),
    ],
  };
}

/** The caller's own personal tokens: all that GitLab shows to those who are not administrators. */
export const ownAccessTokens: Source = {
  id: 'own-access-tokens',
  title: 'Personal access tokens of the caller',
  feeds: ['access_token'],
  targets: 'instance',
  asserts: ['access_token'],
  stage: 3,
  batch: 1,
  needs: {},
  coveredBy: (facts) =>
    facts.token.isAdmin && facts.graphql
      ? ['user-access-tokens']
      : facts.token.kind === 'personal'
        ? undefined
        : [`${facts.token.kind}-access-tokens`],
  read: restNodes(
    (_target, { facts }) => ({
      path: '/personal_access_tokens',
      options: { query: { user_id: facts.token.userId } },
    }),
    reader.schema,
    (row) => view(row, 'personal', row.user_id == null ? undefined : { kind: 'user', id: row.user_id }),
  ),
};

const resourceTokens = (kind: 'group' | 'project', role: 'Owner' | 'Maintainer'): Source => ({
  id: `${kind}-access-tokens`,
  title: kind === 'group' ? 'Group access tokens' : 'Project access tokens',
  feeds: ['access_token'],
  targets: kind,
  asserts: ['access_token'],
  stage: 3,
  batch: 1,
  needs: { role },
  coveredBy: (facts) => (facts.token.isAdmin && facts.graphql ? ['user-access-tokens'] : undefined),
  read: restNodes(
    (target: Target) => ({ path: `/${kind}s/${target.id}/access_tokens` }),
    reader.schema,
    (row, target) => view(row, kind, { kind, id: target.id }),
  ),
});

/** Access tokens of each group (R26), by REST. */
export const groupAccessTokens = resourceTokens('group', 'Owner');
/** Access tokens of each project (R26), by REST. */
export const projectAccessTokens = resourceTokens('project', 'Maintainer');
