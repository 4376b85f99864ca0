import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rightsOf } from '../../../src/demo/server/rights.js';
import { addSchedule, addTrigger } from '../../../src/demo/world/ci/build.js';
import { touch } from '../../../src/demo/world/ids.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { Graph } from '../../../src/graph/driver.js';
import { emptyGraph, hostOf, micro, Simulators, sync, wholeWorldNow } from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

test('a list that GitLab empties without a word for lack of a role removes nothing', async () => {
  const world = wholeWorldNow(71, micro);
  const developer = world.users.get(world.tokens.get(world.principals.developer)?.userId ?? 0);
  if (developer === undefined) throw new Error('the world has no developer');
  const rights = rightsOf(world, developer);
  const project = [...world.projects.values()].find(({ id, features }) => {
    const level = rights.projectLevel(id);
    return level > 0 && level < 40 && features.builds !== 'disabled';
  });
  if (project === undefined) throw new Error('the developer has no project');
  const random = createRandom(1);
  const trigger = addTrigger(world, random, project.id, developer.id);
  const schedule = addSchedule(world, random, project.id, {
    ownerId: developer.id,
    ref: 'main',
    variables: 3,
  });
  touch(world);

  const gitlab = await simulators.start(world);
  const host = hostOf(gitlab);
  const keys = [`${host}/pipeline_trigger/${trigger.id}`, `${host}/pipeline_schedule/${schedule.id}`];
  const stored = () =>
    graph.read('MATCH (n) WHERE n.key IN $keys RETURN n.key AS key, n.variableKeys AS names ORDER BY key', {
      keys,
    });
  expect((await sync(graph, gitlab)).status).toBe('complete');
  const before = await stored();
  expect(before).toHaveLength(2);

  const report = await sync(graph, gitlab, { as: 'developer', full: true });
  expect(report.status).toBe('partial');
  expect(await stored()).toEqual(before);
  const unread = report.incomplete.filter(({ target }) => target === `${host}/project/${project.id}`);
  expect(unread.map(({ source }) => source)).toEqual(
    expect.arrayContaining(['pipeline-triggers', 'project-variables']),
  );
});
