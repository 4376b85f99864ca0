import { hostOf } from '../../access/key-host.js';
import { publicMessage } from '../../core/errors.js';
import { queryFailure } from '../../queries/stream.js';
import type { QueryRow, SavedQuery } from '../../queries/types.js';
import type { Coverage } from '../../sync/freshness.js';
import { type Assessment, type assessRule, gapsOf, standingAlerts } from '../assess.js';
import { type Finding, findingOf } from '../finding.js';
import type { Rule } from '../rule.js';
import { restsOnAbsence } from './absence.js';
import { compare, compareCount, crossingId, type Difference, isSameRow, type Kept } from './compare.js';
import { keyOf, type WatchedRows, watchedRows } from './rows.js';
import { loadSnapshot, type Snapshot, saveSnapshot } from './snapshot.js';
import { ruleIdOf, type Watch, type WatchCondition } from './watch.js';

/** A watch with the query that it runs; undefined when there is none with its id any more. */
export interface Watched {
  readonly watch: Watch;
  readonly query: SavedQuery | undefined;
}

interface Found extends Watched {
  readonly query: SavedQuery;
}

/** A watch in the form of a rule: what carries its alerts, and what its result is told of. */
export function ruleOf({ watch, query }: Watched): Rule {
  return {
    id: ruleIdOf(watch),
    title: `Watch ${watch.name}: ${query?.title ?? watch.query}`,
    description: `Tells when rows of the saved query ${watch.query} change, or how many there are.`,
    category: 'watches',
    level: query?.level ?? '',
    file: query?.file ?? watch.query,
    parameters: [],
    columns: [],
    needs: query?.needs ?? [],
    controls: query?.controls ?? {},
    ...(query?.remediation === undefined ? {} : { remediation: query.remediation }),
    statement: query?.statement ?? '',
    alert: {
      severity: watch.severity,
      confidence: 'high',
      category: 'watch',
      identity: ['change', 'key'],
      asset: 'asset',
      path: [],
      needs: query?.alert?.needs ?? [],
      tier: query?.alert?.tier ?? 'free',
      aliases: [],
      evidence: '{summary}',
      calls: [],
      volatile: ['count', 'summary'],
      assessment: '',
    },
  };
}

const shown = (row: QueryRow) =>
  Object.entries(row)
    .filter(([, value]) => value !== null && typeof value !== 'object')
    .slice(0, 6)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');

const sentences: Readonly<Record<WatchCondition, (key: string, what: string, count: number) => string>> = {
  NEW_ROWS: (key, what) => `A new row of ${what}: ${key}.`,
  GONE_ROWS: (key, what) => `A row of ${what} is gone: ${key}.`,
  CHANGED_ROWS: (key, what) => `A row of ${what} changed: ${key}.`,
  COUNT_ABOVE: (limit, what, count) => `${what} has ${count} rows, more than ${limit}.`,
  COUNT_BELOW: (limit, what, count) => `${what} has ${count} rows, fewer than ${limit}.`,
};

/** The key of the thing that a row is about: that of the rule's column, or the first that is the key of anything. */
function assetOf(query: SavedQuery, row: QueryRow): string | null {
  const isKey = (value: unknown): value is string =>
    typeof value === 'string' && !value.includes('://') && hostOf(value) !== '';
  const named = query.alert === undefined ? undefined : row[query.alert.asset];
  return isKey(named) ? named : (Object.values(row).find(isKey) ?? null);
}

function findingOfDifference(rule: Rule, { watch, query }: Found, difference: Difference): Finding {
  const { change, before, after } = difference;
  const row = after ?? before ?? {};
  const key = keyOf(watch, query, row);
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const isOther = (name: string) => !isSameRow({ it: before?.[name] }, { it: after?.[name] });
  return findingOf(
    rule,
    {
      change,
      key,
      changed: change === 'CHANGED_ROWS' ? names.filter(isOther) : [],
      before,
      after,
      asset: assetOf(query, row),
      path: row.path ?? row.fullPath ?? null,
      summary: sentences[change](shown(key), query.title, 0),
    },
    watch.severity,
  );
}

const crossings = ['COUNT_ABOVE', 'COUNT_BELOW'] as const;

/** What a watch finds in its rows, and what is to be kept; undefined where there is no snapshot yet and none can be taken. */
function judge(
  watched: Found,
  rule: Rule,
  snapshot: Snapshot,
  { rows }: WatchedRows,
  { isWhole, mayBegin }: { readonly isWhole: boolean; readonly mayBegin: boolean },
): { readonly kept: Map<string, Kept>; readonly findings: Map<string, Finding> } | undefined {
  const { watch, query } = watched;
  const { accepted } = snapshot;
  const isFirst = snapshot.version === 0;
  if (isFirst && !mayBegin) return undefined;
  const isCrossing = (id: string) => id.startsWith('#');
  const ofRows = new Map([...snapshot.kept].filter(([id]) => !isCrossing(id)));
  const result = compare(ofRows, rows, { on: isFirst ? [] : watch.on, isWhole, accepted });
  const findings = new Map(
    result.differences.map((each) => [each.id, findingOfDifference(rule, watched, each)]),
  );
  for (const condition of crossings) {
    const { threshold } = watch;
    if (threshold === null || !watch.on.includes(condition)) continue;
    const counted = { count: rows.size, threshold };
    const { kept, differences } = compareCount(condition, snapshot.kept, counted, { isWhole, accepted });
    for (const [id, one] of kept) result.kept.set(id, one);
    if (differences.length === 0) continue;
    const summary = sentences[condition](String(threshold), query.title, rows.size);
    const row = { change: condition, key: { threshold }, count: rows.size, asset: null, path: null, summary };
    findings.set(crossingId(condition), findingOf(rule, row, watch.severity));
  }
  return { kept: result.kept, findings };
}

/** Whether any sync can be compared with: every connection has finished one. */
const hasBegun = (coverage: Coverage) =>
  coverage.length > 0 && coverage.every(({ startedAt }) => startedAt !== null);

/**
 * Runs watches as `assessRule` runs rules: compares the rows of a query with those that were accepted. Where something that the query
 * needs was not read, nothing that is missing is told, nothing is resolved, and a query that rests on what is not there is not judged at all.
 * @param watches by the ids of their rules.
 */
export function watchAssessor(watches: ReadonlyMap<string, Watched>): typeof assessRule {
  return async (graph, rule, coverage, options = {}) => {
    const { criticalProjects = [], timeoutMs = 60_000, signal, now = () => new Date() } = options;
    const begun = performance.now();
    const common = {
      rule,
      at: now().toISOString(),
      checked: null,
      unknown: 0,
      resolvable: new Set<string>(),
      criticalProjects,
      unknownScopes: [],
      findings: [],
    };
    const took = () => Math.round(performance.now() - begun);
    const failed = (reason: string, failure: unknown): Assessment => ({
      ...common,
      state: 'FAILED',
      reason,
      durationMs: took(),
      failure,
    });
    const { watch, query } = watches.get(rule.id) ?? {};
    if (watch === undefined || query === undefined) {
      const reason = `There is no saved query ${watch?.query ?? ''} any more. Remove the watch, or bring the query back.`;
      return failed(reason, new Error(reason));
    }
    try {
      const gaps = gapsOf(rule, coverage);
      const alerts = await standingAlerts(graph, rule);
      const snapshot = await loadSnapshot(graph, watch, query);
      const found = await watchedRows(graph, watch, query, {
        timeoutMs,
        ...(signal === undefined ? {} : { signal }),
      });
      const reason =
        gaps.reason ??
        (found.unknown > 0 ? `Of ${found.unknown} things it is not known whether they count.` : null);
      const isWhole = reason === null;
      const waits = !isWhole && restsOnAbsence(query);
      const result = waits
        ? undefined
        : judge({ watch, query }, rule, snapshot, found, { isWhole, mayBegin: hasBegun(coverage) });
      const findings = result?.findings ?? new Map<string, Finding>();
      return {
        ...common,
        ...gaps,
        reason,
        state: isWhole ? 'EVALUATED' : 'UNKNOWN',
        findings: [...findings.values()],
        unknown: found.unknown,
        resolvable: new Set(alerts.ids),
        durationMs: took(),
        ...(result === undefined
          ? {}
          : {
              keep: (tx) =>
                saveSnapshot(
                  tx,
                  watch,
                  query,
                  snapshot,
                  result.kept,
                  (id) => findings.get(id)?.fingerprint ?? null,
                ),
            }),
      };
    } catch (error) {
      signal?.throwIfAborted();
      const known = queryFailure(error, query, timeoutMs);
      return failed(publicMessage(known), known);
    }
  };
}
