import type { Logger } from '../core/logger.js';
import { sources } from '../gitlab/sources/index.js';
import type { Graph } from '../graph/driver.js';
import { loadCoverage } from '../sync/freshness.js';
import { type Assessment, assessRule } from './assess.js';
import { criticalProjectsOf, type Rule, type SettingsOfRules, settingsFor } from './rule.js';
import { type AlertCounts, applyAssessment } from './store.js';

/** How one rule went, and what that did to its alerts. */
export interface RuleReport {
  readonly assessment: Assessment;
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
  /** Hears of each rule that ended, with how many have and how many there are. */
  readonly onRule?: (report: RuleReport, ended: number, total: number) => void;
}

const readsResults = ({ statement }: Rule) => statement.includes(':RuleResult');

/**
 * Runs rules one after the other and writes what each found in a transaction of its own, so that a rule that fails, or an end in
 * the middle, leaves the alerts of all others right.
 * @throws what `signal` was aborted with, and errors of the graph when it cannot be reached.
 */
export async function runRules(
  graph: Graph,
  rules: readonly Rule[],
  options: RunRulesOptions,
): Promise<RuleReport[]> {
  const { settings = {}, logger, run = null, timeoutMs, signal, now, onRule } = options;
  const wanted = rules.filter((rule) => settingsFor(rule, settings).enabled !== false);
  // What tells of other rules' results comes after them.
  const enabled = wanted.toSorted((a, b) => Number(readsResults(a)) - Number(readsResults(b)));
  const coverage = await loadCoverage(
    (statement, parameters) => graph.read(statement, parameters),
    sources.map(({ id }) => id),
  );
  const reports: RuleReport[] = [];
  for (const rule of enabled) {
    signal?.throwIfAborted();
    const assessment = await assessRule(graph, rule, coverage, {
      settings: settingsFor(rule, settings),
      criticalProjects: criticalProjectsOf(rule, settings),
      timeoutMs,
      signal,
      now,
    });
    if (assessment.state === 'FAILED')
      logger.warn({ rule: rule.id, err: assessment.failure }, 'A rule failed');
    const report = { assessment, counts: await applyAssessment(graph, assessment, run) };
    reports.push(report);
    onRule?.(report, reports.length, enabled.length);
  }
  return reports;
}
