import DataLoader from 'dataloader';
import { acceptBaseline, baselines } from '../../alerts/baseline.js';
import { passPercentage } from '../../alerts/controls.js';
import { exportedAlert } from '../../alerts/exports/exported.js';
import { render } from '../../alerts/finding.js';
import { type AlertDeed, alertActions, alertStatuses, suppressionKinds } from '../../alerts/lifecycle.js';
import {
  type AlertEventRow,
  type AlertFilter,
  type AlertOrder,
  type AlertRow,
  type AlertTallyField,
  alertEvents,
  alertsById,
  type RuleResultRow,
  suppressionOf,
} from '../../alerts/list.js';
import { alertStory, narrativeOf } from '../../alerts/narrative.js';
import { type NarrativeFormat, narrativeText } from '../../alerts/narrative-text.js';
import { pathsOfAlert, proofOf } from '../../alerts/proof.js';
import { type RiskSubject, riskScores } from '../../alerts/risk-scores.js';
import { findRule, type Rule, rulesOf, settingsFor, thresholdsOf } from '../../alerts/rule.js';
import { runRules } from '../../alerts/run-rules.js';
import { applyDeed } from '../../alerts/store.js';
import { runWatches } from '../../alerts/watches/round.js';
import { ruleIdFor } from '../../alerts/watches/watch.js';
import { appError } from '../../core/errors.js';
import { readerOf } from '../../core/graph-read.js';
import { confidences, type QueryRow, severities } from '../../queries/types.js';
import type { ApiContext } from '../context.js';
import { nodeAt } from '../entities/look-up.js';
import type { ApiModule } from '../module.js';
import { enumOf, type PageArguments, pageSize } from '../pages.js';
import { watchesIn, watchRule } from '../watches/module.js';
import { alertsFor } from './feed.js';
import { type AlertsPage, alertsPage, tallyOf } from './page.js';
import { resultsOf } from './results.js';

interface AlertsArguments extends PageArguments {
  readonly filter?: AlertFilter | null;
  readonly orderBy?: AlertOrder | null;
}

interface RulesArgument {
  readonly rules?: readonly string[] | null;
}

interface DeedArguments {
  readonly id: string;
  readonly reason?: string | null;
}

interface SuppressArguments {
  readonly id: string;
  readonly input: Omit<Extract<AlertDeed, { action: 'SUPPRESSED' }>, 'action'>;
}

const usualOrder: AlertOrder = { field: 'SEVERITY', direction: 'ASC' };

const rulesIn = (context: ApiContext) => context.once('rules', () => rulesOf(context.savedQueries.queries));

/** The ids of rules by their ids or aliases; null stays null. */
const idsOf = (context: ApiContext, names: readonly string[] | null | undefined): string[] | null =>
  names?.map((name) => ruleIdFor(rulesIn(context), name)) ?? null;

/** Alerts by their ids, read together; null where there is none. */
export const alertsOf = (context: ApiContext) =>
  context.once(
    'alerts by id',
    () =>
      new DataLoader<string, AlertRow | null>(async (ids) => {
        const rows = await alertsById(readerOf(context), ids);
        return ids.map((id) => rows.find((row) => row.id === id) ?? null);
      }),
  );

const historiesOf = (context: ApiContext) =>
  context.once(
    'histories of alerts',
    () =>
      new DataLoader<string, readonly AlertEventRow[]>(async (ids) => {
        const rows = await alertEvents(readerOf(context), ids);
        return ids.map((id) => rows.filter(({ alert }) => alert === id));
      }),
  );

async function act(context: ApiContext, id: string, deed: AlertDeed): Promise<AlertRow> {
  await applyDeed(context.graph, id, deed, { actor: context.principal.name });
  const [row] = await alertsById(readerOf(context), [id]);
  if (row === undefined) throw appError('ALERT_UNKNOWN', { id });
  return row;
}

const deed =
  (action: 'ACKNOWLEDGED' | 'STARTED' | 'REOPENED') =>
  (_parent: unknown, { id, reason }: DeedArguments, context: ApiContext) =>
    act(context, id, { action, reason: reason ?? null });

async function run(_parent: unknown, args: RulesArgument, context: ApiContext): Promise<Rule[]> {
  const ids = idsOf(context, args.rules);
  const wanted = rulesIn(context).filter(({ id }) => ids?.includes(id) ?? true);
  const { graph, logger, signal } = context;
  const options = { logger, signal, settings: context.rules ?? {} };
  await runRules(graph, wanted, options);
  const watches = new Map([...(await watchesIn(context))].filter(([id]) => ids?.includes(id) ?? true));
  await runWatches(graph, watches, options);
  return [...wanted, ...[...watches.values()].map(({ rule }) => rule)];
}

const controlLists = (controls: Rule['controls']) =>
  Object.entries(controls).map(([framework, items]) => ({ framework, controls: items }));

const parsed = (json: string) => JSON.parse(json) as QueryRow;

const ruleOf = async (context: ApiContext, { rule }: { readonly rule: string }) =>
  rulesIn(context).find(({ id }) => id === rule) ?? (await watchRule(context, rule));

async function exportedOf(context: ApiContext, alert: AlertRow) {
  const rule = await ruleOf(context, alert);
  return exportedAlert(alert, rule === null ? [] : [rule]);
}

const ruleFields = {
  severity: (rule: Rule, _args: unknown, context: ApiContext) =>
    settingsFor(rule, context.rules ?? {}).severity ?? rule.alert.severity,
  confidence: ({ alert }: Rule) => alert.confidence,
  category: ({ alert }: Rule) => alert.category,
  tier: ({ alert }: Rule) => alert.tier,
  enabled: (rule: Rule, _args: unknown, context: ApiContext) =>
    settingsFor(rule, context.rules ?? {}).enabled !== false,
  thresholds: (rule: Rule, _args: unknown, context: ApiContext) => thresholdsOf(rule, context.rules ?? {}),
  aliases: ({ alert }: Rule) => alert.aliases,
  needs: ({ alert, needs }: Rule) => (alert.needs.length > 0 ? alert.needs : needs),
  identity: ({ alert }: Rule) => alert.identity,
  calls: ({ alert }: Rule) => alert.calls,
  controls: ({ controls }: Rule) => controlLists(controls),
  aiControlsApplyOnlyIf: ({ alert }: Rule) => alert.aiControlsApplyOnlyIf ?? null,
  result: ({ id }: Rule, _args: unknown, context: ApiContext) => resultsOf(context).load(id),
};

const resultFields = {
  openAlerts: ({ open }: RuleResultRow) => open,
  passPercentage: (result: RuleResultRow) => passPercentage([result]),
  unknownScopes: ({ unknownScopes }: RuleResultRow) => JSON.parse(unknownScopes) as unknown,
};

/** Whether what is known of an actor is of the change that the alert tells of now. */
const isAttributed = ({ row, attributedFor }: AlertRow) =>
  typeof attributedFor === 'string' && parsed(row).changedAt === attributedFor;

const alertFields = {
  rule: (alert: AlertRow, _args: unknown, context: ApiContext) => ruleOf(context, alert),
  title: async (alert: AlertRow, _args: unknown, context: ApiContext) =>
    (await ruleOf(context, alert))?.title ?? alert.title ?? alert.rule,
  identity: ({ identity }: AlertRow) => parsed(identity),
  details: ({ row }: AlertRow) => parsed(row),
  asset: nodeAt('asset'),
  assetKey: ({ asset }: AlertRow) => asset,
  remediation: async (alert: AlertRow, _args: unknown, context: ApiContext) =>
    (await ruleOf(context, alert))?.remediation ?? null,
  calls: async (alert: AlertRow, _args: unknown, context: ApiContext) =>
    ((await ruleOf(context, alert))?.alert.calls ?? []).map((call) => render(call, parsed(alert.row))),
  actor: (alert: AlertRow) => {
    const { actorKey: key = null, actorUsername: username = null, actorName: name = null } = alert;
    return isAttributed(alert) && (key !== null || name !== null) ? { key, username, name } : null;
  },
  auditEvent: (alert: AlertRow) => (isAttributed(alert) ? (alert.auditEvent ?? null) : null),
  suppression: ({ suppression }: AlertRow) => suppressionOf(suppression),
  riskScore: ({ riskScore }: AlertRow) => riskScore ?? 0,
  riskFactors: ({ riskFactors }: AlertRow) =>
    (riskFactors === null ? [] : JSON.parse(riskFactors)) as unknown,
  paths: async (alert: AlertRow, _args: unknown, context: ApiContext) => {
    const paths = await pathsOfAlert(readerOf(context), await exportedOf(context, alert));
    return paths.map((steps) => ({ steps }));
  },
  history: ({ id }: AlertRow, _args: unknown, context: ApiContext) => historiesOf(context).load(id),
  narrative: async (
    alert: AlertRow,
    { format }: { readonly format: NarrativeFormat },
    context: ApiContext,
  ) => {
    const exported = await exportedOf(context, alert);
    const events = await historiesOf(context).load(alert.id);
    return narrativeText(
      narrativeOf(exported, events, await proofOf(readerOf(context), exported)),
      alertStory,
      format,
    );
  },
};

const eventFields = {
  suppression: ({ suppression }: AlertEventRow) => suppressionOf(suppression),
  alert: ({ alert }: AlertEventRow, _args: unknown, context: ApiContext) => alertsOf(context).load(alert),
};

const tallied = (field: AlertTallyField) => async (page: AlertsPage, _args: unknown, context: ApiContext) =>
  (await tallyOf(context, page, field))[field];

const paged =
  (field: 'edges' | 'nodes' | 'pageInfo') =>
  async ({ page }: AlertsPage) =>
    (await page())[field];

/** Rules, the alerts that they raise, and what people do with them. */
export const alertsModule: ApiModule = {
  resolvers: () => ({
    AlertSeverity: enumOf(severities),
    AlertConfidence: enumOf(confidences),
    AlertStatus: enumOf(alertStatuses),
    AlertAction: enumOf(alertActions),
    SuppressionKind: enumOf(suppressionKinds),
    Query: {
      rules: (_parent, { category }: { readonly category?: string | null }, context) =>
        rulesIn(context).filter(({ alert }) => category == null || alert.category === category),
      rule: (_parent, { id }: { readonly id: string }, context) => findRule(rulesIn(context), id),
      alerts: (_parent, { filter, orderBy, ...page }: AlertsArguments, context) =>
        alertsPage(
          context,
          { ...filter, rules: idsOf(context, filter?.rules) },
          { ...usualOrder, ...orderBy },
          page,
        ),
      alert: (_parent, { id }: { readonly id: string }, context) => alertsOf(context).load(id),
      baselines: (_parent, _args, { graph }) => baselines(graph),
      riskScores: (_parent, { of, first }: { of: RiskSubject; first?: number | null }, context) =>
        riskScores(readerOf(context), of, pageSize(context, { first }, 50)),
    },
    Mutation: {
      acknowledgeAlert: deed('ACKNOWLEDGED'),
      startAlert: deed('STARTED'),
      reopenAlert: deed('REOPENED'),
      resolveAlert: (_parent, { id, reason }: DeedArguments, context) =>
        act(context, id, { action: 'RESOLVED', reason: reason ?? '' }),
      suppressAlert: (_parent, { id, input }: SuppressArguments, context) =>
        act(context, id, { action: 'SUPPRESSED', ...input }),
      runRules: run,
      acceptBaseline: (_parent, { reason }: { readonly reason: string }, { graph, principal }) =>
        acceptBaseline(graph, { by: principal.name, reason }),
    },
    Subscription: {
      alertChanged: {
        subscribe: (_parent: unknown, { rules }: RulesArgument, context: ApiContext) =>
          alertsFor(context, idsOf(context, rules)),
        resolve: (event: AlertEventRow) => event,
      },
    },
    Rule: ruleFields,
    RuleResult: resultFields,
    Alert: alertFields,
    AlertEvent: eventFields,
    AlertConnection: {
      edges: paged('edges'),
      nodes: paged('nodes'),
      pageInfo: paged('pageInfo'),
      totalCount: tallied('total'),
      bySeverity: tallied('bySeverity'),
      byStatus: tallied('byStatus'),
      byRule: tallied('byRule'),
      byGroup: tallied('byGroup'),
      byControl: tallied('byControl'),
    },
  }),
};
