import { blastRadius } from '../../src/access/blast-radius.js';
import { explainAccess } from '../../src/access/explain.js';
import { permissions } from '../../src/access/report/permissions.js';
import { type Action, actions, resourceKinds } from '../../src/access/types.js';
import { whatCan } from '../../src/access/what-can.js';
import { whoCan } from '../../src/access/who-can.js';
import type { GraphRead } from '../../src/core/graph-read.js';
import { createRandom } from '../../src/demo/world/random.js';
import type { Graph } from '../../src/graph/driver.js';
import { wipe } from './bare-write.js';
import { crowded, type EstateSize, writeEstate } from './estate.js';
import { note } from './figures.js';
import { type Neo4jAddress, withApi } from './processes.js';
import { ApiClient, type BenchRequest, type Latencies, measureRequests, measureTimes } from './requests.js';

const largest: EstateSize = {
  groups: 1000,
  projects: 10_000,
  people: 20_000,
  memberships: 60_000,
  shares: 4500,
};
const shares = [1 / 16, 1 / 4, 1];
const sizes = shares.map((share) => {
  const scaled = Object.entries(largest).map(([name, value]) => [name, Math.round(value * share)] as const);
  return Object.fromEntries(scaled) as unknown as EstateSize;
});

interface Sample {
  readonly people: readonly string[];
  readonly projects: readonly string[];
  /** People and projects of which they are members. */
  readonly members: readonly { readonly identity: string; readonly resource: string }[];
}

async function sampleOf(graph: Graph): Promise<Sample> {
  const texts = async (label: string, property: string) => {
    const rows = await graph.read<{ text: string }>(`MATCH (n:${label}) RETURN n.${property} AS text`);
    return createRandom(5).sample(
      rows.map(({ text }) => text),
      3000,
    );
  };
  return {
    people: await texts('GitLabUser', 'username'),
    projects: await texts('GitLabProject', 'fullPath'),
    members: createRandom(6).sample(
      await graph.read<Sample['members'][number]>(
        'MATCH (u:GitLabUser)-[:MEMBER_OF]->(p:GitLabProject) RETURN u.username AS identity, p.fullPath AS resource',
      ),
      1000,
    ),
  };
}

/** A question: in this process, and as an operation. */
interface Question {
  readonly inProcess: (read: GraphRead, n: number) => Promise<unknown>;
  readonly request: BenchRequest;
  readonly count: number;
  /** Milliseconds at the largest size. */
  readonly limits: { readonly medianMs?: number; readonly p95Ms: number };
}

/** What is asked; a further question is one more entry. */
function questionsOf({ people, projects, members }: Sample): Readonly<Record<string, Question>> {
  const random = createRandom(11);
  const onProjects = actions.filter((each) => resourceKinds(each).includes('project'));
  const asked = Array.from({ length: 1000 }, (_, n) => ({
    ...(n % 2 === 0
      ? { identity: random.pick(people), resource: random.pick(projects) }
      : random.pick(members)),
    action: random.pick(onProjects),
  }));
  const nth = (n: number) => asked[n % asked.length] as (typeof asked)[number];
  const action: Action = 'READ_CODE';
  return {
    explainAccess: {
      inProcess: (read, n) => explainAccess(read, nth(n)),
      request: {
        name: 'explainAccess',
        query: `query ($identity: ID!, $action: Action!, $resource: ID!) {
          explainAccess(identity: $identity, action: $action, resource: $resource) {
            decision accessLevel reason paths { steps { relationship sentence } } minimalCut { sentence } complete } }`,
        variables: nth,
      },
      count: 300,
      limits: { medianMs: 30, p95Ms: 100 },
    },
    whoCan: {
      inProcess: (read) => whoCan(read, { action, resource: crowded.project }),
      request: {
        name: 'whoCan',
        query: `query ($resource: ID!, $action: Action!) { whoCan(action: $action, resource: $resource, first: 100) {
          totalCount complete edges { accessLevel identity { key ... on User { username } } sources { via accessLevel } } } }`,
        variables: () => ({ resource: crowded.project, action }),
      },
      count: 60,
      limits: { medianMs: 60, p95Ms: 150 },
    },
    whatCan: {
      inProcess: (read) => whatCan(read, { action, identity: crowded.person }),
      request: {
        name: 'whatCan',
        query: `query ($identity: ID!, $action: Action!) { whatCan(identity: $identity, action: $action, first: 100) {
          totalCount complete edges { accessLevel resource { key ... on Project { fullPath } } sources { via accessLevel } } } }`,
        variables: () => ({ identity: crowded.person, action }),
      },
      count: 60,
      limits: { medianMs: 60, p95Ms: 150 },
    },
    blastRadius: {
      inProcess: (read, n) => blastRadius(read, nth(n)),
      request: {
        name: 'blastRadius',
        query:
          'query ($identity: ID!) { blastRadius(identity: $identity) { complete groups { __typename } } }',
        variables: (n) => ({ identity: nth(n).identity }),
      },
      count: 60,
      limits: { p95Ms: 300 },
    },
    permissionsPage: {
      inProcess: async (read) => {
        for await (const rows of permissions(read, { minimumLevel: 0 })) if (rows.length > 0) return;
      },
      request: {
        name: 'permissions',
        query:
          '{ permissions(first: 100) { nodes { username path role origin sourcePath } pageInfo { endCursor } } }',
      },
      count: 60,
      limits: { p95Ms: 500 },
    },
  };
}

/** Which statements a question takes, by their first words, and the milliseconds of all rounds of each. */
function tracing(read: GraphRead) {
  const spent = new Map<string, { count: number; ms: number }>();
  const traced: GraphRead = async (statement, parameters) => {
    const from = performance.now();
    const rows = await read<never>(statement, parameters);
    const name = statement.replace(/\s+/g, ' ').trim().slice(0, 70);
    const known = spent.get(name) ?? { count: 0, ms: 0 };
    spent.set(name, { count: known.count + 1, ms: known.ms + performance.now() - from });
    return rows;
  };
  const report = (questions: number) =>
    [...spent].map(([statement, { count, ms }]) => ({
      statement,
      perQuestion: Math.round((count / questions) * 100) / 100,
      msPerQuestion: Math.round((ms / questions) * 10) / 10,
    }));
  return { traced, report };
}

async function measureInProcess(read: GraphRead, { inProcess, count }: Question) {
  await measureTimes(Math.ceil(count / 2), 1, (n) => inProcess(read, n + count));
  const times = await measureTimes(count, 1, (n) => inProcess(read, n));
  const { traced, report } = tracing(read);
  const rounds = Math.ceil(count / 6);
  await measureTimes(rounds, 1, (n) => inProcess(traced, n));
  return { ...times, statements: report(rounds) };
}

const reportRows = 200_000;
const downloadBytes = 60 * 2 ** 20;

/** The first rows of the report, in this process. */
async function measureReport(graph: Graph) {
  const read: GraphRead = (statement, parameters) => graph.read(statement, parameters);
  globalThis.gc?.();
  const from = performance.now();
  let [rows, peak] = [0, 0];
  for await (const batch of permissions(read, { minimumLevel: 0 })) {
    rows += batch.length;
    peak = Math.max(peak, process.memoryUsage().heapUsed);
    if (rows >= reportRows) break;
  }
  const ms = performance.now() - from;
  return {
    rows,
    ms: Math.round(ms),
    rowsPerMinute: Math.round((rows / ms) * 60_000),
    heapMb: Math.round(peak / 2 ** 20),
  };
}

async function measureSize(graph: Graph, neo4j: Neo4jAddress, size: EstateSize) {
  note(`writing ${size.groups} groups, ${size.projects} projects, ${size.people} people`);
  await writeEstate(graph, size);
  const questions = questionsOf(await sampleOf(graph));
  const read: GraphRead = (statement, parameters) => graph.read(statement, parameters);
  const inProcess: Record<string, Awaited<ReturnType<typeof measureInProcess>>> = {};
  for (const [name, question] of Object.entries(questions)) {
    note(name);
    inProcess[name] = await measureInProcess(read, question);
  }
  note('the permissions report');
  const report = await measureReport(graph);
  note('the same over GraphQL, and the report as a download');
  const api = await withApi(neo4j, async (ready, memory) => {
    const client = new ApiClient(ready.url, ready.token);
    const graphql: Record<string, Latencies> = {};
    for (const [name, { request, count }] of Object.entries(questions)) {
      await measureRequests(client, [request], { count: Math.ceil(count / 2), clients: 1 });
      graphql[name] = await measureRequests(client, [request], { count, clients: 1 });
    }
    const before = await memory();
    const from = performance.now();
    const { bytes, lines } = await client.download('/permissions.csv', downloadBytes);
    const ms = Math.round(performance.now() - from);
    const addedMb = (await memory()).peakMemoryMb - before.peakMemoryMb;
    await client.close();
    return { graphql, download: { rows: lines - 1, bytes, ms, addedMb } };
  });
  await wipe(graph);
  return { size, inProcess, report, ...api };
}

/** What questions about access and the permissions report cost at three sizes. Leaves the graph empty. */
export async function measureAccess(graph: Graph, neo4j: Neo4jAddress) {
  const measured = [];
  for (const size of sizes) measured.push(await measureSize(graph, neo4j, size));
  const last = measured.at(-1);
  if (last === undefined) throw new Error('nothing was measured');
  const limits = questionsOf({ people: ['-'], projects: ['-'], members: [{ identity: '-', resource: '-' }] });
  const ratios = Object.entries(limits).flatMap(
    ([
      name,
      {
        limits: { medianMs, p95Ms },
      },
    ]) => [
      ...(medianMs === undefined
        ? []
        : [[`${name}MedianMs`, { value: last.graphql[name]?.medianMs, limit: medianMs }] as const]),
      [`${name}P95Ms`, { value: last.graphql[name]?.p95Ms, limit: p95Ms }] as const,
    ],
  );
  return {
    sizes: measured,
    ratios: {
      ...Object.fromEntries(ratios),
      reportRowsPerMinute: { value: last.report.rowsPerMinute, limit: 100_000 },
      peakMemoryMbAddedByTheDownload: { value: last.download.addedMb, limit: 60 },
    },
  };
}
