import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { openGraphText } from '../../../../src/access/opengraph/text.js';
import { whoCan } from '../../../../src/access/who-can.js';
import type { Graph } from '../../../../src/graph/driver.js';
import { anyWorld, withHost } from '../../../support/access/generate.js';
import { writeWorlds } from '../../../support/access/write-world.js';
import { cli } from '../../../support/cli.js';
import { wipe } from '../../../support/graph.js';
import { emptyGraph } from '../../../support/sync.js';
import { serverOfWorker } from '../../../support/worker.js';

// The rules that BloodHound publishes for data payloads: https://bloodhound.specterops.io/opengraph/developer/nodes and edges.
const primitive = z.union([z.string(), z.number(), z.boolean()]);
const list = z.union([z.array(z.string()), z.array(z.number()), z.array(z.boolean())]);
const properties = z.record(
  z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/, 'a name in small letters')
    .refine((name) => name !== 'objectid'),
  z.union([primitive, list]),
);
const end = z.strictObject({ value: z.string().min(1), match_by: z.literal('id') });
const payloadSchema = z.strictObject({
  metadata: z.strictObject({ source_kind: z.string() }),
  graph: z.strictObject({
    nodes: z.array(
      z.strictObject({
        id: z.string().min(1),
        kinds: z
          .array(z.string().regex(/^GitLab_[A-Za-z]+$/))
          .min(1)
          .max(3),
        properties,
      }),
    ),
    edges: z.array(
      z.strictObject({ kind: z.string().regex(/^[A-Za-z0-9_]+$/), start: end, end, properties }),
    ),
  }),
});
type Payload = z.infer<typeof payloadSchema>;

let graph: Graph;
let folder: string;

beforeAll(async () => {
  graph = await emptyGraph();
  folder = await mkdtemp(join(tmpdir(), 'opengraph-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await graph.close();
});

async function exported(): Promise<{ text: string; pieces: number[]; payload: Payload }> {
  const pieces: string[] = [];
  for await (const piece of openGraphText(graph.read, graph.stream)) pieces.push(piece);
  const text = pieces.join('');
  return { text, pieces: pieces.map(({ length }) => length), payload: payloadSchema.parse(JSON.parse(text)) };
}

const ofKind = ({ graph: { edges } }: Payload, kind: string) =>
  edges.filter((edge) => edge.kind === kind).map(({ start, end: { value } }) => `${start.value} ${value}`);

/** Whether the independent library is installed. */
const hasLibrary = spawnSync('python3', ['-c', 'import bhopengraph']).status === 0;

describe('random estates as OpenGraph', () => {
  let text: string;
  let payload: Payload;
  let pieces: number[];
  beforeAll(async () => {
    const worlds = fc.sample(anyWorld, { seed: 6, numRuns: 6 });
    await writeWorlds(
      graph,
      worlds.map((world, index) => withHost(world, `gitlab-${index}.example.com`)),
    );
    ({ text, payload, pieces } = await exported());
  });

  test('keeps the published rules; ids are unique and every edge has both ends', () => {
    const ids = new Set(payload.graph.nodes.map(({ id }) => id));
    expect(ids.size).toBe(payload.graph.nodes.length);
    const dangling = payload.graph.edges.filter(
      (edge) => !ids.has(edge.start.value) || !ids.has(edge.end.value),
    );
    expect(dangling).toEqual([]);
    const shown = payload.graph.edges.map((edge) => JSON.stringify([edge.kind, edge.start, edge.end]));
    expect(new Set(shown).size).toBe(shown.length);
    expect(Math.max(...pieces)).toBeLessThan(2 ** 20);
  });

  test('has whoever acts, where, by what and what is reached', () => {
    const kinds = new Set(payload.graph.nodes.flatMap((node) => node.kinds));
    for (const kind of [
      'Account',
      'Group',
      'Project',
      'User',
      'AccessToken',
      'DeployKey',
      'Variable',
      'Runner',
    ])
      expect(kinds).toContain(`GitLab_${kind}`);
    expect(kinds).not.toContain('GitLab_MergeRequest');
    const edges = new Set(payload.graph.edges.map(({ kind }) => kind));
    for (const kind of [
      'Has',
      'MemberOf',
      'InvitedTo',
      'ActsAs',
      'Grants',
      'CanPush',
      'CanMerge',
      'CanActAs',
    ])
      expect(edges).toContain(`GitLab_${kind}`);
    expect(edges).not.toContain('GitLab_Opened');
  });

  const asked = [
    ['PUSH', 'CanPush', 'Project'],
    ['MERGE', 'CanMerge', 'Project'],
    ['RUN_PIPELINE', 'CanRunPipeline', 'Project'],
    ['DEPLOY', 'CanDeploy', 'Environment'],
    ['READ_VARIABLE', 'CanReadVariable', 'Variable'],
    ['RUN_ON_RUNNER', 'CanRunOn', 'Runner'],
  ] as const;
  test.each(asked)('says of %s by %s what the question about each %s says', async (action, verb, kind) => {
    const things = payload.graph.nodes.filter(({ kinds }) => kinds[0] === `GitLab_${kind}`);
    const expected: string[] = [];
    for (const { id } of things) {
      const { all } = await whoCan(graph.read, { action, resource: id, kinds: ['user'] });
      const certain = all.filter(({ decision }) => decision === 'ALLOWED');
      expected.push(...certain.map(({ key }) => `${key} ${id}`));
    }
    expect(expected.length).toBeGreaterThan(0);
    expect(ofKind(payload, `GitLab_${verb}`).sort()).toEqual(expected.sort());
  });

  test('tells no value of a variable', () => {
    const variable = payload.graph.nodes.find(({ kinds }) => kinds[0] === 'GitLab_Variable');
    expect(Object.keys(variable?.properties ?? {})).not.toContain('value');
    expect(text).not.toContain('_claims');
  });

  const environment = () => {
    const { uri, username, password } = serverOfWorker();
    return { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
  };

  test('the command writes the same to a file or to stdout, and tells how far it is on stderr', async () => {
    const file = join(folder, 'out.json');
    const written = await cli(['export', 'opengraph', '--output', file], { env: environment() });
    expect(written).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/nodes, .* edges, /),
    });
    const printed = await cli(['export', 'opengraph', '--quiet'], { env: environment() });
    expect(payloadSchema.parse(JSON.parse(printed.stdout))).toEqual(payload);
    expect(await readFile(file, 'utf8')).toBe(printed.stdout);
    const refused = await cli(['export', 'opengraph', '--output', join(folder, 'no/out.json')], {
      env: environment(),
    });
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('cannot be written (ENOENT)') });
    expect(await readdir(folder)).toEqual(['out.json']);
  });

  const withLibrary = hasLibrary ? test : test.skip;
  withLibrary('passes an independent library (skipped without the Python package bhopengraph)', () => {
    const { stdout, status } = spawnSync(
      'python3',
      ['-m', 'bhopengraph', 'validate', '--file', join(folder, 'out.json'), '--json'],
      { encoding: 'utf8' },
    );
    expect(status).toBe(0);
    const { errors } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { errors: string[] };
    // It minds nodes without edges, which BloodHound takes.
    expect(errors.filter((error) => !error.includes('is isolated'))).toEqual([]);
  });
});

describe('what is not certain', () => {
  const project = (key: string, more: string) =>
    `GitLabEntity:GitLabProject {key: '${key}', _type: 'gitlab_project', fullPath: '${key}', visibility: 'private', archived: false, emptyRepo: false, defaultBranch: 'trunk'${more}}`;

  test('is told apart, and what does not work is no edge (R12, R25)', async () => {
    await wipe(graph);
    await graph.write(`CREATE
      (open:${project('h/project/1', ", repositoryAccessLevel: 'enabled', buildsAccessLevel: 'disabled', unreadable: ['mergeRequestsAccessLevel']")}),
      (dev:GitLabEntity:GitLabUser {key: 'h/user/1', username: 'dev', state: 'active'})-[:MEMBER_OF {accessLevel: 30}]->(open),
      (gone:GitLabEntity:GitLabUser {key: 'h/user/2', username: 'gone', state: 'blocked'})-[:MEMBER_OF {accessLevel: 50}]->(open),
      (:GitLabEntity:GitLabUser {key: 'h/user/3', username: 'late', state: 'active'})-[:MEMBER_OF {accessLevel: 50, state: 'awaiting'}]->(open),
      (:GitLabEntity:GitLabUser {key: 'other/user/4', username: 'root', state: 'active', isAdmin: true}),
      (:GitLabEntity:GitLabAccessToken {key: 'h/access_token/1', name: 'good', scopes: ['api'], active: true})-[:ACTS_AS]->(dev),
      (:GitLabEntity:GitLabAccessToken {key: 'h/access_token/2', name: 'revoked', revoked: true})-[:ACTS_AS]->(dev),
      (:GitLabEntity:GitLabAccessToken {key: 'h/access_token/3', name: 'over', active: true, expiresAt: '2020-01-01'})-[:ACTS_AS]->(dev),
      (:GitLabEntity:GitLabAccessToken {key: 'h/access_token/4', name: 'idle', active: true})-[:ACTS_AS]->(gone),
      (dev)-[:OPENED]->(:GitLabEntity:GitLabMergeRequest {key: 'h/merge_request/1'})`);
    const { payload } = await exported();
    const computed = payload.graph.edges.filter(({ kind }) => /_(Can|May)/.test(kind));
    expect(computed.filter(({ kind }) => kind === 'GitLab_CanActAs')).toEqual([
      {
        kind: 'GitLab_CanActAs',
        start: { value: 'h/access_token/1', match_by: 'id' },
        end: { value: 'h/user/1', match_by: 'id' },
        properties: { scopes: ['api'] },
      },
    ]);
    const merging = computed.filter(({ kind }) => kind.endsWith('Merge'));
    expect(merging.map(({ kind, start }) => [kind, start.value])).toEqual([['GitLab_MayMerge', 'h/user/1']]);
    const users = computed.filter(({ start }) => start.value.includes('/user/'));
    expect(new Set(users.map(({ start }) => start.value))).toEqual(new Set(['h/user/1']));
    const shown = payload.graph.nodes.find(({ id }) => id === 'h/project/1');
    expect(shown).toMatchObject({
      kinds: ['GitLab_Project'],
      properties: { name: 'h/project/1', unreadable: ['mergeRequestsAccessLevel'] },
    });
    expect(payload.graph.nodes.map(({ id }) => id)).not.toContain('h/merge_request/1');
  });

  test('an empty graph is an empty payload', async () => {
    await wipe(graph);
    expect((await exported()).payload.graph).toEqual({ nodes: [], edges: [] });
  });
});
