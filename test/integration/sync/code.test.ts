import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { codePart } from '../../../src/demo/world/code/part.js';
import { applyMutation } from '../../../src/demo/world/mutate/mutate-world.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { World } from '../../../src/demo/world/types.js';
import type { EntityKind } from '../../../src/gitlab/model/entity.js';
import { sources as allSources } from '../../../src/gitlab/sources/index.js';
import type { Graph } from '../../../src/graph/driver.js';
import { expectedCiConfigs } from '../../support/expected-graph/code.js';
import { expectedCodeHistory, expectedRegistries } from '../../support/expected-graph/code-history.js';
import { expectSameGraph } from '../../support/expected-graph/compare.js';
import { type FactGraph, GraphBuilder } from '../../support/expected-graph/model.js';
import { readGraph } from '../../support/expected-graph/read-graph.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph, hostOf, micro, Simulators, sync, wholeWorldNow } from '../../support/sync.js';

const own = [
  'ci-configs',
  'commits',
  'releases',
  'languages',
  'container-repositories',
  'container-protection-rules',
  'packages',
  'package-protection-rules',
];
const sources = allSources.filter(({ id }) => ['groups', 'users', 'projects', ...own].includes(id));
const kinds: readonly EntityKind[] = [
  'ci_config',
  'ci_job',
  'ci_include',
  'container_image',
  'tag',
  'release',
  'container_repository',
  'container_protection_rule',
  'package',
  'package_protection_rule',
];

const simulators = new Simulators();
let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
});
beforeEach(() => wipe(graph));
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

/** Only what the sources of this domain tell. */
function ofDomain(facts: FactGraph, host: string): FactGraph {
  const isOwn = (key: string) => kinds.some((kind) => key.startsWith(`${host}/${kind}/`));
  return {
    nodes: new Map([...facts.nodes].filter(([key]) => isOwn(key))),
    edges: new Map(
      [...facts.edges].filter(
        ([, { type, from, to }]) => type === 'COMMITTED_TO' || isOwn(from) || isOwn(to),
      ),
    ),
  };
}

function expected(world: World, host: string): FactGraph {
  const built = new GraphBuilder(host);
  const reader = {
    role: 'administrator',
    account: '',
    groups: [...world.groups.values()],
    projects: [...world.projects.values()],
    reads: () => true,
  } as const;
  for (const add of [expectedCiConfigs, expectedCodeHistory, expectedRegistries]) add(built, world, reader);
  return built;
}

describe('repositories, pipelines and registries', () => {
  test('are as in the world, also after each kind of change, at a few requests for all projects', async () => {
    const world = wholeWorldNow(5, { ...micro, projects: 12 });
    const gitlab = await simulators.start(world);
    const host = hostOf(gitlab);
    const random = createRandom(11);
    expect(await sync(graph, gitlab, { sources })).toMatchObject({ status: 'complete', incomplete: [] });
    expectSameGraph(ofDomain(await readGraph(graph, host), host), expected(world, host));

    const asked = gitlab.requests.filter(({ template }) => template === '/graphql').length;
    // One batch for each of the nine documents, further pages of one project, and what the users' list needs.
    expect(asked).toBeLessThan(16);

    for (let round = 0; round < 2; round += 1)
      for (const mutation of codePart.mutations) applyMutation(world, random, mutation);
    expect(await sync(graph, gitlab, { sources, full: true })).toMatchObject({
      status: 'complete',
      incomplete: [],
    });
    expectSameGraph(ofDomain(await readGraph(graph, host), host), expected(world, host));
  });

  test('of a repository that was switched off nothing is left', async () => {
    const world = wholeWorldNow(6, micro);
    const gitlab = await simulators.start(world);
    const host = hostOf(gitlab);
    await sync(graph, gitlab, { sources });
    for (const project of world.projects.values()) {
      project.features.repository = 'disabled';
      project.features.container_registry = 'disabled';
      project.features.package_registry = 'disabled';
      project.ci.ciConfigPath = null;
    }
    world.version += 1;
    expect(await sync(graph, gitlab, { sources, full: true })).toMatchObject({ status: 'complete' });
    expect(ofDomain(await readGraph(graph, host), host).nodes).toEqual(new Map());
    expect(expected(world, host).nodes).toEqual(new Map());
  });

  test('a list that cannot be read removes nothing', async () => {
    const world = wholeWorldNow(7, micro);
    const gitlab = await simulators.start(world);
    const host = hostOf(gitlab);
    await sync(graph, gitlab, { sources });
    const before = ofDomain(await readGraph(graph, host), host);
    expect(before.nodes.size).toBeGreaterThan(50);
    world.code.ciFiles.clear();
    world.code.packages.clear();
    world.version += 1;
    gitlab.faults.rules = [
      { match: '/graphql', effect: { kind: 'graphql-error', message: 'something went wrong' } },
    ];
    expect(await sync(graph, gitlab, { sources, full: true })).toMatchObject({ status: 'partial' });
    expectSameGraph(ofDomain(await readGraph(graph, host), host), before);
  });
});
