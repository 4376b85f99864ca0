import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSchema, type GraphQLSchema, parse, validate } from 'graphql';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { deployKeyOwnerDocuments } from '../../../src/gitlab/sources/deploy.js';
import { sources } from '../../../src/gitlab/sources/index.js';
import { mergeRequestDocuments } from '../../../src/gitlab/sources/merge-requests.js';
import { runnerDocuments } from '../../../src/gitlab/sources/runners.js';
import { userDocuments } from '../../../src/gitlab/sources/users.js';
import type { Graph } from '../../../src/graph/driver.js';
import { apiData, withApiData } from '../../support/api-data.js';
import { emptyGraph, micro, Simulators, sync, wholeWorldNow } from '../../support/sync.js';

const declared = Object.fromEntries(sources.map(({ id, documents: own }) => [id, own ?? {}]));
const documents = Object.entries({
  ...declared,
  deployKeyOwnerDocuments,
  mergeRequestDocuments,
  runnerDocuments,
  userDocuments,
}).flatMap(([group, each]) =>
  Object.entries(each).map(([name, document]) => [`${group}.${name}`, document] as const),
);

withApiData('the GraphQL documents of the sources', () => {
  let schema: GraphQLSchema;

  beforeAll(async () => {
    schema = buildSchema(await readFile(join(apiData, 'graphql/schema.graphql'), 'utf8'), {
      assumeValidSDL: true,
    });
  });

  test.each(documents)('%s fits GitLab’s schema', (_name, document) => {
    expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
  });

  test.each(documents)('%s stays within the length that GitLab accepts', (_name, document) => {
    expect(document.length).toBeLessThan(10_000);
  });
});

withApiData('the REST endpoints that a sync asks', () => {
  const simulators = new Simulators();
  let graph: Graph;
  let known: ReadonlySet<string>;

  const plain = (path: string) => path.replace(/^\/api\/v4/, '').replace(/:\w+|\{\w+\}/g, '{}');

  beforeAll(async () => {
    graph = await emptyGraph();
    const openapi = z
      .object({ paths: z.record(z.string(), z.unknown()) })
      .parse(parseYaml(await readFile(join(apiData, 'openapi/openapi_v3.yaml'), 'utf8')));
    const documented = z
      .array(z.object({ path: z.string() }))
      .parse(JSON.parse(await readFile(join(apiData, 'facts/rest_endpoints.json'), 'utf8')));
    known = new Set([...Object.keys(openapi.paths), ...documented.map(({ path }) => path)].map(plain));
  });
  afterAll(async () => {
    await simulators.close();
    await graph.close();
  });

  test('are all documented, whoever reads and with or without GraphQL', async () => {
    const gitlab = await simulators.start(wholeWorldNow(61, micro));
    await sync(graph, gitlab);
    await sync(graph, gitlab, { group: 'acme', name: 'limited' });
    await sync(graph, gitlab, { as: 'owner', name: 'owner' });
    gitlab.faults.rules = [{ match: '/graphql', effect: { kind: 'status', status: 404 } }];
    await sync(graph, gitlab, { as: 'developer', name: 'rest only' });
    const asked = new Set(
      gitlab.requests.map(({ template }) => template).filter((one) => one !== '/graphql'),
    );
    expect(asked.size).toBeGreaterThan(14);
    expect(asked).toContain('/projects/:id/merge_requests/:iid/approvals');
    expect([...asked].filter((template) => !known.has(plain(template)))).toEqual([]);
    expect(gitlab.requests.filter(({ template }) => template === '')).toEqual([]);
  });
});
