import { countAlerts, listAlerts } from '../../src/alerts/list.js';
import { rulesOf } from '../../src/alerts/rule.js';
import { type RuleReport, runRules } from '../../src/alerts/run-rules.js';
import { runRound } from '../../src/alerts/watches/round.js';
import { silentLogger } from '../../src/core/logger.js';
import { packageQueries } from '../../src/core/paths.js';
import type { Graph } from '../../src/graph/driver.js';
import { loadSavedQueries } from '../../src/queries/loader.js';
import type { WrittenFacts } from '../../src/sync/written-facts.js';
import { wipe } from './bare-write.js';
import { type EstateSize, host, writeEstate } from './estate.js';
import { note, round } from './figures.js';
import { type Neo4jAddress, sync, withSimulator } from './processes.js';
import { measureTimes } from './requests.js';

const small = { groups: 200, projects: 2000, users: 3000, mergeRequestsPerProject: 5 };
const large: EstateSize = {
  groups: 1000,
  projects: 10_000,
  people: 20_000,
  memberships: 60_000,
  shares: 4500,
};
const openAlerts = 10_000;

// Of a server that has just started the first round plans every statement, and the second plans again what the first one's alerts made
// another plan fit for; the third is what every later round costs.
async function measureRun(graph: Graph) {
  const rules = rulesOf((await loadSavedQueries([packageQueries])).queries);
  const run = async () => {
    const from = performance.now();
    const reports = await runRules(graph, rules, { logger: silentLogger });
    return { ms: Math.round(performance.now() - from), reports };
  };
  const first = await run();
  const second = await run();
  const third = await run();
  const sum = (value: (report: RuleReport) => number) =>
    third.reports.reduce((total, report) => total + value(report), 0);
  return {
    rules: rules.length,
    failed: third.reports.filter(({ assessment }) => assessment.state === 'FAILED').length,
    findings: sum(({ findings }) => findings),
    firstMs: first.ms,
    againMs: second.ms,
    warmMs: third.ms,
    slowest: third.reports
      .map(({ assessment }) => ({ rule: assessment.rule.id, ms: assessment.durationMs }))
      .toSorted((a, b) => b.ms - a.ms)
      .slice(0, 8),
  };
}

/** What events of one project change, as a sync after them would tell it. */
const changes: Readonly<Record<string, { readonly statement: string; readonly written: WrittenFacts }>> = {
  visibility: {
    statement: "SET p.visibility = CASE p.visibility WHEN 'private' THEN 'internal' ELSE 'private' END",
    written: { kinds: new Set(), relationships: new Map(), properties: new Set(['visibility']) },
  },
  member: {
    statement: `MATCH (u:GitLabUser) WHERE NOT (u)-[:MEMBER_OF]->(p) WITH p, u LIMIT 1
      CREATE (u)-[:MEMBER_OF {accessLevel: 40, state: 'active', _claims: ['bench|bench|in'], unreadable: []}]->(p)`,
    written: {
      kinds: new Set(),
      relationships: new Map([['MEMBER_OF', new Set(['project'])]]),
      properties: new Set(),
    },
  },
  protection: {
    statement: 'MATCH (p)-[:HAS]->(r:GitLabProtectedBranch) SET r.allowForcePush = NOT r.allowForcePush',
    written: { kinds: new Set(), relationships: new Map(), properties: new Set(['allowForcePush']) },
  },
  token: {
    statement: `CREATE (p)-[:HAS]->(:GitLabAccessToken:GitLabEntity {key: $host + '/access_token/' + $id, id: 999999, kind: 'project', name: 'bench',
      scopes: ['api'], active: true, revoked: false, unreadable: [], _claims: ['bench|bench|in']})`,
    written: {
      kinds: new Set(['access_token']),
      relationships: new Map([['HAS', new Set(['access_token'])]]),
      properties: new Set(),
    },
  },
};

/** The milliseconds until the rules that a change of one project can affect have their alerts, the middle of five rounds. */
async function measureChanges(graph: Graph) {
  const { queries } = await loadSavedQueries([packageQueries]);
  const rules = rulesOf(queries);
  const results: Record<string, { rules: number; ms: number }> = {};
  for (const [name, { statement, written }] of Object.entries(changes)) {
    const times: number[] = [];
    let ran = 0;
    for (let round = 0; round < 5; round += 1) {
      await graph.write(`MATCH (p:GitLabProject) WITH p ORDER BY p.key LIMIT 1 ${statement}`, {
        host,
        id: `bench-${round}`,
      });
      const from = performance.now();
      const options = { logger: silentLogger, queries, configured: [], written: [written] };
      ran = (await runRound(graph, rules, options)).length;
      times.push(performance.now() - from);
    }
    results[name] = { rules: ran, ms: Math.round(times.sort((a, b) => a - b)[2] ?? 0) };
  }
  return results;
}

/** Alerts that are there to be listed, without what they are about. */
const writeAlerts = `
  UNWIND range(1, $count) AS n
  CREATE (:Alert {id: 'bench-' + toString(n), rule: 'rule-' + toString(n % 60), category: 'bench', status: CASE n % 10 WHEN 0 THEN 'RESOLVED' ELSE 'OPEN' END,
    severity: ['critical', 'high', 'medium', 'low'][n % 4], severityRank: n % 4, confidence: 'high', identity: '{"n":1}', row: '{"n":1}',
    evidence: 'Something was found in a project of the bench.', path: 'group-' + toString(n % 50) + '/project-' + toString(n), controls: ['soc2:CC6.1'],
    firstSeen: '2026-01-01T00:00:00.000Z', lastSeen: '2026-01-02T00:00:00.000Z', occurrences: 1})`;

async function measureLists(graph: Graph) {
  await graph.write(writeAlerts, { count: openAlerts });
  const read = <T>(text: string, values?: Readonly<Record<string, unknown>>) => graph.read<T>(text, values);
  const order = { field: 'SEVERITY', direction: 'ASC' } as const;
  const filter = { severities: ['high'], group: 'group-7' } as const;
  const questions = {
    list: () => listAlerts(read, {}, order, { limit: 101 }),
    filtered: () => listAlerts(read, filter, order, { limit: 101 }),
    counts: () => countAlerts(read, {}),
  };
  const times: Record<string, { readonly medianMs: number }> = {};
  for (const [name, ask] of Object.entries(questions)) {
    await measureTimes(20, 1, ask);
    times[name] = await measureTimes(60, 1, ask);
  }
  return times;
}

/** What all rules cost at two sizes, and lists of many alerts. Leaves the graph empty. */
export async function measureRules(graph: Graph, { uri, password }: Neo4jAddress) {
  const synced = await withSimulator({ size: small, latencyMs: 0 }, async (gitlab) => {
    note(`first full sync of all kinds at ${small.projects} projects`);
    await sync({ uri, password, gitlab: gitlab.url, token: gitlab.token });
    note('all rules');
    return { ...(await measureRun(graph)), changes: await measureChanges(graph) };
  });
  await wipe(graph);
  note(`writing ${large.groups} groups, ${large.projects} projects, ${large.people} people`);
  await writeEstate(graph, large);
  note('all rules');
  const written = await measureRun(graph);
  await wipe(graph);
  note(`lists of ${openAlerts} alerts`);
  const lists = await measureLists(graph);
  await wipe(graph);
  return {
    synced: { size: small, ...synced },
    // People, groups, projects, memberships and shares only: what the rules on other kinds cost is not in it.
    written: { size: large, ...written },
    lists,
    ratios: {
      allRulesSeconds: { value: round(synced.warmMs / 1000), limit: 10 },
      afterOneProjectSeconds: {
        value: round(Math.max(...Object.values(synced.changes).map(({ ms }) => ms)) / 1000),
        limit: 2,
      },
      allRulesLargeSeconds: { value: round(written.warmMs / 1000), limit: 60 },
      listMedianMs: { value: lists.list?.medianMs, limit: 50 },
      filteredMedianMs: { value: lists.filtered?.medianMs, limit: 50 },
      countsMedianMs: { value: lists.counts?.medianMs, limit: 50 },
    },
  };
}
