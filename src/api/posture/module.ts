import { type ControlStatus, controlFacts, controlStatuses, frameworksOf } from '../../alerts/controls.js';
import { ruleResults } from '../../alerts/list.js';
import type { RiskSubject } from '../../alerts/risk-scores.js';
import { rulesOf } from '../../alerts/rule.js';
import { riskTrend, type TrendPoint } from '../../alerts/trend.js';
import { appError } from '../../core/errors.js';
import { readerOf } from '../../core/graph-read.js';
import { type Severity, severities } from '../../queries/types.js';
import type { ApiContext } from '../context.js';
import type { ApiModule } from '../module.js';

/** Groups and projects that can be named as parts of AI systems. */
const mostAiSystems = 100;

interface StatusArguments {
  readonly framework?: string | null;
  readonly aiSystems?: readonly string[] | null;
}

async function controlStatus(_parent: unknown, args: StatusArguments, context: ApiContext) {
  const { framework } = args;
  const aiSystems = args.aiSystems ?? [];
  if (aiSystems.length > mostAiSystems) throw appError('TOO_MANY_KEYS', { most: mostAiSystems });
  const all = rulesOf(context.savedQueries.queries);
  const rules = framework == null ? all : all.filter(({ controls }) => Object.hasOwn(controls, framework));
  if (framework != null && rules.length === 0) {
    const known = [...new Set(all.flatMap(({ controls }) => Object.keys(controls)))].sort();
    throw appError('FRAMEWORK_UNKNOWN', { framework, known });
  }
  const read = readerOf(context);
  const ids = rules.map(({ id }) => id);
  const [facts, results] = await Promise.all([controlFacts(read, aiSystems), ruleResults(read, ids)]);
  const settings = context.rules ?? {};
  const statuses = controlStatuses({ ...facts, rules, settings, results, aiSystems });
  return frameworksOf(statuses).filter((each) => framework == null || each.framework === framework);
}

interface TrendArguments {
  readonly of?: RiskSubject | null;
  readonly subject?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
}

/** Days before the last one of a trend whose first one is not given. */
const usualDays = 29;

function trend(_parent: unknown, { of, subject, ...given }: TrendArguments, context: ApiContext) {
  const now = new Date().toISOString();
  const to = given.to ?? now;
  const from = given.from ?? new Date(Date.parse(to) - usualDays * 86_400_000).toISOString();
  const read = readerOf(context);
  return riskTrend(read, subject == null ? undefined : { of: of ?? 'GROUP', name: subject }, {
    from,
    to,
    now,
  });
}

const ofSeverity =
  (severity: Severity) =>
  ({ severities }: TrendPoint) =>
    severities[severity];

/** Where the estate stands: controls of frameworks, and risk over time. */
export const postureModule: ApiModule = {
  resolvers: () => ({
    Query: { controlStatus, riskTrend: trend },
    RiskPoint: {
      day: ({ day }: TrendPoint) => `${day}T00:00:00.000Z`,
      ...Object.fromEntries(severities.map((severity) => [severity, ofSeverity(severity)])),
    },
    ControlStatus: {
      openAlerts: ({ open }: ControlStatus) => open,
      suppressedAlerts: ({ suppressed }: ControlStatus) => suppressed,
    },
  }),
};
