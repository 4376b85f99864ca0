import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { effectiveRole, explainAccess } from '../../../src/access/explain.js';
import type { Read } from '../../../src/access/load-places.js';
import { type Action, actions } from '../../../src/access/types.js';
import { whatCan } from '../../../src/access/what-can.js';
import { whoCan } from '../../../src/access/who-can.js';
import type { Graph } from '../../../src/graph/driver.js';
import { anyWorld, withHost } from '../../support/access/generate.js';
import { loadMatrix } from '../../support/access/matrix.js';
import { type Identity, isOn, type Resource } from '../../support/access/questions.js';
import * as reference from '../../support/access/reference.js';
import type { AccessWorld } from '../../support/access/world.js';
import { writeWorlds } from '../../support/access/write-world.js';
import { emptyGraph } from '../../support/sync.js';

/** What follows from facts that could be read; those on what is unknown are asserted with the reference only. */
const cases = loadMatrix().filter(({ file }) => file !== 'unknown');
const random = fc
  .sample(anyWorld, { seed: 9, numRuns: 25 })
  .map((world, index) => withHost(world, `random-${index}.example.com`));

let graph: Graph;
let read: Read;

beforeAll(async () => {
  graph = await emptyGraph();
  read = (statement, parameters) => graph.read(statement, parameters);
  await writeWorlds(graph, [...new Map(cases.map(({ world }) => [world.host, world])).values(), ...random]);
});
afterAll(async () => {
  await graph.close();
});

/** The text by which the product is asked for an identity; undefined for those that it does not answer yet. */
function identityText(world: AccessWorld, identity: Identity): string | undefined {
  if (identity.kind === 'anonymous') return 'anonymous';
  if (identity.kind !== 'user' && identity.kind !== 'access_token') return undefined;
  return `${world.host}/${identity.kind}/${identity.id}`;
}

function resourceText(world: AccessWorld, resource: Resource): string | undefined {
  if (resource.kind === 'instance') return `${world.host}/account/${world.account.name}`;
  return resource.kind === 'project' || resource.kind === 'group'
    ? `${world.host}/${resource.kind}/${resource.id}`
    : undefined;
}

const isAnswered = (action: string): action is Action => (actions as readonly string[]).includes(action);

describe('the matrix, asserted through explainAccess', () => {
  test.each(cases.map((one) => [`${one.file}: ${one.name}`, one] as const))('%s', async (_title, one) => {
    for (const { title, identity, action, resource, ref, decision } of one.decisions) {
      const [who, where] = [identityText(one.world, identity), resourceText(one.world, resource)];
      if (who === undefined || where === undefined || !isAnswered(action) || decision === 'UNKNOWN') continue;
      const answer = await explainAccess(read, {
        identity: who,
        action,
        resource: where,
        ...(ref && { ref }),
      });
      expect([title, answer.decision]).toEqual([title, decision]);
    }
    for (const { title, identity, place, accessLevel, latentAccessLevel } of one.roles) {
      const who = identityText(one.world, identity) ?? '';
      const found = await effectiveRole(read, who, `${one.world.host}/${place.kind}/${place.id}`);
      expect([title, found]).toEqual([title, { accessLevel, latentAccessLevel }]);
    }
  });
});

describe('random worlds', () => {
  test('who can and what can are those of the reference', async () => {
    for (const world of random) {
      for (const action of actions) {
        for (const resource of reference.resourcesOf(world, action)) {
          const where = resourceText(world, resource);
          if (where === undefined || !isOn(action, resource)) continue;
          const expected = reference
            .whoCan(world, action, resource)
            .flatMap(({ identity, decision }) =>
              identity.kind === 'user' && decision === 'ALLOWED' ? [`${world.host}/user/${identity.id}`] : [],
            );
          const found = (await whoCan(read, { action, resource: where })).map(({ person }) => person.key);
          expect([action, where, found.sort()]).toEqual([action, where, expected.sort()]);
        }
      }
    }
  });

  test('of a person, too', async () => {
    for (const world of random) {
      for (const { id } of world.users) {
        for (const action of actions) {
          const identity = `${world.host}/user/${id}`;
          const expected = reference
            .whatCan(world, { kind: 'user', id }, action)
            .flatMap(({ resource, decision }) =>
              decision === 'ALLOWED' ? (resourceText(world, resource) ?? []) : [],
            );
          const found = (await whatCan(read, { action, identity })).map(({ place }) => place.key);
          expect([action, identity, found.sort()]).toEqual([action, identity, expected.sort()]);
        }
      }
    }
  });
});
