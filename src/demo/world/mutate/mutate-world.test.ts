import fc from 'fast-check';
import { createWorld } from '../create.js';
import { danglingReferences } from '../integrity.js';
import { createRandom } from '../random.js';
import { applyMutation, mutateWorld, mutations } from './mutate-world.js';

test('every kind of change happens, leaves the world whole and moves its clock and version', () => {
  const random = createRandom(3);
  const done = new Set<string>();
  for (const seed of [1, 2]) {
    const world = createWorld({ seed, size: 'small' });
    for (let round = 0; round < 12; round += 1) {
      for (const mutation of mutations) {
        const { now, version } = world;
        const description = applyMutation(world, random, mutation);
        if (description !== undefined) done.add(mutation.kind);
        expect(world.now).toBeGreaterThan(now);
        expect(world.version).toBeGreaterThan(version);
        expect([mutation.kind, danglingReferences(world)]).toEqual([mutation.kind, []]);
      }
    }
  }
  expect(mutations.map(({ kind }) => kind).filter((kind) => !done.has(kind))).toEqual([]);
});

test('kinds have names of their own', () => {
  expect(new Set(mutations.map(({ kind }) => kind)).size).toBe(mutations.length);
});

test('random histories leave no dangling reference and the principals as they were', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 60 }), (seed, steps) => {
      const world = createWorld({
        seed,
        size: { groups: 7, projects: 8, users: 25, mergeRequestsPerProject: 2 },
      });
      const principals = Object.values(world.principals).map((id) => structuredClone(world.tokens.get(id)));
      const random = createRandom(seed);
      for (let step = 0; step < steps; step += 1) expect(mutateWorld(world, random)).toMatch(/^[a-z-]+: .+/);
      expect(danglingReferences(world)).toEqual([]);
      expect(Object.values(world.principals).map((id) => world.tokens.get(id))).toEqual(principals);
    }),
    { numRuns: 25 },
  );
});

test('the same seed gives the same history', () => {
  const history = (): string[] => {
    const world = createWorld({ size: 'small' });
    const random = createRandom(11);
    return Array.from({ length: 40 }, () => mutateWorld(world, random));
  };
  expect(history()).toEqual(history());
});
