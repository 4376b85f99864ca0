import { countAlerts, listAlerts } from '../../src/alerts/list.js';
import { rulesOf } from '../../src/alerts/rule.js';
import { type RuleReport, runRules } from '../../src/alerts/run-rules.js';
import { silentLogger } from '../../src/core/logger.js';
import { packageRoot } from '../../src/core/paths.js';
import type { Graph } from '../../src/graph/driver.js';
import { loadSavedQueries } from '../../src/queries/loader.js';
import { wipe } from './bare-write.js';
import { type EstateSize, writeEstate } from './estate.js';
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

async function measureRun(graph: Graph) {
  const rules = rulesOf((await loadSavedQueries([`${packageRoot}/queries`])).queries);
  const run = async () => {
    const from = performance.now();
    const reports = await runRules(graph, rules, { logger: silentLogger });
    return { ms: Math.round(performance.now() - from), reports };
  };
  const first = await run();
  const second = await run();
  const sum = (value: (report: RuleReport) => number) =>
    second.reports.reduce((total, report) => total + value(report), 0);
  return {
    rules: rules.length,
    failed: second.reports.filter(({ assessment }) => assessment.state === 'FAILED').length,
    findings: sum(({ assessment }) => assessment.findings.length),
    firstMs: first.ms,
    againMs: second.ms,
    slowest: second.reports
      .map(({ assessment }) => ({ rule: assessment.rule.id, ms: assessment.durationMs }))
      .toSorted((a, b) => b.ms - a.ms)
      .slice(0, 8),
  };
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
    return measureRun(graph);
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
      allRulesSeconds: { value: round(synced.againMs / 1000), limit: 10 },
      allRulesLargeSeconds: { value: round(written.againMs / 1000), limit: 60 },
      listMedianMs: { value: lists.list?.medianMs, limit: 50 },
      filteredMedianMs: { value: lists.filtered?.medianMs, limit: 50 },
      countsMedianMs: { value: lists.counts?.medianMs, limit: 50 },
    },
  };
}
