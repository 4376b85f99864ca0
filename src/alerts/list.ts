import type { GraphRead } from '../core/graph-read.js';
import { type Severity, severities } from '../queries/types.js';
import { type AlertStatus, openStatuses, type Suppression } from './lifecycle.js';

/** Which alerts are wanted; what is left out does not matter. */
export interface AlertFilter {
  /** Ids of rules. */
  readonly rules?: readonly string[] | null | undefined;
  readonly severities?: readonly Severity[] | null | undefined;
  readonly statuses?: readonly AlertStatus[] | null | undefined;
  readonly categories?: readonly string[] | null | undefined;
  /** Full path of a group or project: of it and of all below it. */
  readonly group?: string | null | undefined;
  /** A control such as `CC6.1`, or with its framework `soc2:CC6.1`. */
  readonly control?: string | null | undefined;
  /** Key of the thing that alerts are about. */
  readonly asset?: string | null | undefined;
  /** First seen at this ISO time or later. */
  readonly firstSeenFrom?: string | null | undefined;
  /** First seen before this ISO time. */
  readonly firstSeenBefore?: string | null | undefined;
}

/** By what alerts are sorted. */
export const alertOrders = ['SEVERITY', 'RISK', 'FIRST_SEEN', 'LAST_SEEN', 'RULE'] as const;
export type AlertOrderField = (typeof alertOrders)[number];

/** How alerts are sorted; ties by id. */
export interface AlertOrder {
  readonly field: AlertOrderField;
  readonly direction: 'ASC' | 'DESC';
}

/** An alert as the graph holds it. */
export interface AlertRow {
  readonly id: string;
  readonly rule: string;
  /** That of its rule; null for alerts of earlier versions. */
  readonly title?: string | null;
  readonly category: string;
  readonly status: AlertStatus;
  readonly severity: Severity;
  readonly severityRank: number;
  readonly confidence: string;
  /** JSON of the identity columns. */
  readonly identity: string;
  /** JSON of all columns. */
  readonly row: string;
  readonly evidence: string;
  readonly asset: string | null;
  readonly path: string | null;
  readonly controls: readonly string[];
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly occurrences: number;
  readonly resolvedAt: string | null;
  /** JSON of a `Suppression`. */
  readonly suppression: string | null;
  /** From 0 to 100. */
  readonly riskScore: number | null;
  /** JSON of its factors. */
  readonly riskFactors: string | null;
  /** Key of the audit event that tells of its change, and who did that; they hold for the change found at `attributedFor`. */
  readonly auditEvent?: string | null;
  readonly actorKey?: string | null;
  readonly actorUsername?: string | null;
  readonly actorName?: string | null;
  /** ISO time. */
  readonly attributedFor?: string | null;
}

/** What happened to an alert. */
export interface AlertEventRow {
  readonly id: string;
  readonly alert: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
  readonly reason: string | null;
  readonly suppression: string | null;
  readonly run: string | null;
}

const facts = `a {.id, .rule, .title, .category, .status, .severity, .severityRank, .confidence, .identity, .row, .evidence, .asset, .path,
  .controls, .firstSeen, .lastSeen, .occurrences, .resolvedAt, .suppression, .riskScore, .riskFactors, .auditEvent,
  .actorKey, .actorUsername, .actorName, .attributedFor}`;

const columns: Readonly<Record<AlertOrderField, string>> = {
  SEVERITY: 'a.severityRank',
  RISK: 'coalesce(a.riskScore, 0)',
  FIRST_SEEN: 'a.firstSeen',
  LAST_SEEN: 'a.lastSeen',
  RULE: 'a.rule',
};

/** By what a row is sorted. */
export function placeOf(row: AlertRow, { field }: AlertOrder): string | number {
  const values = {
    SEVERITY: row.severityRank,
    RISK: row.riskScore ?? 0,
    FIRST_SEEN: row.firstSeen,
    LAST_SEEN: row.lastSeen,
    RULE: row.rule,
  };
  return values[field];
}

function conditionsOf(filter: AlertFilter): { where: string[]; parameters: Record<string, unknown> } {
  const { rules, severities: wanted, statuses, categories, group, control, asset } = filter;
  // Times are stored as texts of one form.
  const timeOf = (time: string | null | undefined) => (time == null ? time : new Date(time).toISOString());
  const [from, before] = [timeOf(filter.firstSeenFrom), timeOf(filter.firstSeenBefore)];
  const given: [string, unknown][] = [
    ['a.rule IN $rules', rules],
    ['a.severity IN $severities', wanted],
    ['a.status IN $statuses', statuses],
    ['a.category IN $categories', categories],
    ["(a.path = $group OR a.path STARTS WITH $group + '/')", group],
    ["any(one IN a.controls WHERE one = $control OR one ENDS WITH ':' + $control)", control],
    ['a.asset = $asset', asset],
    ['a.firstSeen >= $from', from],
    ['a.firstSeen < $before', before],
  ];
  const where = given.filter(([, value]) => value !== undefined && value !== null).map(([text]) => text);
  const values = { rules, severities: wanted, statuses, categories, group, control, asset, from, before };
  const parameters = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? null]));
  return { where, parameters };
}

const whereOf = (conditions: readonly string[]) =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;

/** The first alerts of a list after a place in it. */
export async function listAlerts(
  read: GraphRead,
  filter: AlertFilter,
  order: AlertOrder,
  page: {
    readonly limit: number;
    readonly after?: readonly [place: string | number, id: string] | undefined;
  },
): Promise<AlertRow[]> {
  const { where, parameters } = conditionsOf(filter);
  const column = columns[order.field];
  const isAfter = order.direction === 'ASC' ? '>' : '<';
  const later = `(${column} ${isAfter} $place OR (${column} = $place AND a.id > $id))`;
  const conditions = page.after === undefined ? where : [...where, later];
  const rows = await read<{ alert: AlertRow }>(
    `MATCH (a:Alert) ${whereOf(conditions)}
     WITH a ORDER BY ${column} ${order.direction}, a.id LIMIT $limit RETURN ${facts} AS alert`,
    { ...parameters, limit: page.limit, place: page.after?.[0] ?? null, id: page.after?.[1] ?? null },
  );
  return rows.map(({ alert }) => alert);
}

/** How many alerts there are of one value. */
export interface AlertCount {
  readonly value: string;
  readonly count: number;
}

/** How many alerts of a list there are. */
export interface AlertTally {
  readonly total: number;
  readonly bySeverity: readonly AlertCount[];
  readonly byStatus: readonly AlertCount[];
  readonly byRule: readonly AlertCount[];
  /** By the full paths of top-level groups; those that are in none are left out. */
  readonly byGroup: readonly AlertCount[];
  /** By controls with their framework. */
  readonly byControl: readonly AlertCount[];
}

/** What of a list of alerts is counted. */
export type AlertTallyField = keyof AlertTally;

const groupings = {
  severity: 'a.severity',
  status: 'a.status',
  rule: 'a.rule',
  group: "head(split(a.path, '/'))",
} as const;

/** What alerts must be told apart by to be counted; alerts of one rule that are not resolved bear the same controls. */
const groupingsOf: Readonly<Record<AlertTallyField, readonly (keyof typeof groupings)[]>> = {
  total: [],
  bySeverity: ['severity'],
  byStatus: ['status'],
  byRule: ['rule'],
  byGroup: ['group'],
  byControl: ['status', 'rule'],
};
const tallyFields = Object.keys(groupingsOf) as AlertTallyField[];

/** The columns that the fields of a tally need are there. */
interface TallyRow {
  readonly severity?: Severity;
  readonly status?: string;
  readonly rule?: string;
  readonly group?: string | null;
  readonly controls?: readonly string[] | null;
  readonly count: number;
}

const given = (value: string | null | undefined) => (value == null ? [] : [value]);

function counted(
  rows: readonly TallyRow[],
  valuesOf: (row: TallyRow) => readonly string[],
  order: (a: AlertCount, b: AlertCount) => number = (a, b) =>
    b.count - a.count || (a.value < b.value ? -1 : 1),
): AlertCount[] {
  const counts = new Map<string, number>();
  for (const row of rows)
    for (const value of valuesOf(row)) counts.set(value, (counts.get(value) ?? 0) + row.count);
  return [...counts].map(([value, count]) => ({ value, count })).sort(order);
}

/**
 * Counts the alerts of a list, in one reading of them.
 * @param fields what is wanted, the fewer the faster; the others are not to be relied on. Default: all.
 */
export async function countAlerts(
  read: GraphRead,
  filter: AlertFilter,
  fields: readonly AlertTallyField[] = tallyFields,
): Promise<AlertTally> {
  const { where, parameters } = conditionsOf(filter);
  const names = [...new Set(fields.flatMap((field) => groupingsOf[field]))];
  const wanted = [
    ...names.map((name) => `${groupings[name]} AS ${name}`),
    ...(fields.includes('byControl') ? ['head(collect(a.controls)) AS controls'] : []),
    'count(a) AS count',
  ];
  const rows = await read<TallyRow>(
    `MATCH (a:Alert) ${whereOf(where)} RETURN ${wanted.join(', ')}`,
    parameters,
  );
  const rank = (value: string) => severities.indexOf(value as Severity);
  return {
    total: rows.reduce((sum, { count }) => sum + count, 0),
    bySeverity: counted(
      rows,
      ({ severity }) => given(severity),
      (a, b) => rank(a.value) - rank(b.value),
    ),
    byStatus: counted(rows, ({ status }) => given(status)),
    byRule: counted(rows, ({ rule }) => given(rule)),
    byGroup: counted(rows, ({ group }) => given(group)),
    byControl: counted(rows, ({ controls }) => controls ?? []),
  };
}

/** Alerts by their ids. */
export async function alertsById(read: GraphRead, ids: readonly string[]): Promise<AlertRow[]> {
  const rows = await read<{ alert: AlertRow }>(
    `UNWIND $ids AS id MATCH (a:Alert {id: id}) RETURN ${facts} AS alert`,
    { ids },
  );
  return rows.map(({ alert }) => alert);
}

/** What happened to alerts, oldest first. */
export function alertEvents(read: GraphRead, ids: readonly string[]): Promise<AlertEventRow[]> {
  return read<AlertEventRow>(
    `UNWIND $ids AS id MATCH (:Alert {id: id})-[:HAD]->(e:AlertEvent)
     RETURN e.id AS id, e.alert AS alert, e.at AS at, e.actor AS actor, e.action AS action, e.from AS from, e.to AS to,
       e.reason AS reason, e.suppression AS suppression, e.run AS run ORDER BY e.turn, e.id`,
    { ids },
  );
}

/** The number of the last write of alerts. */
export async function lastTurn(read: GraphRead): Promise<number> {
  const [row] = await read<{ turn: number }>("MATCH (t:AlertTurn {name: 'alerts'}) RETURN t.count AS turn");
  return row?.turn ?? 0;
}

/** What happened to alerts after a write, in the order of writes, and the last write that it covers. */
export async function eventsAfter(
  read: GraphRead,
  turn: number,
): Promise<{
  readonly turn: number;
  readonly events: readonly (AlertEventRow & { readonly rule: string })[];
}> {
  const rows = await read<AlertEventRow & { readonly rule: string; readonly turn: number }>(
    `MATCH (e:AlertEvent) WHERE e.turn > $turn
     MATCH (a:Alert)-[:HAD]->(e)
     RETURN e.id AS id, e.alert AS alert, e.at AS at, e.actor AS actor, e.action AS action, e.from AS from, e.to AS to,
       e.reason AS reason, e.suppression AS suppression, e.run AS run, e.turn AS turn, a.rule AS rule
     ORDER BY turn, id`,
    { turn },
  );
  return { turn: rows.at(-1)?.turn ?? turn, events: rows };
}

/** How a rule last went. */
export interface RuleResultRow {
  readonly rule: string;
  readonly at: string;
  readonly state: string;
  readonly reason: string | null;
  readonly checked: number | null;
  readonly findings: number;
  readonly unknown: number;
  /** JSON of what could not be read. */
  readonly unknownScopes: string;
  readonly durationMs: number;
  /** When all that it needs was last read. */
  readonly evaluatedAt: string | null;
  readonly open: number;
}

/** How rules last went, with how many of their alerts are open; those that never ran are left out. */
export function ruleResults(read: GraphRead, rules: readonly string[]): Promise<RuleResultRow[]> {
  return read<RuleResultRow>(
    `UNWIND $rules AS rule MATCH (r:RuleResult {rule: rule}) WHERE r.at IS NOT NULL
     RETURN rule, r.at AS at, r.state AS state, r.reason AS reason, r.checked AS checked, r.findings AS findings,
       r.unknown AS unknown, r.unknownScopes AS unknownScopes, r.durationMs AS durationMs, r.evaluatedAt AS evaluatedAt,
       COUNT { MATCH (a:Alert {rule: rule}) WHERE a.status IN $open } AS open`,
    { rules, open: openStatuses },
  );
}

/** A suppression from its JSON. */
export function suppressionOf(json: string | null): Suppression | null {
  return json === null ? null : (JSON.parse(json) as Suppression);
}
