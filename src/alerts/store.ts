import { randomUUID } from 'node:crypto';
import { appError } from '../core/errors.js';
import type { Graph, GraphTransaction } from '../graph/driver.js';
import { severities } from '../queries/types.js';
import type { Assessment } from './assess.js';
import type { Finding } from './finding.js';
import {
  type AlertDeed,
  type AlertState,
  done,
  gone,
  isOpen,
  type Step,
  type Suppression,
  seen,
} from './lifecycle.js';
import { riskOf } from './risk.js';
import { controlsOf } from './rule.js';

/** An alert as the graph holds it; what is nested is JSON there. */
interface StoredState extends Omit<AlertState, 'suppression'> {
  readonly suppression: string | null;
}

/** What one assessment did to the alerts of its rule. */
export interface AlertCounts {
  readonly opened: number;
  readonly reopened: number;
  readonly changed: number;
  readonly resolved: number;
  /** Alerts that are neither resolved nor suppressed now. */
  readonly open: number;
}

const stateOf = ({ suppression, ...state }: StoredState): AlertState => ({
  ...state,
  suppression: suppression === null ? null : (JSON.parse(suppression) as Suppression),
});

const stateColumns =
  'a {.id, .status, .severity, .evidenceHash, .firstSeen, .lastSeen, .occurrences, .resolvedAt, .suppression} AS alert';

// The alerts that may change: all that are not resolved, and resolved ones that are found again.
const known = `
  CALL () { MATCH (a:Alert {rule: $rule}) WHERE a.status <> 'RESOLVED' RETURN a
    UNION UNWIND $ids AS id MATCH (a:Alert {id: id}) RETURN a }
  RETURN ${stateColumns}`;

/** Locks the rule for this transaction: of two instances that assessed it the later to write sees what the first wrote. */
const begin = `
  MERGE (r:RuleResult {rule: $rule}) SET r.lockedAt = timestamp()
  RETURN r.at AS at`;

/**
 * Numbers the write: whoever holds the number is the only one to write alerts until the commit, so that numbers follow the order of
 * commits.
 */
const takeTurn = `
  MERGE (t:AlertTurn {name: 'alerts'}) SET t.count = coalesce(t.count, 0) + 1 RETURN t.count AS turn`;

const save = `
  UNWIND $alerts AS alert MERGE (a:Alert {id: alert.id}) SET a += alert`;

const saveEvents = `
  UNWIND $events AS event MATCH (a:Alert {id: event.alert})
  CREATE (e:AlertEvent) SET e = event, e.turn = $turn CREATE (a)-[:HAD]->(e)`;

const saveResult = 'MATCH (r:RuleResult {rule: $rule}) SET r += $result, r.lockedAt = null';

/** What is around the things that alerts are about: who sees them, and how many projects they reach. */
const surroundings = `
  UNWIND $assets AS asset MATCH (n:GitLabEntity {key: asset})
  OPTIONAL MATCH (home:GitLabGroup|GitLabProject)-[:HAS]->(n) WHERE NOT n:GitLabGroup AND NOT n:GitLabProject
  WITH asset, n, head(collect(home)) AS home
  RETURN asset, coalesce(n.visibility, home.visibility) AS visibility,
    CASE
      WHEN n:GitLabProject THEN 1
      WHEN n:GitLabGroup THEN COUNT { (n) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (:GitLabProject) }
      WHEN n:GitLabUser THEN COUNT { (n)-[:MEMBER_OF|OWNS]->(:GitLabGroup|GitLabProject) }
      WHEN home:GitLabGroup THEN COUNT { (home) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (:GitLabProject) }
      ELSE COUNT { (n)-[:ACTS_AS]->(:GitLabUser)-[:MEMBER_OF|OWNS]->(:GitLabGroup|GitLabProject) } + COUNT { (n)-[:GRANTS|RUNS_JOBS_OF]->() }
    END AS reach`;

interface AroundRow {
  readonly asset: string;
  readonly visibility: string | null;
  readonly reach: number;
}

/** What an alert says of its finding. */
function factsOf(
  { rule, at, criticalProjects }: Assessment,
  finding: Finding,
  around: ReadonlyMap<string, AroundRow>,
) {
  const { identity, asset, path, row, evidence, severity } = finding;
  const { visibility = null, reach = 0 } = around.get(asset ?? '') ?? {};
  const { score, factors } = riskOf(severity, rule.alert.confidence, {
    visibility,
    reach,
    isCritical: criticalProjects.includes(path ?? ''),
    isDrift: rule.alert.category === 'drift',
  });
  return {
    riskScore: score,
    riskFactors: JSON.stringify(factors),
    rule: rule.id,
    category: rule.alert.category,
    confidence: rule.alert.confidence,
    severityRank: severities.indexOf(severity),
    identity: JSON.stringify(identity),
    asset,
    path,
    row: JSON.stringify(row),
    evidence,
    controls: controlsOf(rule),
    assessedAt: at,
  };
}

const suppressionText = ({ suppression }: AlertState) =>
  suppression === null ? null : JSON.stringify(suppression);

const stored = (state: AlertState) => ({ ...state, suppression: suppressionText(state) });

function eventOf({ after, transition }: Step, at: string, actor: string, run: string | null) {
  if (transition === undefined) return [];
  const { action, from, to, reason } = transition;
  const suppression = suppressionText(after);
  return [{ id: randomUUID(), alert: after.id, at, actor, action, from, to, reason, suppression, run }];
}

async function write(
  tx: GraphTransaction,
  steps: readonly { readonly step: Step; readonly facts: Readonly<Record<string, unknown>> }[],
  by: { readonly at: string; readonly actor: string; readonly run: string | null },
): Promise<void> {
  const alerts = steps.map(({ step, facts }) => ({ ...facts, ...stored(step.after) }));
  if (alerts.length > 0) await tx.run(save, { alerts });
  const events = steps.flatMap(({ step }) => eventOf(step, by.at, by.actor, by.run));
  if (events.length === 0) return;
  const [row] = await tx.run<{ turn: number }>(takeTurn);
  await tx.run(saveEvents, { events, turn: row?.turn ?? 0 });
}

/** What a rule lacked, each as `fact|reason`; of the lists of one source once. */
function missingOf({ unknownScopes, state, reason }: Assessment): string[] {
  const lists = new Map(unknownScopes.map((scope) => [scope.source, scope.reason]));
  if (lists.size === 0 && state === 'UNKNOWN') lists.set('facts that no source tells', reason ?? '');
  return [...lists].map(([source, why]) => `${source}|${why}`).slice(0, 100);
}

function countsOf(steps: readonly Step[], open: number): AlertCounts {
  const of = (...actions: readonly string[]) =>
    steps.filter(({ transition }) => transition !== undefined && actions.includes(transition.action)).length;
  return {
    opened: of('OPENED'),
    reopened: of('REOPENED', 'SUPPRESSION_ENDED'),
    changed: of('EVIDENCE_CHANGED'),
    resolved: of('RESOLVED'),
    open,
  };
}

/**
 * Writes what a rule found, all of it or nothing. Alerts that were not found are resolved only where all that the rule needs was
 * read and it is known of each that it is not found; a rule that failed changes no alert.
 * @param run the sync run after which it was assessed.
 */
export function applyAssessment(
  graph: Pick<Graph, 'transaction'>,
  assessment: Assessment,
  run: string | null = null,
): Promise<AlertCounts> {
  const { rule, at, state, reason, unknownScopes, checked, findings, unknown, resolvable, durationMs } =
    assessment;
  const found = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  return graph.transaction(async (tx) => {
    const [before] = await tx.run<{ at: string | null }>(begin, { rule: rule.id });
    const rows = await tx.run<{ alert: StoredState }>(known, { rule: rule.id, ids: [...found.keys()] });
    const alerts = new Map(rows.map(({ alert }) => [alert.id, stateOf(alert)]));
    // What was assessed before another instance's result was is older than what is known.
    const isLate = (before?.at ?? '') > at;
    const steps: { step: Step; facts: Readonly<Record<string, unknown>> }[] = [];
    if (state !== 'FAILED' && !isLate) {
      const assets = [...new Set(findings.flatMap(({ asset }) => asset ?? []))];
      const nearby = assets.length === 0 ? [] : await tx.run<AroundRow>(surroundings, { assets });
      const around = new Map(nearby.map((each) => [each.asset, each]));
      for (const [id, finding] of found)
        steps.push({ step: seen(alerts.get(id), finding, at), facts: factsOf(assessment, finding, around) });
      for (const [id, alert] of alerts)
        if (state === 'EVALUATED' && alert.status !== 'RESOLVED' && !found.has(id) && resolvable.has(id))
          steps.push({ step: gone(alert, at), facts: {} });
      await write(tx, steps, { at, actor: 'rules', run });
    }
    for (const { step } of steps) alerts.set(step.after.id, step.after);
    const open = [...alerts.values()].filter(isOpen);
    const result = {
      at,
      state,
      reason,
      checked,
      findings: found.size,
      unknown,
      unknownScopes: JSON.stringify(unknownScopes.slice(0, 100)),
      missing: missingOf(assessment),
      durationMs,
      run,
      ...(state === 'EVALUATED' ? { evaluatedAt: at } : {}),
    };
    await tx.run(saveResult, { rule: rule.id, result: isLate ? {} : result });
    return countsOf(
      steps.map(({ step }) => step),
      open.length,
    );
  });
}

/**
 * What a person does to an alert, with its record.
 * @throws AppError ALERT_UNKNOWN, ALERT_TRANSITION, ALERT_SUPPRESSION.
 */
export function applyDeed(
  graph: Pick<Graph, 'transaction'>,
  id: string,
  deed: AlertDeed,
  by: { readonly actor: string; readonly at?: string },
): Promise<AlertState> {
  return graph.transaction(async (tx) => {
    const [row] = await tx.run<{ alert: StoredState }>(
      `MATCH (a:Alert {id: $id}) SET a.lockedAt = timestamp() REMOVE a.lockedAt RETURN ${stateColumns}`,
      { id },
    );
    if (row === undefined) throw appError('ALERT_UNKNOWN', { id });
    const at = by.at ?? new Date().toISOString();
    const step = done(stateOf(row.alert), deed, at);
    await write(tx, [{ step, facts: {} }], { at, actor: by.actor, run: null });
    return step.after;
  });
}
