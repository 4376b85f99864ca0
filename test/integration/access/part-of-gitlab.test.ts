import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { explainAccess } from '../../../src/access/explain.js';
import { accessAt, type HistoryGraph } from '../../../src/access/history/access-at.js';
import { loadUnlisted } from '../../../src/access/unread.js';
import { whoCan } from '../../../src/access/who-can.js';
import type { GraphRead } from '../../../src/core/graph-read.js';
import { rightsOf } from '../../../src/demo/server/rights.js';
import type { World } from '../../../src/demo/world/types.js';
import type { Graph } from '../../../src/graph/driver.js';
import { emptyGraph, hostOf, Simulators, sync, tiny, wholeWorldNow } from '../../support/sync.js';

const simulators = new Simulators();
afterAll(() => simulators.close());

/** What the graph of a connection to one group says, and what is so, of all people who are known and all projects below it. */
async function answersOf(read: GraphRead, world: World, host: string) {
  const projects = await read<{ key: string; id: number }>(
    'MATCH (p:GitLabProject) WHERE size(p._claims) > 0 AND p.visibility = "private" RETURN p.key AS key, p.id AS id',
  );
  const known = await read<{ id: number }>('MATCH (u:GitLabUser) RETURN u.id AS id');
  const people = known.flatMap(({ id }) => world.users.get(id) ?? []);
  const answers = [];
  for (const user of people.filter(({ admin, auditor, state }) => !admin && !auditor && state === 'active')) {
    const rights = rightsOf(world, user);
    for (const { key, id } of projects) {
      const asked = { identity: `${host}/user/${user.id}`, action: 'READ_PROJECT', resource: key } as const;
      const { decision } = await explainAccess(read, asked);
      answers.push({ ...asked, decision, reads: rights.projectLevel(id) >= 10 });
    }
  }
  return answers;
}

describe.each([
  { of: 'a group at the top', group: 'acme', isCut: false },
  { of: 'a subgroup, whose members from above nobody tells', group: 'acme/group-42', isCut: true },
])('a connection to $of', ({ group, isCut }) => {
  let graph: Graph;
  let read: GraphRead;
  let world: World;
  let host: string;

  beforeAll(async () => {
    graph = await emptyGraph();
    read = (statement, parameters) => graph.read(statement, parameters);
    world = wholeWorldNow(61, tiny);
    const gitlab = await simulators.start(world);
    host = hostOf(gitlab);
    await sync(graph, gitlab, { group });
  });
  afterAll(() => graph.close());

  test('denies nobody what they may, and allows nobody what they may not', async () => {
    const answers = await answersOf(read, world, host);
    expect(answers.length).toBeGreaterThan(50);
    const wrong = answers.filter(({ decision, reads }) => decision === (reads ? 'DENIED' : 'ALLOWED'));
    expect(wrong).toEqual([]);
    expect(answers.some(({ decision }) => decision === 'ALLOWED')).toBe(true);
  });

  test('the permissions report tells whose members it does not know', async () => {
    const unlisted = await loadUnlisted(read);
    const told = await read<{ key: string }>(
      `MATCH (g:GitLabGroup|GitLabProject) WHERE size(coalesce(g._claims, [])) = 0 OR ($isCut AND g.fullPath = $group)
       RETURN g.key AS key ORDER BY key`,
      { isCut, group },
    );
    expect(unlisted.map(({ target }) => target).sort()).toEqual(told.map(({ key }) => key).sort());
    expect(unlisted).not.toEqual([]);
  });

  test('a list of who can names what it does not list where that is invited, or stands above, and always the list of all people', async () => {
    const projects = await read<{ key: string; open: boolean }>(
      `MATCH (p:GitLabProject {visibility: 'private'}) WHERE size(p._claims) > 0
       RETURN p.key AS key, $isCut OR EXISTS { MATCH (g:GitLabGroup)-[:INVITED_TO]->(:GitLabGroup|GitLabProject) ((:GitLabGroup|GitLabProject)-[:HAS]->(:GitLabGroup|GitLabProject))* (p)
         WHERE size(coalesce(g._claims, [])) = 0 } AS open`,
      { isCut },
    );
    expect(projects.some(({ open }) => open)).toBe(true);
    const past: HistoryGraph = {
      read,
      rehearse: (work) => graph.rehearse((tx) => work((text, parameters) => tx.run(text, parameters))),
    };
    for (const { key, open } of projects) {
      const { complete, unread } = await whoCan(read, { action: 'READ_PROJECT', resource: key });
      // Administrators whom the connection does not meet may read it, too.
      expect({ key, complete, people: unread.some(({ source }) => source === 'users') }).toEqual({
        key,
        complete: false,
        people: true,
      });
      expect({ key, told: unread.some(({ source }) => source !== 'users') }).toEqual({ key, told: open });
      const then = await accessAt(past, { resource: key, time: new Date().toISOString() });
      expect({ key, told: then.unread.length > 0 }).toEqual({ key, told: open });
    }
  });
});
