import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { effectiveRole } from '../../../src/access/effective-role.js';
import { explainAccess } from '../../../src/access/explain.js';
import { identityKinds } from '../../../src/access/identities.js';
import { whatCan } from '../../../src/access/what-can.js';
import { whoCan } from '../../../src/access/who-can.js';
import type { GraphRead } from '../../../src/core/graph-read.js';
import type { Graph } from '../../../src/graph/driver.js';
import { loadMatrix } from '../../support/access/matrix.js';
import { identityText, listedAs, resourceText } from '../../support/access/product-names.js';
import * as reference from '../../support/access/reference.js';
import { writeWorlds } from '../../support/access/write-world.js';
import { emptyGraph } from '../../support/sync.js';

const cases = loadMatrix();

let graph: Graph;
let read: GraphRead;

beforeAll(async () => {
  graph = await emptyGraph();
  read = (statement, parameters) => graph.read(statement, parameters);
  await writeWorlds(graph, [...new Map(cases.map(({ world }) => [world.host, world])).values()]);
});
afterAll(async () => {
  await graph.close();
});

/** What a list says of one: it is not in it when it is denied. */
const decisionIn = <Row extends { readonly decision: string }>(
  rows: readonly Row[],
  isIt: (row: Row) => boolean,
) => rows.find(isIt)?.decision ?? 'DENIED';

describe('the matrix, asserted through explainAccess, whoCan and whatCan', () => {
  test.each(cases.map((one) => [`${one.file}: ${one.name}`, one] as const))('%s', async (_title, one) => {
    const { world } = one;
    for (const { title, identity, action, resource, ref, decision, accessLevel } of one.decisions) {
      const who = identityText(world, identity);
      const where = resourceText(world, resource);
      const onRef = ref === undefined ? {} : { ref };
      const answer = await explainAccess(read, { identity: who, action, resource: where, ...onRef });
      const listed = await whoCan(read, { action, resource: where, kinds: identityKinds, ...onRef });
      const inWho = decisionIn(listed.all, ({ kind, key }) => `${kind} ${key}` === listedAs(world, identity));
      const reached = ref === undefined ? await whatCan(read, { action, identity: who }) : undefined;
      const inWhat = reached === undefined ? decision : decisionIn(reached.all, ({ key }) => key === where);
      expect([title, answer.decision, inWho, inWhat]).toEqual([title, decision, decision, decision]);
      if (accessLevel !== undefined) expect([title, answer.accessLevel]).toEqual([title, accessLevel]);
      if (decision === 'UNKNOWN') expect([title, listed.complete]).toEqual([title, false]);
    }
    for (const { title, identity, place, ...levels } of one.roles) {
      const found = await effectiveRole(read, identityText(world, identity), resourceText(world, place));
      const { complete } = reference.effectiveRole(world, identity, place);
      expect([title, found]).toEqual([title, expect.objectContaining({ ...levels, complete })]);
    }
  });
});
