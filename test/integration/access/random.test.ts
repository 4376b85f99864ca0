import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { effectiveRole } from '../../../src/access/effective-role.js';
import { explainAccess } from '../../../src/access/explain.js';
import { identityKinds } from '../../../src/access/identities.js';
import { whatCan } from '../../../src/access/what-can.js';
import { whoCan } from '../../../src/access/who-can.js';
import type { GraphRead } from '../../../src/core/graph-read.js';
import type { Graph } from '../../../src/graph/driver.js';
import { anyWorldWithGaps } from '../../support/access/gaps.js';
import { anyWorld, withHost } from '../../support/access/generate.js';
import { identityText, listedAs, resourceText } from '../../support/access/product-names.js';
import { type Action, allActions, type Resource } from '../../support/access/questions.js';
import * as reference from '../../support/access/reference.js';
import type { AccessWorld } from '../../support/access/world.js';
import { writeWorlds } from '../../support/access/write-world.js';
import { emptyGraph } from '../../support/sync.js';

// Many worlds in one test: minutes where the machine has other work.
jest.setTimeout(600_000);

// More worlds by ACCESS_WORLDS, another choice of them by ACCESS_SEED; each is asked about all pairs.
const numRuns = Number(process.env.ACCESS_WORLDS ?? 12);
const seed = Number(process.env.ACCESS_SEED ?? 9);

const whole = fc.sample(anyWorld, { seed, numRuns: Math.ceil(numRuns / 2) });
const seen = fc.sample(anyWorldWithGaps, { seed, numRuns: Math.floor(numRuns / 2) }).map((gaps) => gaps.seen);
const worlds = [...whole, ...seen].map((world, index) => withHost(world, `random-${index}.example.com`));

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

/** All that the reference does not deny, as texts that say the level of what is allowed. */
function expectedWho(world: AccessWorld, action: Action, resource: Resource) {
  return reference
    .whoCan(world, action, resource)
    .map(({ identity, decision, accessLevel }) => `${listedAs(world, identity)} ${decision} ${accessLevel}`)
    .sort();
}

const told = (accessLevel: number | null, decision: string) =>
  `${decision} ${decision === 'ALLOWED' ? accessLevel : null}`;

describe('over all pairs of random worlds', () => {
  test('who can is what the reference says', async () => {
    for (const world of worlds) {
      for (const action of allActions) {
        for (const resource of reference.resourcesOf(world, action)) {
          const where = resourceText(world, resource);
          const { all } = await whoCan(read, { action, resource: where, kinds: identityKinds });
          const found = all.map(
            ({ kind, key, decision, accessLevel }) => `${kind} ${key} ${told(accessLevel, decision)}`,
          );
          expect([action, where, found.sort()]).toEqual([
            action,
            where,
            expectedWho(world, action, resource),
          ]);
        }
      }
    }
  });

  test('what can is what the reference says', async () => {
    for (const world of worlds) {
      for (const identity of reference.identitiesOf(world)) {
        if (identity.kind === 'anonymous') continue;
        const who = identityText(world, identity);
        for (const action of allActions) {
          // The key of a project means its jobs, and so does the reference’s identity of that kind.
          const { all } = await whatCan(read, { action, identity: who });
          const found = all.map(({ key, decision, accessLevel }) => `${key} ${told(accessLevel, decision)}`);
          const expected = reference
            .whatCan(world, identity, action)
            .map(
              ({ resource, decision, accessLevel }) =>
                `${resourceText(world, resource)} ${decision} ${accessLevel}`,
            );
          expect([action, who, found.sort()]).toEqual([action, who, expected.sort()]);
        }
      }
    }
  });

  test('the effective role is what the reference says, and how far it is known', async () => {
    for (const world of worlds) {
      const places = [
        ...world.groups.map(({ id }) => ({ kind: 'group', id }) as const),
        ...world.projects.map(({ id }) => ({ kind: 'project', id }) as const),
      ];
      const behind = reference
        .identitiesOf(world)
        .filter(({ kind }) => ['user', 'access_token'].includes(kind));
      for (const [index, identity] of behind.entries()) {
        for (const place of places.filter((_, nth) => (nth + index) % 2 === 0)) {
          const [who, where] = [identityText(world, identity), resourceText(world, place)];
          const { reason, unread, ...role } = await effectiveRole(read, who, where);
          expect([who, where, role]).toEqual([who, where, reference.effectiveRole(world, identity, place)]);
          expect(reason === null).toBe(role.complete);
          if (role.complete) expect(unread).toEqual([]);
        }
      }
    }
  });

  test('explainAccess says the same of some pairs of each, and proves what it allows', async () => {
    for (const world of worlds) {
      const identities = reference.identitiesOf(world);
      for (const [index, action] of allActions.entries()) {
        const resources = reference.resourcesOf(world, action);
        const resource = resources[index % Math.max(1, resources.length)];
        const identity = identities[(index * 7) % identities.length];
        if (resource === undefined || identity === undefined) continue;
        const asked = {
          identity: identityText(world, identity),
          action,
          resource: resourceText(world, resource),
        };
        const { decision, proofs } = await explainAccess(read, asked);
        expect({ ...asked, decision }).toEqual({
          ...asked,
          decision: reference.decide(world, identity, action, resource).decision,
        });
        expect([asked, proofs.length > 0]).toEqual([asked, decision === 'ALLOWED']);
      }
    }
  });
});
