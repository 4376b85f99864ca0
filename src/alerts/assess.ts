import { publicMessage } from '../core/errors.js';
import { sources as allSources } from '../gitlab/sources/index.js';
import type { Graph, GraphTransaction } from '../graph/driver.js';
import { resolveParameters } from '../queries/parameters.js';
import { standingParameter } from '../queries/rule-statements.js';
import { assertSound, queryFailure } from '../queries/stream.js';
import type { QueryRow, SavedQuery } from '../queries/types.js';
import { sourcesTelling } from '../sync/facts-needed.js';
import { type Coverage, freshnessOf, type UnknownScope } from '../sync/freshness.js';
import { type Finding, findingOf, fingerprintOf } from './finding.js';
import type { Rule, RuleSettings } from './rule.js';

/**
 * How a rule went. `EVALUATED`: all that it needs was read; `UNKNOWN`: something was not, so that what it did not find may be
 * there; `FAILED`: it could not be run.
 */
export const ruleStates = ['EVALUATED', 'UNKNOWN', 'FAILED'] as const;
export type RuleState = (typeof ruleStates)[number];

/** What a rule found at one time. */
export interface Assessment {
  readonly rule: Rule;
  /** ISO time at which it began. */
  readonly at: string;
  readonly state: RuleState;
  /** Why it is unknown or failed: a sentence for users. */
  readonly reason: string | null;
  /** Lists that it needs and that were not read whole. */
  readonly unknownScopes: readonly UnknownScope[];
  /** How many things it looked at; null where it does not tell. */
  readonly checked: number | null;
  readonly findings: readonly Finding[];
  /** Of how many it is not known whether it finds them. */
  readonly unknown: number;
  /** Ids of the alerts that were not resolved when it began, without those of which it is not known whether it finds them. */
  readonly resolvable: ReadonlySet<string>;
  /** What the alerts said when it began, so that those that say the same need no look. Left out: all are looked at. */
  readonly standing?: StandingAlerts;
  /** Full paths of the projects that the configuration takes for critical. */
  readonly criticalProjects: readonly string[];
  readonly durationMs: number;
  /** What made it fail, for the log. */
  readonly failure?: unknown;
  /** Writes what it needs the next time, together with its alerts; false: that has changed meanwhile, and nothing of it counts. */
  readonly keep?: (tx: GraphTransaction) => Promise<boolean>;
}

/** The one row by which a rule is assessed. */
export interface AssessmentRow {
  readonly checked: number | null;
  readonly findings: readonly QueryRow[];
  readonly unknown: number;
  readonly unknowns: readonly QueryRow[];
}

/** The alerts of a rule that are not resolved. */
export interface StandingAlerts {
  /** How often alerts of the rule had been written. */
  readonly writes: number;
  readonly ids: readonly string[];
  /** Keys of the things that they are about; '' for none. */
  readonly assets: readonly string[];
  /** What those that are not suppressed say, as a hash by their ids. */
  readonly factsHashes: ReadonlyMap<string, string | null>;
}

const standing = `
  OPTIONAL MATCH (r:RuleResult {rule: $rule}) WITH coalesce(r.writes, 0) AS writes
  OPTIONAL MATCH (a:Alert {rule: $rule}) WHERE a.status <> 'RESOLVED'
  RETURN writes, a.id AS id, a.asset AS asset, a.factsHash AS factsHash, a.status = 'SUPPRESSED' AS isAside`;

interface StandingRow {
  readonly writes: number;
  readonly id: string | null;
  readonly asset: string | null;
  readonly factsHash: string | null;
  readonly isAside: boolean | null;
}

/** Reads what stands of a rule. */
export async function standingAlerts(
  graph: Pick<Graph, 'read'>,
  { id: rule }: Pick<Rule, 'id'>,
): Promise<StandingAlerts> {
  const rows = await graph.read<StandingRow>(standing, { rule });
  const alerts = rows.filter(({ id }) => id !== null) as (StandingRow & { readonly id: string })[];
  return {
    writes: rows[0]?.writes ?? 0,
    ids: alerts.map(({ id }) => id),
    assets: [...new Set(alerts.map(({ asset }) => asset ?? ''))],
    factsHashes: new Map(
      alerts.filter(({ isAside }) => isAside === false).map((one) => [one.id, one.factsHash]),
    ),
  };
}

/** What a rule needs and nothing reads, or what was not read whole; one that names nothing may need everything. */
export function gapsOf(
  { alert, needs: also }: Rule,
  coverage: Coverage,
): Pick<Assessment, 'reason' | 'unknownScopes'> {
  const needs = alert.needs.length > 0 ? alert.needs : also;
  const missing = needs.filter((need) => sourcesTelling(need) === undefined);
  if (missing.length > 0) {
    const reason = `It needs what no source tells yet: ${missing.join(', ')}.`;
    return { reason, unknownScopes: [] };
  }
  const sources =
    needs.length === 0 ? allSources.map(({ id }) => id) : needs.flatMap((need) => sourcesTelling(need) ?? []);
  const { complete, unknownScopes } = freshnessOf(coverage, [...new Set(sources)]);
  if (complete) return { reason: null, unknownScopes: [] };
  const [first] = unknownScopes;
  const reason =
    coverage.length === 0
      ? 'Nothing was synced yet.'
      : `Lists that it needs could not be read${first === undefined ? '.' : `, such as ${first.source}: ${first.reason}`}`;
  return { reason, unknownScopes };
}

const assessments = new WeakMap<Rule, SavedQuery>();

/** The query that is run to assess a rule: what the database plans for its check is what it runs then. */
export function assessedBy(rule: Rule): SavedQuery {
  const known = assessments.get(rule);
  if (known !== undefined) return known;
  const columns = ['checked', 'findings', 'unknown', 'unknowns'].map(
    (name) => ({ name, type: 'any' }) as const,
  );
  const query = { ...rule, columns, statement: rule.alert.assessment };
  assessments.set(rule, query);
  return query;
}

const nothing: AssessmentRow = { checked: 0, findings: [], unknown: 0, unknowns: [] };

/** What findings a rule may have; more is a mistake in the rule. */
const mostFindings = 200_000;

/**
 * Runs a rule and tells what it found; throws nothing but what `signal` does: a rule that cannot be run has `FAILED`.
 * @param coverage what the last runs of all connections read.
 */
export async function assessRule(
  graph: Pick<Graph, 'explain' | 'readWithColumns' | 'read'>,
  rule: Rule,
  coverage: Coverage,
  options: {
    readonly settings?: RuleSettings | undefined;
    /** Full paths of projects. */
    readonly criticalProjects?: readonly string[] | undefined;
    readonly timeoutMs?: number | undefined;
    readonly signal?: AbortSignal | undefined;
    readonly now?: (() => Date) | undefined;
    /** What is to be worked out before; when it throws the rule has failed. */
    readonly prepare?: ((at: string) => Promise<void>) | undefined;
  } = {},
): Promise<Assessment> {
  const {
    settings,
    criticalProjects = [],
    timeoutMs = 60_000,
    signal,
    now = () => new Date(),
    prepare,
  } = options;
  const begun = performance.now();
  const common = { rule, at: now().toISOString(), criticalProjects };
  try {
    await prepare?.(common.at);
    const values = resolveParameters(rule, settings?.parameters ?? {});
    await assertSound(graph, assessedBy(rule));
    const alerts = await standingAlerts(graph, rule);
    const [row] = await graph.read<AssessmentRow>(
      rule.alert.assessment,
      { ...values, [standingParameter]: alerts.assets },
      { timeoutMs, ...(signal === undefined ? {} : { signal }) },
    );
    const { checked, findings, unknown, unknowns } = row ?? nothing;
    if (findings.length > mostFindings) throw new Error(`more than ${mostFindings} findings`);
    const undecided = new Set(unknowns.map((one) => fingerprintOf(rule, one)));
    const severity = settings?.severity ?? rule.alert.severity;
    const gaps = gapsOf(rule, coverage);
    return {
      ...common,
      ...gaps,
      state: gaps.reason === null ? 'EVALUATED' : 'UNKNOWN',
      checked,
      findings: findings.map((one) => findingOf(rule, one, severity)),
      unknown,
      resolvable: new Set(alerts.ids.filter((id) => !undecided.has(id))),
      standing: alerts,
      durationMs: Math.round(performance.now() - begun),
    };
  } catch (error) {
    signal?.throwIfAborted();
    const known = queryFailure(error, rule, timeoutMs);
    return {
      ...common,
      state: 'FAILED',
      reason: publicMessage(known),
      unknownScopes: [],
      checked: null,
      findings: [],
      unknown: 0,
      resolvable: new Set(),
      durationMs: Math.round(performance.now() - begun),
      failure: known,
    };
  }
}
