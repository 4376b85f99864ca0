import type { Graph } from '../../src/graph/driver.js';
import { note } from './figures.js';
import { type Neo4jAddress, sync, withApi, withSimulator } from './processes.js';
import { ApiClient, type BenchRequest, measureRequests } from './requests.js';

const size = { groups: 1000, projects: 10_000, users: 20_000, mergeRequestsPerProject: 1 };

type Sample = Readonly<Record<'project' | 'group' | 'user' | 'key', readonly string[]>>;

async function sampleOf(graph: Graph): Promise<Sample> {
  const texts = async (label: string, property: string) => {
    const rows = await graph.read<{ text: string }>(
      `MATCH (n:${label}) WHERE n.${property} IS NOT NULL WITH n ORDER BY n.key LIMIT 5000
       RETURN n.${property} AS text`,
    );
    return rows.map(({ text }) => text);
  };
  return {
    project: await texts('GitLabProject', 'fullPath'),
    group: await texts('GitLabGroup', 'fullPath'),
    user: await texts('GitLabUser', 'username'),
    key: await texts('GitLabProject', 'key'),
  };
}

function requestsOf(sample: Sample): Record<'lookUps' | 'search' | 'pages' | 'mixed', BenchRequest[]> {
  const nth = (kind: keyof Sample, n: number) => sample[kind][(n * 37) % sample[kind].length] ?? '';
  const lookUps: BenchRequest[] = [
    {
      name: 'project',
      query: 'query ($path: String!) { project(fullPath: $path) { key name visibility archived } }',
      variables: (n) => ({ path: nth('project', n) }),
    },
    {
      name: 'group',
      query: 'query ($path: String!) { group(fullPath: $path) { key name visibility } }',
      variables: (n) => ({ path: nth('group', n) }),
    },
    {
      name: 'user',
      query: 'query ($name: String!) { user(username: $name) { key name state } }',
      variables: (n) => ({ name: nth('user', n) }),
    },
    {
      name: 'node',
      query: 'query ($key: ID!) { node(key: $key) { key ... on Project { fullPath } } }',
      variables: (n) => ({ key: nth('key', n) }),
    },
  ];
  const search: BenchRequest[] = [
    {
      name: 'search',
      query: 'query ($text: String!) { search(text: $text) { edges { node { key } score } } }',
      variables: (n) => {
        const word = nth(n % 2 === 0 ? 'user' : 'project', n);
        return { text: n % 3 === 0 ? word.slice(0, 5) : word };
      },
    },
  ];
  const pages: BenchRequest[] = [
    {
      name: 'projects with members',
      query: `query ($first: Int!) { projects(first: $first) {
        nodes { key fullPath visibility members(first: 5) { edges { accessLevel node { username } } } }
        pageInfo { hasNextPage endCursor } } }`,
      variables: () => ({ first: 100 }),
    },
    {
      name: 'groups with projects and invited groups',
      query: `{ groups(first: 100) { nodes { key fullPath projects(first: 5) { nodes { fullPath } }
        invitedGroups { edges { accessLevel node { fullPath } } } } } }`,
    },
  ];
  const small: BenchRequest = {
    name: 'ten projects with members',
    query: '{ projects(first: 10) { nodes { fullPath members(first: 3) { nodes { username } } } } }',
  };
  return { lookUps, search, pages, mixed: [...lookUps, ...search, small] };
}

/** What answers of the API cost, in a large estate, one at a time and with many clients. The last part: leaves the graph full. */
export async function measureApi(graph: Graph, neo4j: Neo4jAddress) {
  note(`sync of ${size.projects} projects`);
  await withSimulator({ size, latencyMs: 0 }, (gitlab) =>
    sync({ uri: neo4j.uri, password: neo4j.password, gitlab: gitlab.url, token: gitlab.token }),
  );
  const sample = await sampleOf(graph);
  const requests = requestsOf(sample);
  const [page] = requests.pages;
  if (page === undefined) throw new Error('no page to ask for');
  const report = await withApi(neo4j, async (ready, memory) => {
    const client = new ApiClient(ready.url, ready.token);
    const one = (list: readonly BenchRequest[], count: number) =>
      measureRequests(client, list, { count, clients: 1 });
    note('warm-up');
    for (const list of Object.values(requests)) await one(list, 60);
    note('look-ups, search and pages, one at a time');
    const lookUps = await one(requests.lookUps, 2000);
    const search = await one(requests.search, 500);
    const pages = await one(requests.pages, 200);
    note('statements of a page');
    const statementsOf = async (first: number) => {
      const { statements } = await memory();
      await client.ask(page.query, { first });
      return (await memory()).statements - statements;
    };
    const statements = { of10: await statementsOf(10), of100: await statementsOf(100) };
    note('200 clients at once, first while connections are opened and code is compiled');
    const crowdAtFirst = await measureRequests(client, requests.mixed, { count: 1000, clients: 200 });
    const crowd = await measureRequests(client, requests.mixed, { count: 6000, clients: 200 });
    const before = await memory();
    note('100,000 rows as CSV and NDJSON');
    const stream = async (format: string, count: number) => {
      const from = performance.now();
      const { bytes } = await client.download(`/queries/many-rows.${format}?count=${count}`);
      return { rows: count, bytes, ms: Math.round(performance.now() - from) };
    };
    const csv = await stream('csv', 100_000);
    const ndjson = await stream('ndjson', 100_000);
    const after = await memory();
    await client.close();
    return { lookUps, search, pages, statements, crowdAtFirst, crowd, csv, ndjson, before, after };
  });
  const { lookUps, search, pages, crowd, statements, before, after } = report;
  return {
    size,
    ...report,
    ratios: {
      lookUpMedianMs: { value: lookUps.medianMs, limit: 20 },
      lookUpP95Ms: { value: lookUps.p95Ms, limit: 60 },
      searchMedianMs: { value: search.medianMs, limit: 20 },
      searchP95Ms: { value: search.p95Ms, limit: 60 },
      pageOf100WithNeighboursMedianMs: { value: pages.medianMs, limit: 50 },
      errorsOf200Clients: { value: crowd.errors, limit: 0 },
      p99Of200ClientsMs: { value: crowd.p99Ms, limit: 1000 },
      statementsOfAPageOf100ToOneOf10: { value: statements.of100 / statements.of10, limit: 1 },
      peakMemoryMbAddedByStreaming: { value: after.peakMemoryMb - before.peakMemoryMb, limit: 50 },
    },
  };
}
