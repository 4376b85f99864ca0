import { randomUUID } from 'node:crypto';
import { appError } from '../core/errors.js';
import { hashOf } from '../core/hash.js';
import type { Graph, GraphTransaction } from '../graph/driver.js';
import { severities } from '../queries/types.js';
import type { Assessment } from './assess.js';
import { compensating } from './compensation.js';
import type { Finding } from './finding.js';
import {
  type AlertDeed,
  type AlertState,
  done,
  gone,
  openStatuses,
  type Step,
  type Suppression,
  seen,
} from './lifecycle.js';
import { riskOf } from './risk.js';
import { controlsOf } from './rule.js';
import { type AllSurroundings, surroundingsReader } from './surroundings.js';
import { standUnchanged } from './unchanged.js';

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

/**
 * What may change: findings without an alert, alerts of which something else is found than they say, or that stand in no way or aside,
 * and alerts that stand and are not found, which have no hash here.
 */
const changing = `
  UNWIND $alerts AS one OPTIONAL MATCH (a:Alert {id: one.id})
  WITH one, a WHERE a IS NULL OR one.factsHash IS NULL OR coalesce(a.factsHash, '') <> one.factsHash OR a.status IN ['RESOLVED', 'SUPPRESSED']
  RETURN one.id AS id, ${stateColumns}`;

/** Of all others only the time is new. */
const seeAgain = 'UNWIND $ids AS id MATCH (a:Alert {id: id}) SET a.lastSeen = $at';

/** The same where these are most of what stands of the rule. */
const seeMostAgain = `
  MATCH (a:Alert {rule: $rule}) WHERE a.status <> 'RESOLVED' AND NOT a.id IN $except SET a.lastSeen = $at`;

/**
 * Locks the rule for this transaction: of two instances that assessed it the later to write sees what the first wrote, and what was
 * assessed before what is written already is too late.
 */
const begin = `
  MERGE (r:RuleResult {rule: $rule}) SET r.lockedAt = timestamp()
  WITH r, coalesce(r.at, '') > $at OR coalesce(r.writing, '') > $at AS isLate
  SET r.writing = CASE WHEN isLate THEN r.writing ELSE $at END, r.writes = coalesce(r.writes, 0) + 1
  RETURN isLate, r.writes - 1 AS writes`;

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

const saveResult = `
  MATCH (r:RuleResult {rule: $rule}) SET r += $result, r.lockedAt = null
  RETURN COUNT { MATCH (a:Alert {rule: $rule}) WHERE a.status IN $open } AS open`;

/** What all alerts of a rule say. */
function commonFacts({ rule }: Assessment) {
  const { id, title, alert } = rule;
  const { category, confidence } = alert;
  const facts = { rule: id, title, category, confidence, controls: controlsOf(rule) };
  return { facts, hash: hashOf(facts) };
}

/** What an alert says of its finding: a hash of it all, and all of it, which is much longer. */
function factsOf(
  { rule, criticalProjects }: Assessment,
  finding: Finding,
  { around, common }: { readonly around: AllSurroundings; readonly common: ReturnType<typeof commonFacts> },
) {
  const { identity, asset, path, row, evidence, evidenceHash, severity } = finding;
  const { visibility = null, reach = 0, holding = [] } = around.get(asset ?? '') ?? {};
  const { score, factors } = riskOf(severity, rule.alert.confidence, {
    visibility,
    reach,
    isCritical: criticalProjects.includes(path ?? ''),
    isDrift: rule.alert.category === 'drift',
    compensating: compensating(rule.alert.category, holding),
  });
  const factsHash = hashOf([
    common.hash,
    severity,
    score,
    factors,
    identity,
    asset,
    path,
    row,
    evidence,
    evidenceHash,
  ]);
  const facts = (): Readonly<Record<string, unknown>> => ({
    ...common.facts,
    riskScore: score,
    riskFactors: JSON.stringify(factors),
    severityRank: severities.indexOf(severity),
    identity: JSON.stringify(identity),
    asset,
    path,
    row: JSON.stringify(row),
    evidence,
    factsHash,
  });
  return { factsHash, facts };
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

/** After which run an assessment was made, and what tells of the surroundings of things. */
export interface ApplyOptions {
  readonly run?: string | null;
  /** Default: reads them anew. */
  readonly around?: (assets: readonly string[]) => Promise<AllSurroundings>;
  /** Alerts that one transaction changes (default 5,000), so that neither it nor who waits for it grows with the estate. */
  readonly atOnce?: number;
}

interface Found extends ReturnType<typeof factsOf> {
  readonly finding: Finding;
}

interface Change {
  readonly step: Step;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Sees some alerts again, or no longer, and writes what that changes; `isKnown` where nothing was written since what stands was read. */
async function applyTo(
  tx: GraphTransaction,
  ids: readonly string[],
  found: ReadonlyMap<string, Found>,
  { rule, at, state, resolvable, standing: stood }: Assessment,
  { run, isKnown }: { readonly run: string | null; readonly isKnown: boolean },
): Promise<Step[]> {
  const alerts = ids
    .map((id) => ({ id, factsHash: found.get(id)?.factsHash ?? null }))
    .filter(
      ({ id, factsHash }) => !isKnown || factsHash === null || stood?.factsHashes.get(id) !== factsHash,
    );
  const rows =
    alerts.length === 0 ? [] : await tx.run<{ id: string; alert: StoredState | null }>(changing, { alerts });
  const changes = rows.flatMap(({ id, alert }): Change[] => {
    const standing = alert === null ? undefined : stateOf(alert);
    const own = found.get(id);
    if (own !== undefined) return [{ step: seen(standing, own.finding, at), facts: own.facts() }];
    const isGone = state === 'EVALUATED' && standing?.status !== 'RESOLVED' && resolvable.has(id);
    return isGone && standing !== undefined ? [{ step: gone(standing, at), facts: {} }] : [];
  });
  const changed = new Set(rows.map(({ id }) => id));
  const others = new Set(ids.filter((id) => found.has(id) && !changed.has(id)));
  const except = isKnown && stood !== undefined ? stood.ids.filter((id) => !others.has(id)) : undefined;
  if (except !== undefined && except.length < others.size)
    await tx.run(seeMostAgain, { rule: rule.id, except, at });
  else if (others.size > 0) await tx.run(seeAgain, { ids: [...others], at });
  await write(tx, changes, { at, actor: 'rules', run });
  return changes.map(({ step }) => step);
}

/** At least one part, so that a rule that found nothing has its result, too. */
function partsOf(ids: readonly string[], size: number): (readonly string[])[] {
  const parts = [];
  for (let at = 0; at < ids.length || at === 0; at += size) parts.push(ids.slice(at, at + size));
  return parts;
}

/**
 * Writes what a rule found: an alert and its history together, the result with the last of them. Alerts that were not found are
 * resolved only where all that the rule needs was read and it is known of each that it is not found; a rule that failed changes no alert.
 * When it ends in between, the next run does the rest.
 */
export async function applyAssessment(
  graph: Pick<Graph, 'transaction' | 'read' | 'write'>,
  assessment: Assessment,
  { run = null, around = surroundingsReader(graph), atOnce = 5000 }: ApplyOptions = {},
): Promise<AlertCounts> {
  const { rule, at, state, findings, keep, resolvable, standing } = assessment;
  const known = {
    around: await around(findings.flatMap(({ asset }) => asset ?? [])),
    common: commonFacts(assessment),
  };
  const found = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  // What alerts say is much longer than what was found, so only that of one part is in memory.
  const foundIn = (part: readonly string[]): ReadonlyMap<string, Found> =>
    new Map(
      part.flatMap((id) => {
        const finding = found.get(id);
        return finding === undefined ? [] : [[id, { finding, ...factsOf(assessment, finding, known) }]];
      }),
    );
  const missed = state === 'EVALUATED' ? [...resolvable].filter((id) => !found.has(id)) : [];
  const ids = state === 'FAILED' ? [] : [...found.keys(), ...missed];
  // What is kept beside the alerts is as new as they are.
  const parts = partsOf(ids, keep === undefined ? atOnce : Number.POSITIVE_INFINITY);
  const firstFound = foundIn(parts[0] ?? []);
  if (parts.length === 1 && keep === undefined) {
    const hashes = new Map(ids.map((id) => [id, firstFound.get(id)?.factsHash]));
    const result = resultOf(assessment, found.size, run);
    const stillOpen = await standUnchanged(graph, assessment, hashes, result);
    if (stillOpen !== undefined) return countsOf([], stillOpen);
  }
  const steps: Step[] = [];
  let open = 0;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const foundHere = index === 0 ? firstFound : foundIn(part);
    const told = await graph.transaction(async (tx) => {
      const [begun] = await tx.run<{ isLate: boolean; writes: number }>(begin, { rule: rule.id, at });
      const isLate = begun?.isLate === true || (await keep?.(tx)) === false;
      const isKnown = standing !== undefined && begun?.writes === standing.writes + index;
      const some = isLate ? [] : await applyTo(tx, part, foundHere, assessment, { run, isKnown });
      if (!isLast && !isLate) return { isLate, some, open };
      const [result] = await tx.run<{ open: number }>(saveResult, {
        rule: rule.id,
        result: isLate ? {} : resultOf(assessment, found.size, run),
        open: openStatuses,
      });
      return { isLate, some, open: result?.open ?? 0 };
    });
    steps.push(...told.some);
    open = told.open;
    if (told.isLate) break;
  }
  return countsOf(steps, open);
}

/** How a rule went, as the graph keeps it. */
function resultOf(assessment: Assessment, findings: number, run: string | null) {
  const { at, state, reason, unknownScopes, checked, unknown, durationMs } = assessment;
  return {
    at,
    state,
    reason,
    checked,
    findings,
    unknown,
    unknownScopes: JSON.stringify(unknownScopes.slice(0, 100)),
    missing: missingOf(assessment),
    durationMs,
    run,
    writing: null,
    ...(state === 'EVALUATED' ? { evaluatedAt: at } : {}),
  };
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
