import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Graph } from '../../../src/graph/driver.js';
import { checkSavedQueries } from '../../../src/queries/check.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import { findSavedQuery } from '../../../src/queries/near.js';
import { runSavedQuery } from '../../../src/queries/runner.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph } from '../../support/sync.js';
import { loadFixtures, queriesFolder } from './fixtures.js';

const { queries: all, problems } = await loadSavedQueries([queriesFolder]);
// Rules have fixtures of their own.
const queries = all.filter(({ alert }) => alert === undefined);
const fixtures = await loadFixtures();

/** Whether a value is one of the declared type; null fits each. */
function fits(type: string, value: unknown): boolean {
  if (value === null || type === 'any') return true;
  if (type === 'int') return Number.isSafeInteger(value);
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'strings') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (type === 'ints') return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item));
  if (type === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(String(value));
  if (type === 'datetime') return typeof value === 'string' && !Number.isNaN(Date.parse(value));
  return type === 'string' && typeof value === 'string';
}

describe('the saved queries that come with the product', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await emptyGraph();
  });
  beforeEach(() => wipe(graph));
  afterAll(() => graph.close());

  it('all load, and the database finds them read-only and their columns as declared', async () => {
    expect(problems).toEqual([]);
    expect(await checkSavedQueries(graph, all)).toEqual([]);
  });

  it('have a fixture each, with rows in one case and a near miss in another', () => {
    expect(fixtures.map((fixture) => fixture.id).sort()).toEqual(queries.map((query) => query.id).sort());
    const lacking = fixtures.filter(
      ({ cases }) =>
        !cases.some((one) => one.rows.length > 0 && !one.name.startsWith('near miss')) ||
        !cases.some((one) => one.name.startsWith('near miss')),
    );
    expect(lacking.map((fixture) => fixture.id)).toEqual([]);
  });

  it('document every column and parameter, and return nothing internal', () => {
    const gaps = all.flatMap((query) =>
      [...query.columns, ...query.parameters]
        .filter((part) => part.description === undefined || part.name.startsWith('_'))
        .map((part) => `${query.id}.${part.name}`),
    );
    expect(gaps).toEqual([]);
  });

  const table = fixtures.flatMap(({ id, cases }) => cases.map((one) => ({ id, ...one })));

  it.each(table)('$id: $name', async ({ id, graph: made, params, rows }) => {
    const query = findSavedQuery(queries, id);
    await graph.write(made);
    const result = await runSavedQuery(graph, query, params);
    expect(result.columns).toEqual(query.columns.map((column) => column.name));
    expect(result.rows.map((row) => result.columns.map((column) => row[column]))).toEqual(rows);
    const misfits = query.columns.filter(
      ({ name, type }) => !result.rows.every((row) => fits(type, row[name])),
    );
    expect(misfits).toEqual([]);
  });
});
