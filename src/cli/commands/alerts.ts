import { knownTiers } from '../../alerts/controls.js';
import { exportedAlert } from '../../alerts/exports/exported.js';
import { type ExportFormatName, exportFormats } from '../../alerts/exports/formats.js';
import { isOpen, openStatuses } from '../../alerts/lifecycle.js';
import { type AlertRow, listAlerts, placeOf, ruleResults } from '../../alerts/list.js';
import { rulesOf, settingsOf } from '../../alerts/rule.js';
import { ruleIdFor } from '../../alerts/watches/watch.js';
import { appError } from '../../core/errors.js';
import { readerOf } from '../../core/graph-read.js';
import { type Severity, severities } from '../../queries/types.js';
import { askWithRules } from '../ask-with-rules.js';
import { type Cli, isData } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { withGraph } from '../open-graph.js';
import { writeOutput } from '../output-file.js';
import { savedQueries } from '../saved-queries.js';
import { count, counted, enumName, typedName } from '../text.js';
import { expiryOf } from './tokens.js';

/** Options of `alerts list`. */
export interface AlertsOptions {
  readonly limit: number;
  readonly rule?: readonly string[];
  readonly severity?: readonly string[];
  readonly status?: readonly string[];
  readonly group?: string;
  readonly control?: string;
  /** The exit code is 1 when there is an alert of this severity or worse. */
  readonly failOn?: Severity;
}

/** What a person does to an alert, as it is typedName. */
export type AlertVerb = 'ack' | 'start' | 'resolve' | 'reopen';

/** 1 when one of the severities is as bad as `failOn`, else 0. */
function codeFor(failOn: Severity | undefined, found: readonly string[]): number {
  const bad = failOn === undefined ? [] : severities.slice(0, severities.indexOf(failOn) + 1);
  return bad.some((severity) => found.includes(severity)) ? exitCodes.failure : exitCodes.ok;
}

interface Listed {
  readonly totalCount: number;
  readonly bySeverity: readonly { readonly value: string; readonly count: number }[];
  readonly nodes: readonly {
    readonly id: string;
    readonly status: string;
    readonly severity: string;
    readonly riskScore: number;
    readonly rule: { readonly id: string } | null;
    readonly title: string;
    readonly path: string | null;
    readonly evidence: string;
    readonly identity: unknown;
    readonly firstSeen: string;
    readonly lastSeen: string;
  }[];
}

const listDocument = `query ($filter: AlertFilter, $first: Int) { alerts(filter: $filter, first: $first) {
  totalCount bySeverity { value count }
  nodes { id status severity riskScore rule { id } title path evidence identity firstSeen lastSeen } } }`;

const columns = [
  'id',
  'severity',
  'riskScore',
  'status',
  'rule',
  'path',
  'evidence',
  'firstSeen',
  'lastSeen',
];

/**
 * `alerts list`: prints alerts, the worst first; by default those that are neither resolved nor suppressed.
 * @returns 0, or 1 with `failOn` when there is one as bad.
 * @throws AppError RULE_UNKNOWN, CONFIG_INVALID, NEO4J_*.
 */
export async function listAlertsCommand(cli: Cli, options: AlertsOptions): Promise<number> {
  const { rule, severity, status = openStatuses, group, control, failOn } = options;
  const filter = {
    rules: rule ?? null,
    severities: severity?.map(enumName) ?? null,
    statuses: status.map(enumName),
    group: group ?? null,
    control: control ?? null,
  };
  const { alerts } = await askWithRules<{ alerts: Listed }>(cli, listDocument, {
    filter,
    first: options.limit,
  });
  const rows = alerts.nodes.map(({ severity: how, status: where, rule: by, identity, ...alert }) => ({
    ...alert,
    severity: typedName(how),
    status: typedName(where),
    rule: by?.id ?? null,
    ...(isData(cli) ? { identity } : {}),
  }));
  const shown = isData(cli) ? [...columns, 'title', 'identity'] : columns;
  cli.out.rows(shown, rows, cli.format ?? 'table');
  if (rows.length < alerts.totalCount)
    cli.out.problem(
      `Only ${count(rows.length)} of ${count(alerts.totalCount)} rows are shown: give --limit for more.`,
    );
  const counts = alerts.bySeverity.map((each) => `${count(each.count)} ${each.value}`);
  if (cli.format === undefined)
    cli.out.note(
      `${counted(alerts.totalCount, 'alert')}${counts.length > 0 ? `: ${counts.join(', ')}` : ''}.`,
    );
  return codeFor(
    failOn,
    alerts.bySeverity.map(({ value }) => value),
  );
}

const deeds: Readonly<Record<AlertVerb, string>> = {
  ack: 'acknowledgeAlert(id: $id, reason: $reason)',
  start: 'startAlert(id: $id, reason: $reason)',
  resolve: 'resolveAlert(id: $id, reason: $reason)',
  reopen: 'reopenAlert(id: $id, reason: $reason)',
};

interface Done {
  readonly alert: { readonly id: string; readonly status: string; readonly evidence: string };
}

function tell(cli: Cli, { alert }: Done): number {
  if (cli.format === undefined) cli.out.note(`${alert.id} is ${typedName(alert.status)}: ${alert.evidence}`);
  else
    cli.out.rows(['id', 'status', 'evidence'], [{ ...alert, status: typedName(alert.status) }], cli.format);
  return exitCodes.ok;
}

/** `alerts ack|start|resolve|reopen`. @throws AppError ALERT_UNKNOWN, ALERT_TRANSITION, NEO4J_*. */
export async function changeAlert(
  cli: Cli,
  verb: AlertVerb,
  id: string,
  reason: string | undefined,
): Promise<number> {
  const type = verb === 'resolve' ? 'String!' : 'String';
  const document = `mutation ($id: ID!, $reason: ${type}) { alert: ${deeds[verb]} { id status evidence } }`;
  return tell(cli, await askWithRules<Done>(cli, document, { id, reason: reason ?? null }));
}

/**
 * `alerts show`: prints all about one alert, as Markdown or, with `--format json`, as JSON.
 * @throws AppError ALERT_UNKNOWN, NEO4J_*.
 */
export async function showAlert(cli: Cli, id: string): Promise<number> {
  const document = `query ($id: ID!, $format: NarrativeFormat) { alert(id: $id) { narrative(format: $format) } }`;
  const format = isData(cli) ? 'JSON' : 'MARKDOWN';
  const { alert } = await askWithRules<{ alert: { narrative: string } | null }>(cli, document, {
    id,
    format,
  });
  if (alert === null) throw appError('ALERT_UNKNOWN', { id });
  cli.out.line(alert.narrative.trimEnd());
  return exitCodes.ok;
}

/** Options of `alerts suppress`. */
export interface SuppressOptions {
  readonly kind: string;
  readonly owner: string;
  readonly reason: string;
  /** Such as `90d`. */
  readonly expires: string;
}

/** `alerts suppress`. @throws AppError USAGE, ALERT_UNKNOWN, ALERT_TRANSITION, ALERT_SUPPRESSION, NEO4J_*. */
export async function suppressAlert(cli: Cli, id: string, options: SuppressOptions): Promise<number> {
  const { kind, owner, reason, expires } = options;
  const expiresAt = expiryOf(expires);
  if (expiresAt === null) {
    const message = 'A suppression must end: give --expires a time such as 90d, within a year.';
    throw appError('USAGE', { message });
  }
  const input = { kind: enumName(kind), owner, reason, expiresAt };
  const document = `mutation ($id: ID!, $input: SuppressAlertInput!) {
    alert: suppressAlert(id: $id, input: $input) { id status evidence } }`;
  return tell(cli, await askWithRules<Done>(cli, document, { id, input }));
}

/** Options of `alerts export`. */
export interface ExportAlertsOptions {
  /** File that is written instead of stdout. */
  readonly output?: string;
  readonly failOn?: Severity;
  readonly group?: string;
  readonly rule?: readonly string[];
}

/** Alerts that are read at once. */
const alertsAtOnce = 5000;

/**
 * `alerts export`: writes all alerts, resolved and suppressed ones too, in a format that other tools read.
 * @returns 0, or 1 with `failOn` when there is an open one as bad.
 * @throws AppError OUTPUT_UNWRITABLE, RULE_UNKNOWN, CONFIG_INVALID, NEO4J_*.
 */
export async function exportAlerts(
  cli: Cli,
  format: ExportFormatName,
  version: string,
  { output, failOn, group, rule }: ExportAlertsOptions,
): Promise<number> {
  const config = cli.config();
  const rules = rulesOf(await savedQueries(cli, config));
  const filter = {
    group,
    rules: rule?.map((name) => ruleIdFor(rules, name)),
  };
  const access = { embedded: 'shared', prepare: true, patient: false, closeOnStop: true } as const;
  return withGraph(cli, config, access, async ({ graph }) => {
    const read = readerOf(graph);
    const order = { field: 'SEVERITY', direction: 'ASC' } as const;
    const rows: AlertRow[] = [];
    for (;;) {
      const last = rows.at(-1);
      const after = last === undefined ? undefined : ([placeOf(last, order), last.id] as const);
      const page = await listAlerts(read, filter, order, { limit: alertsAtOnce, after });
      rows.push(...page);
      if (page.length < alertsAtOnce) break;
    }
    const results = await ruleResults(
      read,
      rules.map(({ id }) => id),
    );
    const exporter = { name: 'access-graph', version, at: new Date().toISOString() };
    const alerts = rows.map((row) => exportedAlert(row, rules));
    const facts = { results, settings: settingsOf(rules, config.rules), tiers: await knownTiers(read) };
    const text = exportFormats[format]({ alerts, rules, ...facts, exporter });
    await writeOutput(
      cli,
      output,
      (async function* () {
        yield text;
      })(),
    );
    cli.out.note(`${counted(alerts.length, 'alert')} written as ${format}.`);
    return codeFor(
      failOn,
      rows.filter(isOpen).map(({ severity }) => severity),
    );
  });
}
