import type { GraphRead } from '../core/graph-read.js';
import { type Severity, severities, tiers } from '../queries/types.js';
import type { AlertCount, RuleResultRow } from './list.js';
import { type Rule, type SettingsOfRules, settingsFor } from './rule.js';

/** Whether rules bear a control out. */
export const controlStates = ['PASS', 'FAIL', 'UNKNOWN', 'NOT_APPLICABLE'] as const;
export type ControlState = (typeof controlStates)[number];

/** Frameworks on AI systems: a rule may say that its controls of these count only for things that belong to one. */
const aiFrameworks: readonly string[] = ['iso42001', 'eu_ai_act'];

/** How many alerts of a rule, severity and kind there are that are not resolved. */
export interface AlertShare {
  readonly rule: string;
  readonly severity: Severity;
  readonly suppressed: boolean;
  /** Whether they are in a group or project that belongs to an AI system. */
  readonly ofAiSystem: boolean;
  readonly count: number;
}

/** What the state of controls is told from. */
export interface ControlInput {
  readonly rules: readonly Rule[];
  readonly settings: SettingsOfRules;
  readonly results: readonly RuleResultRow[];
  readonly shares: readonly AlertShare[];
  /** The tiers of the GitLabs that are read; null for one whose tier is not known. */
  readonly tiers: readonly (string | null)[];
  /** Full paths of the groups and projects that belong to AI systems. */
  readonly aiSystems: readonly string[];
}

/** How a control stands by the rules that are evidence for it. */
export interface ControlStatus {
  readonly framework: string;
  readonly control: string;
  readonly state: ControlState;
  /** Why it is unknown or not applicable; null otherwise. */
  readonly reason: string | null;
  readonly rules: readonly Rule[];
  /** Alerts that are neither resolved nor suppressed, by severity, the worst first. */
  readonly open: readonly AlertCount[];
  readonly suppressed: number;
  /** How much of what its rules looked at and know of is as it should be, in percent, to one decimal; null where nothing is known. */
  readonly passPercentage: number | null;
  /** ISO time since when all its applicable rules are evaluated: the earliest; null where one never was. */
  readonly evaluatedAt: string | null;
}

/** Why a rule does not count for a framework here; undefined where it does. */
function exemption(rule: Rule, framework: string, input: ControlInput): string | undefined {
  const { alert } = rule;
  if (settingsFor(rule, input.settings).enabled === false) return 'switched off';
  const isTooHigh = (tier: string | null) => {
    const rank = (tiers as readonly (string | null)[]).indexOf(tier);
    return rank >= 0 && rank < tiers.indexOf(alert.tier);
  };
  if (input.tiers.length > 0 && input.tiers.every(isTooHigh)) return `of GitLab ${alert.tier}`;
  if (isOfAiOnly(rule, framework) && input.aiSystems.length === 0)
    return 'for AI systems, of which none is named';
  return undefined;
}

/** Whether a rule is evidence for controls of this framework only where the thing belongs to an AI system. */
export const isOfAiOnly = ({ alert }: Rule, framework: string): boolean =>
  aiFrameworks.includes(framework) && alert.aiControlsApplyOnlyIf !== undefined;

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** To one decimal; null of nothing. */
const percentage = (part: number, whole: number) =>
  whole > 0 ? Math.round((part / whole) * 1000) / 10 : null;

/** How many percent of what was checked, and of which it is known, raised no finding; to one decimal, null where nothing is known. */
export function passPercentage(
  results: readonly Pick<RuleResultRow, 'checked' | 'findings' | 'unknown'>[],
): number | null {
  const told = results.filter(({ checked }) => checked !== null);
  const known = sum(told.map(({ checked, unknown }) => (checked ?? 0) - unknown));
  const found = sum(told.map(({ findings }) => findings));
  return percentage(known - found, known);
}

const isTold = (result: RuleResultRow | undefined) => result?.state === 'EVALUATED' && result.unknown === 0;

function statusOf(
  framework: string,
  control: string,
  rules: readonly Rule[],
  input: ControlInput,
): ControlStatus {
  const shares = input.shares.filter(({ rule, ofAiSystem }) =>
    rules.some((own) => own.id === rule && (ofAiSystem || !isOfAiOnly(own, framework))),
  );
  const counts = (suppressed: boolean) => shares.filter((share) => share.suppressed === suppressed);
  const open = severities
    .map((value) => ({
      value,
      count: sum(counts(false).flatMap(({ severity, count }) => (severity === value ? count : []))),
    }))
    .filter(({ count }) => count > 0);
  const exemptions = rules.map((rule) => exemption(rule, framework, input));
  const applicable = rules.filter((_, index) => exemptions[index] === undefined);
  const results = applicable.map(({ id }) => input.results.find(({ rule }) => rule === id));
  const told = results.filter((result) => result !== undefined);
  const times = results.map((result) => result?.evaluatedAt ?? '').sort();
  const lacking = applicable.filter((_, index) => !isTold(results[index])).map(({ id }) => id);
  const [state, reason]: readonly [ControlState, string | null] =
    open.length > 0
      ? ['FAIL', null]
      : applicable.length === 0
        ? ['NOT_APPLICABLE', `Its rules are ${[...new Set(exemptions)].join('; ')}.`]
        : lacking.length > 0
          ? [
              'UNKNOWN',
              `Not all is known to these of its rules, or they have not run: ${lacking.join(', ')}.`,
            ]
          : ['PASS', null];
  return {
    framework,
    control,
    state,
    reason,
    rules,
    open,
    suppressed: sum(counts(true).map(({ count }) => count)),
    passPercentage: passPercentage(told),
    evaluatedAt: times[0] === undefined || times[0] === '' ? null : times[0],
  };
}

/**
 * How every control that a rule is evidence for stands, by framework and control: failed by an alert that is open, passed when all
 * its applicable rules could tell of everything and none is, not applicable when none of its rules counts here, else unknown.
 */
export function controlStatuses(input: ControlInput): ControlStatus[] {
  const byControl = new Map<string, { framework: string; control: string; rules: Rule[] }>();
  for (const rule of input.rules)
    for (const [framework, controls] of Object.entries(rule.controls))
      for (const control of new Set(controls)) {
        const key = `${framework}:${control}`;
        const known = byControl.get(key);
        if (known === undefined) byControl.set(key, { framework, control, rules: [rule] });
        else known.rules.push(rule);
      }
  const collator = new Intl.Collator('en', { numeric: true });
  return [...byControl.values()]
    .map(({ framework, control, rules }) => statusOf(framework, control, rules, input))
    .sort((a, b) => collator.compare(a.framework, b.framework) || collator.compare(a.control, b.control));
}

/** How the controls of one framework stand. */
export interface FrameworkStatus {
  readonly framework: string;
  readonly controls: readonly ControlStatus[];
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
  readonly notApplicable: number;
  /** How many of the controls that apply pass, in percent, to one decimal: those unknown do not; null where none applies. */
  readonly passPercentage: number | null;
}

/** The controls by framework. */
export function frameworksOf(statuses: readonly ControlStatus[]): FrameworkStatus[] {
  return [...new Set(statuses.map(({ framework }) => framework))].map((framework) => {
    const controls = statuses.filter((status) => status.framework === framework);
    const of = (state: ControlState) => controls.filter((status) => status.state === state).length;
    const applicable = controls.length - of('NOT_APPLICABLE');
    return {
      framework,
      controls,
      passed: of('PASS'),
      failed: of('FAIL'),
      unknown: of('UNKNOWN'),
      notApplicable: of('NOT_APPLICABLE'),
      passPercentage: percentage(of('PASS'), applicable),
    };
  });
}

/** The alerts that are not resolved, counted, and the tiers of the GitLabs: what the state of controls is told from. */
export async function controlFacts(
  read: GraphRead,
  aiSystems: readonly string[],
): Promise<Pick<ControlInput, 'shares' | 'tiers'>> {
  const shares = await read<AlertShare>(
    `MATCH (a:Alert) WHERE a.status <> 'RESOLVED'
     RETURN a.rule AS rule, a.severity AS severity, a.status = 'SUPPRESSED' AS suppressed,
       coalesce(any(path IN $aiSystems WHERE a.path = path OR a.path STARTS WITH path + '/'), false) AS ofAiSystem, count(*) AS count`,
    { aiSystems },
  );
  return { shares, tiers: await knownTiers(read) };
}

/** The tiers of the GitLabs that are read; null for one whose tier is not known. */
export async function knownTiers(read: GraphRead): Promise<(string | null)[]> {
  const rows = await read<{ tier: string | null }>('MATCH (a:GitLabAccount) RETURN a.tier AS tier');
  return rows.map(({ tier }) => tier);
}
