import type { Graph } from '../../src/graph/driver.js';
import { readRows, wipe, writeBare } from './bare-write.js';
import { note, round } from './figures.js';
import { type Neo4jAddress, sync, withSimulator } from './processes.js';

const size = { groups: 200, projects: 2000, users: 3000, mergeRequestsPerProject: 5 };
const tenfold = { ...size, projects: 20_000 };

/** The sources of accounts, groups, projects, people, memberships, credentials, runners and merge requests. */
const firstKinds = [
  'groups',
  'users',
  'current-user',
  'projects',
  'group-members',
  'group-details',
  'project-members',
  'group-access-tokens',
  'project-access-tokens',
  'own-access-tokens',
  'deploy-keys',
  'project-deploy-keys',
  'group-deploy-tokens',
  'project-deploy-tokens',
  'runners',
  'group-runners',
  'personal-project-runners',
  'merge-requests',
  'merge-requests-rest',
  'deploy-key-owners',
  'user-details',
  'user-types',
  'user-access-tokens',
];

const neo4jOf = ({ uri, password }: Neo4jAddress) => ({ uri, password });

/** What syncs of these kinds cost: time against its floor, requests, writes and memory. Leaves the graph empty. */
export async function measureSync(graph: Graph, neo4j: Neo4jAddress) {
  const first = await withSimulator({ size, latencyMs: 0 }, async (gitlab) => {
    const options = { ...neo4jOf(neo4j), gitlab: gitlab.url, token: gitlab.token, sources: firstKinds };
    note('warm-up sync, so that database and simulator are compiled');
    await sync(options);
    await wipe(graph);
    // Each pair is measured back to back, because the database gets faster as it warms up.
    const pairs = [];
    for (const round of [1, 2, 3]) {
      note(`first full sync, and the same rows with bare batched UNWIND: ${round} of 3`);
      const before = await gitlab.answeringMs();
      const full = await sync(options);
      const answeringMs = (await gitlab.answeringMs()) - before;
      const rows = await readRows(graph);
      await wipe(graph);
      const bareMs = await writeBare(graph, rows);
      await wipe(graph);
      pairs.push({ full, answeringMs, bareMs, ratio: full.wallMs / (bareMs + answeringMs) });
    }
    pairs.sort((a, b) => a.ratio - b.ratio);
    const [low, middle, high] = pairs;
    if (low === undefined || middle === undefined || high === undefined) throw new Error('no pairs');
    note('unchanged re-sync');
    await sync(options);
    const again = await sync(options);
    const rows = await readRows(graph);
    await wipe(graph);
    const counts = {
      nodes: rows.nodes.reduce((sum, { rows: list }) => sum + list.length, 0),
      relationships: rows.edges.reduce((sum, { rows: list }) => sum + list.length, 0),
    };
    return { ...middle, ratios: [low.ratio, high.ratio], again, counts };
  });
  note('first full sync with 50 ms added to each answer');
  const slow = await withSimulator({ size, latencyMs: 50 }, async (gitlab) => {
    return await sync({ ...neo4jOf(neo4j), gitlab: gitlab.url, token: gitlab.token, sources: firstKinds });
  });
  await wipe(graph);
  note('first full sync at ten times the projects');
  const large = await withSimulator({ size: tenfold, latencyMs: 0 }, async (gitlab) => {
    return await sync({ ...neo4jOf(neo4j), gitlab: gitlab.url, token: gitlab.token, sources: firstKinds });
  });
  await wipe(graph);
  return {
    size,
    written: first.counts,
    firstSync: first.full,
    floor: { bareUnwindMs: Math.round(first.bareMs), simulatorAnsweringMs: Math.round(first.answeringMs) },
    unchangedResync: first.again,
    with50msLatency: slow,
    atTenTimesTheProjects: large,
    ratios: {
      requestsPerProject: { value: round(first.full.requests / size.projects), limit: 2.5 },
      wallToFloor: { value: round(first.ratio), limit: 2, lowestAndHighest: first.ratios.map(round) },
      wallWith50msToWithout: { value: round(slow.wallMs / first.full.wallMs), limit: 2 },
      unchangedResyncWrites: { value: first.again.written, limit: 0 },
      peakMemoryMb: { value: first.full.peakMemoryMb, limit: 300 },
      peakMemoryAtTenTimes: { value: round(large.peakMemoryMb / first.full.peakMemoryMb), limit: 1.2 },
    },
  };
}
