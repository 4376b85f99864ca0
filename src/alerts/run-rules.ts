import PQueue from 'p-queue';
import { readerOf } from '../core/graph-read.js';
import type { Logger } from '../core/logger.js';
import { sources } from '../gitlab/sources/index.js';
import type { Graph } from '../graph/driver.js';
import { loadCoverage } from '../sync/freshness.js';
import { type Assessment, assessRule } from './assess.js';
import { preparations } from './preparations.js';
import { criticalProjectsOf, type Rule, type SettingsOfRules, settingsFor } from './rule.js';
import { type AlertCounts, applyAssessment } from './store.js';
import { surroundingsReader } from './surroundings.js';
import { attributeAlerts, attributedRules } from './weakening/attribute.js';

/** How one rule went, and what that did to its alerts; what it found is not kept, for all rules together may find more than fits into memory. */
export interface RuleReport {
  readonly assessment: Omit<Assessment, 'findings' | 'resolvable' | 'standing' | 'keep'>;
  /** How many things it found. */
  readonly findings: number;
  readonly counts: AlertCounts;
}

/** How rules are run. */
export interface RunRulesOptions {
  readonly settings?: SettingsOfRules;
  readonly logger: Logger;
  /** The sync run after which they run. */
  readonly run?: string | null;
  /** Milliseconds that one rule may take (default 60,000). */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Default: the clock of this machine. */
  readonly now?: () => Date;
  /** How a rule is assessed (default: by its own statement). */
  readonly assess?: typeof assessRule;
  /** Hears of each rule that ended, with how many have and how many there are. */
  readonly onRule?: (report: RuleReport, ended: number, total: number) => void;
}

/** Rules that run at the same time: the database works on one while the findings of another are written. */
const atOnce = 2;

/** How long each rule took the last time, in milliseconds. */
async function lastDurations(graph: Pick<Graph, 'read'>): Promise<ReadonlyMap<string, number>> {
  const rows = await graph.read<{ rule: string; ms: number | null }>(
    'MATCH (r:RuleResult) RETURN r.rule AS rule, r.durationMs AS ms',
  );
  return new Map(rows.map(({ rule, ms }) => [rule, ms ?? 0]));
}

const readsResults = ({ statement }: Rule) => statement.includes(':RuleResult');

/**
 * Runs rules and writes what each found in a transaction of its own, so that a rule that fails, or an end in
 * the middle, leaves the alerts of all others right.
 * @throws what `signal` was aborted with, and errors of the graph when it cannot be reached.
 */
export async function runRules(
  graph: Graph,
  rules: readonly Rule[],
  options: RunRulesOptions,
): Promise<RuleReport[]> {
  const { settings = {}, logger, run = null, timeoutMs, signal, now, onRule, assess = assessRule } = options;
  const wanted = rules.filter((rule) => settingsFor(rule, settings).enabled !== false);
  const coverage = await loadCoverage(
    readerOf(graph),
    sources.map(({ id }) => id),
  );
  const around = surroundingsReader(graph);
  const took = await lastDurations(graph);
  const slowerFirst = (a: Rule, b: Rule) => (took.get(b.id) ?? 0) - (took.get(a.id) ?? 0);
  const reports = new Map<Rule, RuleReport>();
  const runOne = async (rule: Rule) => {
    signal?.throwIfAborted();
    const assessment = await assess(graph, rule, coverage, {
      settings: settingsFor(rule, settings),
      criticalProjects: criticalProjectsOf(rule, settings),
      timeoutMs,
      signal,
      now,
      prepare: (at) => preparations[rule.id]?.(graph, { coverage, now: at, signal }) ?? Promise.resolve(),
    });
    if (assessment.state === 'FAILED')
      logger.warn({ rule: rule.id, err: assessment.failure }, 'A rule failed');
    const counts = await applyAssessment(graph, assessment, { run, around });
    const { findings, resolvable: _resolvable, standing: _standing, keep: _keep, ...outcome } = assessment;
    const report = { assessment: outcome, findings: findings.length, counts };
    reports.set(rule, report);
    onRule?.(report, reports.size, wanted.length);
  };
  // What tells of other rules' results comes after them.
  for (const some of [wanted.filter((rule) => !readsResults(rule)), wanted.filter(readsResults)]) {
    const queue = new PQueue({ concurrency: atOnce });
    try {
      // The slowest first, so that none runs on alone at the end.
      await Promise.all(some.toSorted(slowerFirst).map((rule) => queue.add(() => runOne(rule))));
    } finally {
      queue.clear();
      await queue.onIdle();
    }
  }
  if (wanted.some(({ id }) => attributedRules.has(id))) await attributeAlerts(graph);
  return wanted.flatMap((rule) => reports.get(rule) ?? []);
}
