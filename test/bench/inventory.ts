import { request } from 'undici';
import type { Graph } from '../../src/graph/driver.js';
import { wipe } from './bare-write.js';
import { note, round } from './figures.js';
import { type BenchGitLab, type Neo4jAddress, sync, withEvents, withSimulator } from './processes.js';

const size = { groups: 200, projects: 2000, users: 3000, mergeRequestsPerProject: 5 };
const secret = 'a-secret-of-the-bench';
const patienceMs = 30_000;

/** Milliseconds from when GitLab sends an event until the graph shows what it told of. */
async function visibleAfter(
  graph: Graph,
  url: string,
  host: string,
  { projectId, userId }: { readonly projectId: number; readonly userId: number },
): Promise<number> {
  const from = performance.now();
  const { statusCode, body } = await request(`${url}/hooks/gitlab`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-gitlab-token': secret },
    body: JSON.stringify({ event_name: 'user_add_to_team', project_id: projectId, user_id: userId }),
  });
  await body.dump();
  if (statusCode !== 202) throw new Error(`the event was answered with ${statusCode}`);
  const parameters = { user: `${host}/user/${userId}`, project: `${host}/project/${projectId}` };
  while (performance.now() - from < patienceMs) {
    const rows = await graph.read(
      'MATCH (:GitLabUser {key: $user})-[m:MEMBER_OF]->(:GitLabProject {key: $project}) RETURN m.accessLevel',
      parameters,
    );
    if (rows.length > 0) return performance.now() - from;
  }
  throw new Error('an event was not answered');
}

async function eventLatencies(graph: Graph, neo4j: Neo4jAddress, gitlab: BenchGitLab): Promise<number[]> {
  const { uri, password } = neo4j;
  const options = { uri, password, gitlab: gitlab.url, token: gitlab.token, secret };
  return withEvents(options, async ({ url }) => {
    const members = await gitlab.newMembers({ everyNth: 50, offset: 7, quiet: true });
    const times: number[] = [];
    for (const member of members)
      times.push(await visibleAfter(graph, url, new URL(gitlab.url).host, member));
    return times.sort((a, b) => a - b);
  });
}

type SyncFigures = Awaited<ReturnType<typeof sync>>;

/**
 * What syncs of all kinds cost: the first, the median of three that each come after 1% of the projects changed (the first of
 * them plans statements that the database has not seen yet), and an event. Leaves the graph empty.
 */
export async function measureInventory(graph: Graph, neo4j: Neo4jAddress) {
  const report = await withSimulator({ size, latencyMs: 0 }, async (gitlab) => {
    const { uri, password } = neo4j;
    const options = { uri, password, gitlab: gitlab.url, token: gitlab.token };
    note(`first full sync of all kinds at ${size.projects} projects`);
    const first = await sync(options);
    const changes: SyncFigures[] = [];
    for (const offset of [3, 23, 43]) {
      note('sync after 1% of the projects changed');
      await gitlab.newMembers({ everyNth: 100, offset, quiet: false });
      changes.push(await sync({ ...options, full: false }));
    }
    note('sync when nothing changed');
    const unchanged = await sync({ ...options, full: false });
    note('events');
    const events = await eventLatencies(graph, neo4j, gitlab);
    await wipe(graph);
    return { first, changes, unchanged, events };
  });
  const { first, changes, events } = report;
  const changed = changes.toSorted((a, b) => a.wallMs - b.wallMs)[1] ?? first;
  const at = (share: number) => Math.round(events[Math.floor(events.length * share)] ?? Number.NaN);
  return {
    size,
    firstSync: first,
    afterOnePercentChanged: changes,
    unchanged: report.unchanged,
    events: { count: events.length, medianMs: at(0.5), p95Ms: at(0.95) },
    ratios: {
      requestsPerProject: { value: round(first.requests / size.projects), limit: 9 },
      requestsAfterOnePercentToFirst: { value: round(changed.requests / first.requests), limit: 0.1 },
      timeAfterOnePercentToFirst: { value: round(changed.wallMs / first.wallMs), limit: 0.1 },
      eventVisibleMedianMs: { value: at(0.5), limit: 2000 },
      peakMemoryMb: { value: first.peakMemoryMb, limit: 300 },
    },
  };
}
