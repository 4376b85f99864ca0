import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { explainAccess } from '../../../src/access/explain.js';
import type { GraphRead } from '../../../src/core/graph-read.js';
import type { Graph } from '../../../src/graph/driver.js';
import { anyWorld, withHost } from '../../support/access/generate.js';
import { identityText, resourceText } from '../../support/access/product-names.js';
import { allActions } from '../../support/access/questions.js';
import * as reference from '../../support/access/reference.js';
import { replayed, without } from '../../support/access/remove.js';
import { writeWorlds } from '../../support/access/write-world.js';
import { emptyGraph } from '../../support/sync.js';

// Many worlds in one test: minutes where the machine has other work.
jest.setTimeout(600_000);

// More worlds by ACCESS_WORLDS, another choice of them by ACCESS_SEED.
const numRuns = Number(process.env.ACCESS_WORLDS ?? 8);
const worlds = fc
  .sample(anyWorld, { seed: Number(process.env.ACCESS_SEED ?? 5), numRuns })
  .map((world, index) => withHost(world, `proof-${index}.example.com`));

let graph: Graph;
let read: GraphRead;

beforeAll(async () => {
  graph = await emptyGraph();
  read = (statement, parameters) => graph.read(statement, parameters);
  await writeWorlds(graph, worlds);
});
afterAll(async () => {
  await graph.close();
});

/** Pairs that the reference allows, one of each identity and action: together they are of all sorts. */
function allowedPairs() {
  return worlds.flatMap((world, at) =>
    allActions.flatMap((action, index) => {
      const identities = reference.identitiesOf(world);
      const turned = identities.map((_, step) => identities[(step + index + at) % identities.length]);
      return turned
        .flatMap((identity) =>
          identity === undefined
            ? []
            : reference
                .whatCan(world, identity, action)
                .filter(({ decision }) => decision === 'ALLOWED')
                .slice(0, 1)
                .map(({ resource }) => ({ world, identity, action, resource })),
        )
        .slice(0, 3);
    }),
  );
}

test('every path can be walked in the world and gives the role that it says, and without the minimal cut the reference allows it no more', async () => {
  const pairs = allowedPairs();
  expect(pairs.length).toBeGreaterThan(numRuns * 8);
  for (const { world, identity, action, resource } of pairs) {
    const asked = {
      identity: identityText(world, identity),
      action,
      resource: resourceText(world, resource),
    };
    const { decision, proofs, minimalCut, accessLevel } = await explainAccess(read, asked);
    expect([asked, decision, proofs.length > 0]).toEqual([asked, 'ALLOWED', true]);
    for (const { steps, grants } of proofs) {
      let level: number | null = null;
      let at: string | undefined;
      for (const step of steps) {
        // Several grants follow one another, and what lets in jobs may be a group above their project.
        const isStart =
          at === undefined || ['MEMBER_OF', 'OWNS', 'JOB_TOKEN_REACHES'].includes(step.relationship);
        if (!isStart) expect([asked, step.from]).toEqual([asked, at]);
        const after = replayed(world, step, step.levelBefore);
        expect([asked, step, after]).toEqual([asked, step, step.levelAfter]);
        level = after ?? null;
        at = step.to;
      }
      if (grants.length === 1) expect([asked, level]).toEqual([asked, grants[0]?.level]);
      if (level !== null) expect(level).toBeLessThanOrEqual(accessLevel ?? 0);
    }
    expect([asked, minimalCut.length > 0]).toEqual([asked, true]);
    const left = minimalCut.reduce(without, world);
    expect([asked, minimalCut, reference.decide(left, identity, action, resource).decision]).not.toEqual([
      asked,
      minimalCut,
      'ALLOWED',
    ]);
    // Less is not enough: each of them is needed.
    for (const one of minimalCut) {
      const more = minimalCut.filter((other) => other !== one).reduce(without, world);
      expect([asked, one, reference.decide(more, identity, action, resource).decision]).toEqual([
        asked,
        one,
        'ALLOWED',
      ]);
    }
  }
});
