import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import { acceptIdentityBaselines } from '../../../src/alerts/identity-baselines.js';
import { rulesOf } from '../../../src/alerts/rule.js';
import { runRules } from '../../../src/alerts/run-rules.js';
import { dashboardsMarkdown, loadDashboards } from '../../../src/api/dashboards.js';
import { createApiSchema } from '../../../src/api/schema.js';
import { silentLogger } from '../../../src/core/logger.js';
import { packageRoot } from '../../../src/core/paths.js';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import { startTestServer, type TestServer } from '../../support/api-server.js';
import { emptyGraph, Simulators, sync, tiny, worldNow } from '../../support/sync.js';

const simulators = new Simulators();
const { queries } = await loadSavedQueries([join(packageRoot, 'queries')]);
const dashboards = await loadDashboards();
const page = readFileSync(join(packageRoot, 'docs/dashboards.md'), 'utf8');
/** Of these the world has something to find: groups and people. */
const some = ['member-without-mfa', 'group-mfa-not-enforced', 'single-owner'];

let graph: Graph;
let server: TestServer;

beforeAll(async () => {
  graph = await emptyGraph();
  await sync(graph, await simulators.start(worldNow(23, tiny)), { full: true });
  const rules = rulesOf(queries).filter(({ id }) => some.includes(id));
  await runRules(graph, rules, { logger: silentLogger });
  const by = { by: 'test', reason: 'review' };
  await acceptIdentityBaselines(graph, queries, { kinds: ['deploy_key'] }, by);
  server = await startTestServer(graph, {
    queries,
    services: { limits: { queryTimeoutMs: 120_000, maxPageSize: 500 } },
  });
});
afterAll(async () => {
  await server.close();
  await simulators.close();
  await graph.close();
});

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown> | null)?.[name], value);

/** As Grafana sends it. */
const sent = (query: string) =>
  query
    .replaceAll(`\${__from:date:iso}`, new Date(Date.now() - 7 * 86_400_000).toISOString())
    .replaceAll(`\${__to:date:iso}`, new Date().toISOString());

const panels = dashboards.flatMap(({ title, panels: all }) =>
  all.map((panel) => ({ name: `${title}: ${panel.title}`, panel })),
);

test('there are dashboards of the posture and of the graph, and the page of docs is made from them', () => {
  expect(dashboards.map(({ title }) => title)).toEqual(['GitLab access graph', 'GitLab posture']);
  expect(page).toBe(dashboardsMarkdown(dashboards));
});

test('every query in the docs is one of the schema', () => {
  const schema = createApiSchema(queries);
  const found = [...page.matchAll(/```graphql\n([\s\S]*?)\n```/g)].map(([, query]) => query ?? '');
  expect(found).toHaveLength(panels.length);
  for (const query of found) expect(validate(schema, parse(sent(query)))).toEqual([]);
});

test.each(panels)('$name gets rows with its columns', async ({ panel }) => {
  for (const { url_options: options, root_selector: root, columns } of panel.targets) {
    const { body } = await server.graphql(sent(options.body_graphql_query), { as: 'VIEWER' });
    expect(body.errors).toBeUndefined();
    const found = at(body, root);
    const rows: unknown[] = Array.isArray(found) ? found : [found];
    expect(rows.length).toBeGreaterThan(0);
    for (const { selector } of columns)
      expect([selector, rows.every((row) => at(row, selector) !== undefined)]).toEqual([selector, true]);
  }
});
