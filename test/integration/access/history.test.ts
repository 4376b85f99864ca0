import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { effectiveRole } from '../../../src/access/effective-role.js';
import { accessAt } from '../../../src/access/history/access-at.js';
import { accessDiff, personOf } from '../../../src/access/history/access-diff.js';
import { explainDifferences } from '../../../src/access/history/explain-differences.js';
import { accessMutations } from '../../../src/demo/world/mutate/access.js';
import { groupMutations } from '../../../src/demo/world/mutate/groups.js';
import { applyMutation } from '../../../src/demo/world/mutate/mutate-world.js';
import { peopleMutations } from '../../../src/demo/world/mutate/people.js';
import { projectMutations } from '../../../src/demo/world/mutate/projects.js';
import { createRandom } from '../../../src/demo/world/random.js';
import { sources } from '../../../src/gitlab/sources/index.js';
import type { Graph } from '../../../src/graph/driver.js';
import { grantText, historyOf, rolesNow } from '../../support/access/history.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph, micro, Simulators, sync, worldNow } from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
  for (const property of ['key', 'at'])
    await graph.write(`CREATE INDEX IF NOT EXISTS FOR (c:Change) ON (c.${property})`);
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

/** Those that tell of roles; the others only cost time here. */
const ofRoles = sources.filter(({ id }) =>
  [
    'groups',
    'users',
    'projects',
    'group-members',
    'group-details',
    'project-members',
    'user-details',
  ].includes(id),
);
const mutations = [...groupMutations, ...projectMutations, ...accessMutations, ...peopleMutations];

interface Moment {
  readonly time: string;
  readonly roles: Awaited<ReturnType<typeof rolesNow>>;
}

/** Syncs a world again and again while it changes, and remembers what the present answered after each run. */
async function history(seed: number, rounds: readonly { readonly steps: number; readonly full: boolean }[]) {
  const world = worldNow(seed, micro);
  const random = createRandom(seed);
  const gitlab = await simulators.start(world);
  const moments: Moment[] = [];
  const remember = async (full: boolean) => {
    const { finishedAt } = await sync(graph, gitlab, { sources: ofRoles, full });
    const roles = await rolesNow(graph);
    const [place = '', held = new Map()] = [...roles].at(-1) ?? [];
    for (const [person, { accessLevel, latentAccessLevel }] of held)
      expect(await effectiveRole(historyOf(graph).read, person, place)).toMatchObject({
        accessLevel,
        latentAccessLevel,
      });
    moments.push({ time: finishedAt, roles });
  };
  await remember(true);
  for (const { steps, full } of rounds) {
    for (let step = 0; step < steps; step += 1) applyMutation(world, random, random.pick(mutations));
    await remember(full);
  }
  return moments;
}

const rounds = fc.array(fc.record({ steps: fc.integer({ min: 1, max: 12 }), full: fc.boolean() }), {
  minLength: 3,
  maxLength: 3,
});

const levelsOf = (role: { accessLevel: number; latentAccessLevel: number } | undefined) =>
  role === undefined ? '' : `${role.accessLevel} ${role.latentAccessLevel}`;

describe('over random histories of the simulated GitLab', () => {
  test('the past is what the present was, and a difference is that of two answers', async () => {
    const graphs = historyOf(graph);
    const counts = { places: 0, roles: 0, gone: 0, differences: 0, explained: 0 };
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 10_000 }), rounds, async (seed, steps) => {
        await wipe(graph);
        try {
          const moments = await history(seed, steps);
          const places = [...new Set(moments.flatMap(({ roles }) => [...roles.keys()]))];
          for (const { time, roles } of moments) {
            for (const resource of places) {
              counts.places += 1;
              const expected = roles.get(resource);
              if (expected === undefined) {
                counts.gone += 1;
                await expect(accessAt(graphs, { resource, time })).rejects.toMatchObject({
                  code: 'HISTORY_NOT_THERE',
                });
                continue;
              }
              const { holders, unread } = await accessAt(graphs, { resource, time });
              const found = holders.map(({ person, accessLevel, latentAccessLevel, grants }) => [
                person.key,
                { accessLevel, latentAccessLevel, grants: grants.map(grantText).sort() },
              ]);
              counts.roles += found.length;
              expect({ resource, time, roles: Object.fromEntries(found) }).toEqual({
                resource,
                time,
                roles: Object.fromEntries(expected),
              });
              expect(unread).toEqual([]);
            }
          }
          for (const [index, from] of moments.entries()) {
            for (const to of new Set([...moments.slice(index + 1, index + 2), ...moments.slice(-1)])) {
              if (from === to) continue;
              for (const resource of places) {
                const [before, after] = [from.roles.get(resource), to.roles.get(resource)];
                if (before === undefined && after === undefined) continue;
                const diff = await accessDiff(graphs, { resource, from: from.time, to: to.time });
                const found = diff.differences.map((one) => [
                  personOf(one).key,
                  levelsOf(one.before),
                  levelsOf(one.after),
                ]);
                const people = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])];
                const expected = people
                  .map((key) => [key, levelsOf(before?.get(key)), levelsOf(after?.get(key))])
                  .filter(([, had, has]) => had !== has);
                expect([...found].sort()).toEqual(expected.sort());
                counts.differences += found.length;
                const records = await explainDifferences(graphs.read, diff, diff.differences);
                for (const some of records) {
                  expect(some).not.toEqual([]);
                  for (const { at } of some) expect(at > from.time && at <= to.time).toBe(true);
                }
                counts.explained += records.flat().length;
              }
            }
          }
        } finally {
          await simulators.close();
        }
      }),
      { numRuns: 2, seed: 7, endOnFailure: true },
    );
    expect(counts.gone).toBeGreaterThan(0);
    expect(counts.differences).toBeGreaterThan(20);
  });
});
