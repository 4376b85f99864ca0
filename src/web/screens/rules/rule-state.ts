import type { RuleState as ResultState } from '../../generated/operations.js';
import { numberText, titleOf } from '../../lib/text.js';

/** How a rule stands, the worst first. */
export const ruleStates = ['FAIL', 'FAILED', 'UNKNOWN', 'NOT_RUN', 'PASS', 'NOT_APPLICABLE'] as const;
/** How a rule stands. */
export type RuleState = (typeof ruleStates)[number];

/** What people call the states. */
export const ruleStateNames: Readonly<Record<RuleState, string>> = {
  FAIL: 'Fail',
  FAILED: 'Failed to run',
  UNKNOWN: 'Unknown',
  NOT_RUN: 'Not run',
  PASS: 'Pass',
  NOT_APPLICABLE: 'Not applicable',
};

/** What of a rule its state is told from. */
export interface RuleOutcome {
  readonly enabled: boolean;
  readonly result: {
    readonly state: ResultState;
    readonly findings: number;
    readonly openAlerts: number;
  } | null;
}

/** How a rule stands: what it found counts more than what it could not see. */
export function ruleStateOf({ enabled, result }: RuleOutcome): RuleState {
  if (!enabled) return 'NOT_APPLICABLE';
  if (result === null) return 'NOT_RUN';
  if (result.state === 'FAILED') return 'FAILED';
  if (result.openAlerts > 0 || result.findings > 0) return 'FAIL';
  return result.state === 'UNKNOWN' ? 'UNKNOWN' : 'PASS';
}

const things = (count: number) => (count === 1 ? '1 thing' : `${numberText(count)} things`);
const alerts = (count: number) => (count === 1 ? '1 alert is open' : `${numberText(count)} alerts are open`);

function foundText({ checked, findings, openAlerts }: NonNullable<ToldRule['result']>): string {
  const of = checked == null ? '' : ` of the ${things(checked)} that it looked at`;
  const count = checked == null ? things(findings) : numberText(findings);
  const found = findings === 0 ? 'It found nothing in its last run' : `It found something in ${count}${of}`;
  const open =
    openAlerts > 0 ? `${alerts(openAlerts)}.` : 'its alerts are suppressed or resolved, so none is open.';
  return `${found}; ${open}`;
}

/** What the sentences on a rule are made of. */
export interface ToldRule extends RuleOutcome {
  readonly result:
    | (NonNullable<RuleOutcome['result']> & {
        readonly reason?: string | null;
        readonly checked?: number | null;
        readonly unknown?: number;
      })
    | null;
}

const ownSentences = {
  NOT_APPLICABLE: 'It is switched off here, so it says nothing about the estate.',
  NOT_RUN: 'It has not run yet. Rules run after each sync.',
  FAILED: 'It could not be run; its alerts are as they were before.',
} as const;

/** How a rule stands, in sentences. */
export function ruleSentences(rule: ToldRule): readonly string[] {
  const state = ruleStateOf(rule);
  const { result } = rule;
  if (state === 'NOT_APPLICABLE' || result === null)
    return [ownSentences[state === 'NOT_APPLICABLE' ? state : 'NOT_RUN']];
  const reason = result.reason == null ? [] : [result.reason];
  if (state === 'FAILED') return [ownSentences.FAILED, ...reason];
  const unknown = result.unknown ?? 0;
  const first =
    state === 'FAIL'
      ? foundText(result)
      : state === 'UNKNOWN'
        ? 'It found nothing, but not all that it needs was read: what it did not find may be there.'
        : result.checked == null
          ? 'It found nothing.'
          : `It looked at ${things(result.checked)} and found nothing.`;
  const open = unknown === 0 ? [] : [`Of ${things(unknown)} it is not known.`];
  return [first, ...open, ...reason];
}

/** What a rule is about, as a title: `Branch protection`. */
export const categoryText = (category: string): string => titleOf(category.replaceAll(/(?<!^non)-/g, ' '));

const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO'];

/** Rules in the order in which they are read: the worst state first, in it the worst severity, in it the most alerts. */
export function inOrder<Rule extends RuleOutcome & { readonly severity: string; readonly title: string }>(
  rules: readonly Rule[],
): readonly Rule[] {
  const rank = (rule: Rule) => [
    ruleStates.indexOf(ruleStateOf(rule)),
    severities.indexOf(rule.severity),
    -(rule.result?.openAlerts ?? 0),
  ];
  return rules.toSorted((a, b) => {
    const other = rank(b);
    const difference = rank(a)
      .map((value, index) => value - (other[index] ?? 0))
      .find((value) => value !== 0);
    return difference ?? a.title.localeCompare(b.title);
  });
}

/** How many rules are in each state, the worst first; states that none is in are left out. */
export function stateCounts(rules: readonly RuleOutcome[]): readonly (readonly [RuleState, number])[] {
  const states = rules.map(ruleStateOf);
  return ruleStates
    .map((state) => [state, states.filter((each) => each === state).length] as const)
    .filter(([, count]) => count > 0);
}

/** What rules are narrowed by; an empty text narrows nothing. */
export interface RuleFilter {
  readonly state: string;
  readonly category: string;
  readonly severity: string;
  readonly text: string;
}

/** The rules that a filter leaves. */
export function filtered<
  Rule extends RuleOutcome & {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly category: string;
    readonly severity: string;
  },
>(rules: readonly Rule[], { state, category, severity, text }: RuleFilter): readonly Rule[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return rules.filter((rule) => {
    const all = `${rule.id} ${rule.title} ${rule.description}`.toLowerCase();
    return (
      (state === '' || ruleStateOf(rule) === state) &&
      (category === '' || rule.category === category) &&
      (severity === '' || rule.severity === severity) &&
      words.every((word) => all.includes(word))
    );
  });
}
