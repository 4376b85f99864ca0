import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '../../../src/graph/driver.js';
import { TestApi } from '../../support/api.js';
import { at, writePast } from '../../support/past-estate.js';
import { emptyGraph } from '../../support/sync.js';

let graph: Graph;
let api: TestApi;

beforeAll(async () => {
  graph = await emptyGraph();
  await writePast(graph);
  api = new TestApi(graph);
});
afterAll(() => graph.close());

describe('accessDiff', () => {
  const diff = (resource: string, from: number, to: number, more = '') =>
    api.ask<{ accessDiff: Record<string, unknown> }>(
      `{ accessDiff(resource: "${resource}", from: "${at(from)}", to: "${at(to)}" ${more}) { totalCount gained lost changed complete
        edges { identity { name } kind before { accessLevel latentAccessLevel } after { accessLevel latentAccessLevel }
          changes { run operation kind } } } }`,
    );

  test('names who gained, lost and changed, with the changes behind it', async () => {
    const { accessDiff } = await diff('acme/api', 2, 15);
    expect(accessDiff).toMatchObject({ totalCount: 4, gained: 0, lost: 2, changed: 2 });
    expect(accessDiff.edges).toEqual([
      {
        identity: { name: '@ann' },
        kind: 'CHANGED',
        before: { accessLevel: 30, latentAccessLevel: 30 },
        after: { accessLevel: 40, latentAccessLevel: 40 },
        changes: [{ run: 'run-3', operation: 'UPDATED', kind: 'MEMBER_OF' }],
      },
      {
        identity: { name: '@bob' },
        kind: 'CHANGED',
        before: null,
        after: { accessLevel: 0, latentAccessLevel: 20 },
        changes: [
          { run: 'run-7', operation: 'UPDATED', kind: 'user' },
          { run: 'run-9', operation: 'CREATED', kind: 'MEMBER_OF' },
          { run: 'run-9', operation: 'CREATED', kind: 'INVITED_TO' },
        ],
      },
      {
        identity: { name: '@eve' },
        kind: 'LOST',
        before: { accessLevel: 50, latentAccessLevel: 50 },
        after: null,
        changes: [{ run: 'run-4', operation: 'UPDATED', kind: 'user' }],
      },
      {
        identity: { name: '@zoe' },
        kind: 'LOST',
        before: { accessLevel: 50, latentAccessLevel: 50 },
        after: null,
        changes: [
          { run: 'run-5', operation: 'DELETED', kind: 'MEMBER_OF' },
          { run: 'run-5', operation: 'DELETED', kind: 'user' },
        ],
      },
    ]);
  });

  test('of a thing that is gone is what everybody lost', async () => {
    expect((await diff('acme/gone', 7, 15)).accessDiff).toMatchObject({
      lost: 1,
      edges: [
        {
          kind: 'LOST',
          after: null,
          changes: [
            { kind: 'HAS', operation: 'DELETED' },
            { kind: 'project', operation: 'DELETED' },
          ],
        },
      ],
    });
  });

  test('is empty between two times without a change, and only of the sorts that are asked for', async () => {
    expect((await diff('acme/api', 13, 15)).accessDiff).toMatchObject({ totalCount: 0, edges: [] });
    expect((await diff('acme/api', 2, 15, ', kinds: [LOST]')).accessDiff).toMatchObject({
      totalCount: 2,
      changed: 2,
    });
  });
});
