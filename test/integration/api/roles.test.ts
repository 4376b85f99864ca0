import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  parse,
  subscribe,
} from 'graphql';
import { type ApiContext, createContext, type Role, roles } from '../../../src/api/context.js';
import { apiKinds } from '../../../src/api/entities/names.js';
import { createApiSchema } from '../../../src/api/schema.js';
import type { Graph } from '../../../src/graph/driver.js';
import { TestApi } from '../../support/api.js';
import { startTestServer, type TestServer } from '../../support/api-server.js';
import { emptyGraph } from '../../support/sync.js';

/** Who may ask for each root field; whoever adds a field says so here. */
const needed: Readonly<Record<'query' | 'mutation' | 'subscription', Readonly<Record<string, Role>>>> = {
  query: {
    // The lists of things, whatever their kind.
    ...Object.fromEntries(apiKinds.map(({ many }) => [many, 'VIEWER' as const])),
    viewer: 'VIEWER',
    node: 'VIEWER',
    nodes: 'VIEWER',
    search: 'VIEWER',
    entity: 'VIEWER',
    entities: 'VIEWER',
    explainAccess: 'VIEWER',
    whoCan: 'VIEWER',
    whatCan: 'VIEWER',
    blastRadius: 'VIEWER',
    effectiveRole: 'VIEWER',
    shortestAccessPaths: 'VIEWER',
    relationshipTypes: 'VIEWER',
    relationshipType: 'VIEWER',
    permissions: 'VIEWER',
    compareAccess: 'VIEWER',
    accessAt: 'VIEWER',
    accessDiff: 'VIEWER',
    changes: 'VIEWER',
    connections: 'VIEWER',
    connection: 'VIEWER',
    syncRuns: 'VIEWER',
    syncRun: 'VIEWER',
    group: 'VIEWER',
    project: 'VIEWER',
    user: 'VIEWER',
    savedQueries: 'VIEWER',
    savedQuery: 'VIEWER',
    savedQueryProblems: 'VIEWER',
    runQuery: 'VIEWER',
    queries: 'VIEWER',
    rules: 'VIEWER',
    watches: 'VIEWER',
    rule: 'VIEWER',
    alerts: 'VIEWER',
    alert: 'VIEWER',
    baselines: 'VIEWER',
    riskScores: 'VIEWER',
    controlStatus: 'VIEWER',
    riskTrend: 'VIEWER',
    identityBaselines: 'VIEWER',
    notificationReceivers: 'OPERATOR',
    deadLetters: 'OPERATOR',
    cypher: 'ANALYST',
    tokens: 'ADMIN',
    auditRecords: 'ADMIN',
  },
  mutation: {
    startSync: 'OPERATOR',
    cancelSync: 'OPERATOR',
    verifyConnection: 'OPERATOR',
    acknowledgeAlert: 'ANALYST',
    startAlert: 'ANALYST',
    resolveAlert: 'ANALYST',
    suppressAlert: 'ANALYST',
    reopenAlert: 'ANALYST',
    runRules: 'OPERATOR',
    acceptBaseline: 'ANALYST',
    acceptIdentityBaseline: 'ANALYST',
    replayDeadLetters: 'OPERATOR',
    watchQuery: 'ANALYST',
    unwatchQuery: 'ANALYST',
    createToken: 'ADMIN',
    revokeToken: 'ADMIN',
  },
  subscription: { syncProgress: 'VIEWER', graphChanged: 'VIEWER', alertChanged: 'VIEWER' },
};

/** Who may use each path; null: everybody, without a token. */
const routes: readonly (readonly [method: string, path: string, role: Role | null])[] = [
  ['GET', '/livez', null],
  ['GET', '/readyz', 'VIEWER'],
  ['GET', '/metrics', 'VIEWER'],
  ['POST', '/graphql', 'VIEWER'],
  ['POST', '/graphql/stream', 'VIEWER'],
  ['GET', '/queries/owners.csv', 'VIEWER'],
  ['GET', '/queries/owners.ndjson', 'VIEWER'],
  ['GET', '/permissions.csv', 'VIEWER'],
];

const schema = createApiSchema([]);

function valueFor(type: GraphQLInputType): string {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name ?? '';
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields()).filter((field) => isNonNullType(field.type));
    return `{${fields.map((field) => `${field.name}: ${valueFor(field.type)}`).join(', ')}}`;
  }
  const values = { Int: '1', Boolean: 'true', SafeInt: '1', JSON: '{}', DateTime: '"2026-01-31T12:00:00Z"' };
  return values[named.name as keyof typeof values] ?? '"nothing"';
}

function operation(kind: string, field: GraphQLField<unknown, unknown>): string {
  const given = field.args.filter(({ type }) => isNonNullType(type));
  const args = given.map(({ name, type }) => `${name}: ${valueFor(type)}`).join(', ');
  const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
  return `${kind} { ${field.name}${args === '' ? '' : `(${args})`}${selection} }`;
}

function fieldsOf(kind: keyof typeof needed): readonly GraphQLField<unknown, unknown>[] {
  const types = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  return Object.values(types[kind]?.getFields() ?? {});
}

const mayNot = (role: Role, least: Role) => roles.indexOf(role) < roles.indexOf(least);

let graph: Graph;
let api: TestServer;

beforeAll(async () => {
  graph = await emptyGraph();
  api = await startTestServer(graph);
});
afterAll(async () => {
  await api.close();
  await graph.close();
});

describe('the table of operations by role', () => {
  it.each(['query', 'mutation', 'subscription'] as const)('names every %s', (kind) => {
    const unnamed = fieldsOf(kind).filter(({ name }) => needed[kind][name] === undefined);
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });

  const cases = (['query', 'mutation'] as const).flatMap((kind) =>
    fieldsOf(kind).flatMap((field) => roles.map((role) => [kind, field.name, role, field] as const)),
  );
  it.each(cases)('%s %s as %s', async (kind, name, role, field) => {
    const { status, body } = await api.graphql(operation(kind, field), { as: role });
    const codes = (body.errors ?? []).map((error: { extensions: { code: string } }) => error.extensions.code);
    const isForbidden = mayNot(role, needed[kind][name] ?? 'VIEWER');
    expect(codes.includes('FORBIDDEN')).toBe(isForbidden);
    expect(codes).not.toContain('GRAPHQL_VALIDATION_FAILED');
    expect(codes).not.toContain('INTERNAL');
    if (isForbidden) expect(body.data?.[name] ?? null).toBeNull();
    expect(status).toBeLessThan(500);
  });

  const subscriptions = fieldsOf('subscription').flatMap((field) =>
    roles.map((role) => [field.name, role, field] as const),
  );
  it.each(subscriptions)('subscription %s as %s', async (name, role, field) => {
    const { services } = new TestApi(graph);
    const stop = new AbortController();
    const principal = { id: 'test', name: 'test', role };
    const request = { principal, requestId: 'test', signal: stop.signal };
    const contextValue: ApiContext = createContext(services, request);
    const document = parse(operation('subscription', field));
    const result = await subscribe({ schema, document, contextValue });
    const isStream = Symbol.asyncIterator in result;
    expect(isStream).toBe(!mayNot(role, needed.subscription[name] ?? 'VIEWER'));
    stop.abort();
    if (isStream) await result.return?.(undefined);
  });
});

describe('the table of paths by role', () => {
  it.each(routes)('%s %s', async (method, path, role) => {
    const anonymous = await api.fetch(path, { method });
    expect(anonymous.status).toBe(role === null ? 200 : 401);
    for (const each of roles) {
      const { status } = await api.fetch(path, { method, as: each });
      expect(status === 403).toBe(role !== null && mayNot(each, role));
      expect(status).not.toBe(401);
    }
  });

  it('answers nothing else without a token', async () => {
    for (const path of ['/', '/graphql', '/livez/x', '/readyz/', '/metrics?x=1', '/admin', '/queries/x.csv'])
      expect((await api.fetch(path)).status).toBe(401);
  });
});
