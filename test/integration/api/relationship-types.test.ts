import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { type RelationshipHelp, relationshipHelp } from '../../../src/gitlab/model/help.js';
import { relationships } from '../../../src/gitlab/model/relationships.js';
import type { Graph } from '../../../src/graph/driver.js';
import { TestApi } from '../../support/api.js';
import { apiData, withApiData } from '../../support/api-data.js';
import { testGraph } from '../../support/graph.js';

const helps: readonly (readonly [string, RelationshipHelp])[] = Object.entries(relationshipHelp);

describe('the help on relationship types', () => {
  let graph: Graph;
  let api: TestApi;
  beforeAll(() => {
    graph = testGraph();
    api = new TestApi(graph);
  });
  afterAll(() => graph.close());

  test('is served with what each means, and which ends it has', async () => {
    const { relationshipTypes } = await api.ask<{ relationshipTypes: { name: string }[] }>(
      '{ relationshipTypes { name from to meaning granted abused removed docs carriesAccess } }',
      {},
    );
    expect(relationshipTypes.map(({ name }) => name).sort()).toEqual(
      relationships.map(({ type }) => type).sort(),
    );
    expect(relationshipTypes.find(({ name }) => name === 'RUNS_JOBS_OF')).toMatchObject({
      from: ['GitLabRunner'],
      to: ['GitLabAccount', 'GitLabGroup', 'GitLabProject'],
      meaning: expect.stringContaining('takes jobs'),
      removed: expect.stringContaining('DELETE /projects/:id/runners/:runner_id'),
      carriesAccess: ['FORWARD', 'BACKWARD'],
    });
  });

  test('is found by name, and nothing is found by any other', async () => {
    const one = (name: string) =>
      api.ask('query ($name: String!) { relationshipType(name: $name) { name carriesAccess } }', { name });
    expect(await one('INVITED_TO')).toEqual({
      relationshipType: { name: 'INVITED_TO', carriesAccess: ['FORWARD'] },
    });
    expect(await one('OPENED')).toEqual({ relationshipType: { name: 'OPENED', carriesAccess: [] } });
    expect(await one('invited_to')).toEqual({ relationshipType: null });
  });

  test.each(helps)('%s: sentences end, pages are GitLab’s, steps name both ends', (_name, help) => {
    const texts = [help.granted, help.abused, help.removed, ...Object.values(help.carries)];
    for (const text of texts) expect(text).toMatch(/^[A-Z{].*[.]$/);
    for (const page of help.docs) expect(page).toMatch(/^https:\/\/docs\.gitlab\.com\/[a-z_/]+\/$/);
    for (const sentence of Object.values(help.carries)) {
      const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(names).toEqual(expect.arrayContaining(['from', 'to']));
      expect(names.filter((name) => !['from', 'to', 'role'].includes(name ?? ''))).toEqual([]);
    }
  });
});

withApiData('the API calls that the help names', () => {
  const calls = helps.flatMap(([name, { removed }]) =>
    [...removed.matchAll(/`([A-Z]+) (\/[^`]+)`/g)].map(
      ([, method, path]) => [name, `${method} ${path}`] as const,
    ),
  );
  let known: ReadonlySet<string>;
  const plain = (call: string) => call.replace('/api/v4', '').replace(/:\w+|\{\w+\}/g, '{}');

  beforeAll(async () => {
    const read = (file: string) => readFile(join(apiData, file), 'utf8');
    const documented = z
      .array(z.object({ method: z.string(), path: z.string() }))
      .parse(JSON.parse(await read('facts/rest_endpoints.json')));
    const { paths } = z
      .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse(parseYaml(await read('openapi/openapi_v3.yaml')));
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
    );
    known = new Set([...documented, ...described].map(({ method, path }) => plain(`${method} ${path}`)));
  });

  test.each(calls)('%s: %s', (_name, call) => {
    expect(known).toContain(plain(call));
  });
});
