import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { loadActor } from '../../../src/access/identities.js';
import { sightsOf } from '../../../src/access/reach.js';
import { survey } from '../../../src/access/survey.js';
import { actions } from '../../../src/access/types.js';
import type { GraphRead } from '../../../src/core/graph-read.js';
import type { Graph } from '../../../src/graph/driver.js';
import { anyWorldWithGaps } from '../../support/access/gaps.js';
import { withHost } from '../../support/access/generate.js';
import { identityText, resourceText } from '../../support/access/product-names.js';
import * as reference from '../../support/access/reference.js';
import type { AccessWorld } from '../../support/access/world.js';
import { writeWorlds } from '../../support/access/write-world.js';
import { emptyGraph } from '../../support/sync.js';

// Many worlds in one test: minutes where the machine has other work.
jest.setTimeout(600_000);

// More worlds by ACCESS_SURVEYED, another choice of them by ACCESS_SEED: of each, what is whole and what is seen of it.
const numRuns = Number(process.env.ACCESS_SURVEYED ?? 20);
const seed = Number(process.env.ACCESS_SEED ?? 3);
const worlds = fc
  .sample(anyWorldWithGaps, { seed, numRuns })
  .flatMap(({ whole, seen }) => [whole, seen])
  .map((world, index) => withHost(world, `surveyed-${index}.example.com`));

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

const line = (action: string, where: string, decision: string, level: number | null) =>
  `${action} ${where} ${decision} ${decision === 'ALLOWED' ? level : null}`;

function expected(world: AccessWorld, identity: ReturnType<typeof reference.identitiesOf>[number]): string[] {
  return actions.flatMap((action) =>
    reference
      .whatCan(world, identity, action)
      .map(({ resource, decision, accessLevel }) =>
        line(action, resourceText(world, resource), decision, accessLevel),
      ),
  );
}

test('all that every identity may do in random worlds, and of what that is not known, is what the reference says', async () => {
  for (const world of worlds) {
    for (const identity of reference.identitiesOf(world)) {
      if (identity.kind === 'anonymous') continue;
      const who = identityText(world, identity);
      const sights = await sightsOf(read, await loadActor(read, who), world.host, [actions]);
      const found: string[] = [];
      for (const sight of sights)
        for await (const some of survey(read, sight, actions))
          for (const { action, resource, verdict, accessLevel } of some)
            found.push(line(action, resource.key, verdict.decision, accessLevel));
      expect([who, found.sort()]).toEqual([who, expected(world, identity).sort()]);
    }
  }
});
