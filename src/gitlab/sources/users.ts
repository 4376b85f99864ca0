import { z } from 'zod';
import type { GraphQLConnection } from '../client/types.js';
import type { InstanceFacts } from '../discovery.js';
import { accessToken } from '../entities/access-token.js';
import { user } from '../entities/user.js';
import type { View } from '../model/entity.js';
import { type RowOf, rowReader } from '../model/row.js';
import { numericId } from '../model/values.js';
import { distribute, globalIds } from './graphql-batch.js';
import { instanceIdentities, listedIdentities } from './identities.js';
import { restDocument, restNodes } from './rest-list.js';
import type { ReadJob, Source } from './source.js';

const extra = {
  id: z.number(),
  identities: listedIdentities,
};
const reader = rowReader(user, {
  naming: 'rest',
  fields: [
    'id',
    'username',
    'name',
    'state',
    'locked',
    'webUrl',
    'email',
    'publicEmail',
    'isAdmin',
    'isAuditor',
    'external',
    'twoFactorEnabled',
    'privateProfile',
    'canCreateGroup',
    'projectsLimit',
    'createdAt',
    'confirmedAt',
    'lastSignInAt',
    'currentSignInAt',
    'lastActivityOn',
  ],
  extra,
});

function properties(row: RowOf<typeof extra>, { enterprise, tier }: InstanceFacts) {
  // Below Premium there are no auditors (R13), and GitLab says nothing of them.
  const noAuditors = enterprise === false || tier === 'free';
  const identities = row.identities
    ?.map(({ provider, extern_uid: uid }) => `${provider}:${uid ?? ''}`)
    .sort();
  const told = reader.properties(row);
  return { ...told, isAuditor: told.isAuditor ?? (noAuditors ? false : undefined), identities };
}

const hidden =
  'two-factor state, e-mail, last activity and administrator rights are shown to instance administrators only';

/** Everyone on the instance with the facts that only an administrator sees. */
export const users: Source = {
  id: 'users',
  title: 'Users with e-mail, two-factor state, activity and administrator rights',
  feeds: ['user', 'identity'],
  targets: 'instance',
  asserts: ['user', 'identity'],
  stage: 1,
  batch: 1,
  needs: { role: 'administrator' },
  unreadable: (facts) => (facts.token.isAdmin ? undefined : hidden),
  coveredBy: (facts) => (facts.token.isAdmin && facts.group !== undefined ? ['user-details'] : undefined),
  read: restNodes(
    () => ({ path: '/users', options: { keyset: { orderBy: 'id', sort: 'asc' } } }),
    reader.schema,
    (row, _target, job) => [
      {
        node: { kind: 'user', id: row.id },
        properties: properties(row, job.facts),
        edges: [{ type: 'HAS', direction: 'in', rows: [{ other: job.account }] }],
      },
      ...instanceIdentities(row.id, row.identities, job.account),
    ],
  ),
};

/** The same facts of the users that a connection limited to a group meets. */
export const userDetails: Source = {
  id: 'user-details',
  title: 'Users of one group with the facts that only an administrator sees',
  feeds: ['user', 'identity'],
  targets: 'user',
  asserts: ['identity'],
  stage: 5,
  batch: 1,
  needs: { role: 'administrator' },
  coveredBy: (facts) => (facts.token.isAdmin && facts.group !== undefined ? undefined : ['users']),
  read: restDocument(
    (target) => `/users/${target.id}`,
    {},
    reader.schema,
    (row, _target, job) => [
      { node: { kind: 'user', id: row.id }, properties: properties(row, job.facts) },
      ...instanceIdentities(row.id, row.identities, job.account),
    ],
  ),
};

/** The caller's own account: every caller sees all of it. */
export const currentUser: Source = {
  id: 'current-user',
  title: 'The account that the token belongs to',
  feeds: ['user'],
  targets: 'instance',
  stage: 1,
  batch: 1,
  needs: {},
  coveredBy: (facts) => (facts.token.isAdmin && facts.group === undefined ? ['users'] : undefined),
  read: restDocument(
    () => '/user',
    {},
    reader.schema,
    (row, _target, job) => ({
      node: { kind: 'user', id: row.id },
      properties: properties(row, job.facts),
      edges: [{ type: 'HAS', direction: 'in', rows: [{ other: job.account }] }],
    }),
  ),
};

const tokenFields = `
  pageInfo { hasNextPage endCursor }
  nodes { id name description createdAt expiresAt lastUsedAt revoked active scopes { ... on AccessTokenLegacyScope { value } } }`;

/** The documents of the two sources below; checked against GitLab’s schema by the contract test. */
export const userDocuments = {
  types: `query UserTypes($ids: [ID!], $users: Int) {
    users(ids: $ids, first: $users) { nodes { id username type bot } }
  }`,
  tokens: `query TokensOfUsers($ids: [ID!], $users: Int, $first: Int) {
    users(ids: $ids, first: $users) { nodes { id username type bot personalAccessTokens(first: $first) { ${tokenFields} } } }
  }`,
  moreTokens: `query TokensOfUser($ids: [ID!], $first: Int, $after: String) {
    users(ids: $ids, first: 1) { nodes { id personalAccessTokens(first: $first, after: $after) { ${tokenFields} } } }
  }`,
} as const;

const typeRow = z.object({
  id: z.string(),
  username: z.string(),
  type: z.string().nullish(),
  bot: z.boolean().nullish(),
});

const typeView = (row: z.infer<typeof typeRow>): View => ({
  node: { kind: 'user', id: numericId(row.id) },
  properties: { userType: row.type, bot: row.bot },
});

type Answer = { users: { nodes: unknown[] } };

/** Who is a person, a bot or a service account. */
export const userTypes: Source = {
  id: 'user-types',
  title: 'Which users are people, bots or service accounts',
  feeds: ['user'],
  targets: 'user',
  stage: 5,
  batch: 100,
  needs: {},
  unreadable: (facts) => (facts.graphql ? undefined : 'GraphQL cannot be used'),
  coveredBy: (facts) => (facts.token.isAdmin && facts.graphql ? ['user-access-tokens'] : undefined),
  read: (job) =>
    distribute(
      job,
      async () => {
        const variables = { ids: globalIds('User', job.targets), users: job.targets.length };
        return (await job.client.graphql<Answer>(userDocuments.types, variables)).data.users.nodes;
      },
      {
        schema: typeRow,
        // Each user is a list of one, so that a user left out is a list not read.
        first: (node) => ({ nodes: [node], pageInfo: { hasNextPage: false, endCursor: null } }),
        rest: async function* () {},
        emit: (rows, _target, scope) => scope.emit(rows.map(typeView)),
      },
    ),
};

const tokenReader = rowReader(accessToken, {
  naming: 'graphql',
  fields: ['name', 'description', 'createdAt', 'expiresAt', 'lastUsedAt', 'revoked', 'active'],
  extra: { id: z.string(), scopes: z.array(z.object({ value: z.string().nullish() })) },
});

/**
 * The project or group of a bot: GitLab names bots of access tokens `project_{id}_bot_{random}` and
 * `group_{id}_bot_{random}` (doc/user/project/settings/project_access_tokens.md, "Bot users for projects").
 */
export function botHolder(username: string): { kind: 'project' | 'group'; id: number } | undefined {
  const match = /^(project|group)_(\d+)_bot/.exec(username);
  return match ? { kind: match[1] as 'project' | 'group', id: Number(match[2]) } : undefined;
}

function tokenView(
  row: z.infer<typeof tokenReader.schema>,
  holder: { kind: 'user' | 'project' | 'group'; id: number },
  userId: number,
): View {
  const scopes = row.scopes.map((scope) => scope.value).filter((value) => typeof value === 'string');
  return {
    node: { kind: 'access_token', id: numericId(row.id) },
    properties: {
      ...tokenReader.properties(row),
      id: numericId(row.id),
      // A token with fine-grained scopes has none of the named ones: what it may do is then unknown.
      scopes: scopes.length === row.scopes.length ? scopes.sort() : undefined,
      kind: holder.kind === 'user' ? 'personal' : holder.kind,
      userId,
    },
    edges: [
      { type: 'HAS', direction: 'in', rows: [{ other: holder }] },
      { type: 'ACTS_AS', direction: 'out', rows: [{ other: { kind: 'user', id: userId } }] },
    ],
  };
}

/** Every user's tokens and type in bulk, for an administrator: personal tokens, and those of bots (R26). */
export const userAccessTokens: Source = {
  id: 'user-access-tokens',
  title: 'Personal, project and group access tokens of all users',
  feeds: ['access_token', 'user'],
  targets: 'user',
  asserts: ['access_token'],
  stage: 4,
  batch: 50,
  needs: { role: 'administrator' },
  unreadable: (facts) => {
    if (!facts.token.isAdmin) return 'only an instance administrator sees other people’s tokens';
    return facts.graphql ? undefined : 'GraphQL cannot be used';
  },
  read: (job: ReadJob) => {
    const named = new Map<number, z.infer<typeof typeRow>>();
    const told = new Set<number>();
    type Connection = GraphQLConnection<unknown>;
    return distribute(
      job,
      async () => {
        const variables = { ids: globalIds('User', job.targets), users: job.targets.length, first: 50 };
        return (await job.client.graphql<Answer>(userDocuments.tokens, variables)).data.users.nodes;
      },
      {
        schema: tokenReader.schema,
        first: (node) => {
          const row = typeRow.parse(node);
          named.set(numericId(row.id), row);
          return node.personalAccessTokens as Connection | null;
        },
        rest: (target, after) =>
          job.client.graphqlPages<unknown, { users: { nodes: { personalAccessTokens: Connection }[] } }>(
            userDocuments.moreTokens,
            { ids: globalIds('User', [target]) },
            (data) => data.users.nodes[0]?.personalAccessTokens,
            { after },
          ),
        emit: async (rows, target, scope) => {
          const who = named.get(target.id);
          const bot = who?.type === 'PROJECT_BOT' ? botHolder(who.username) : undefined;
          const holder = bot ?? { kind: 'user' as const, id: target.id };
          // The first page tells what the user is, too: the source that does so for others is left out.
          const type = who === undefined || told.has(target.id) ? [] : [typeView(who)];
          told.add(target.id);
          await scope.emit([...type, ...rows.map((row) => tokenView(row, holder, target.id))]);
        },
      },
    );
  },
};
