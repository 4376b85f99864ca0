import type { ControlState } from '../../generated/operations.js';
import { numberText, titleOf } from '../../lib/text.js';

/** The states of controls, the worst first. */
export const controlStates = [
  'FAIL',
  'UNKNOWN',
  'PASS',
  'NOT_APPLICABLE',
] as const satisfies readonly ControlState[];

/** How many controls of a framework are in each state. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
  readonly notApplicable: number;
  readonly passPercentage: number | null;
}

/** How many controls are in a state. */
export const countOf = (counts: Counts, state: ControlState): number =>
  ({
    PASS: counts.passed,
    FAIL: counts.failed,
    UNKNOWN: counts.unknown,
    NOT_APPLICABLE: counts.notApplicable,
  })[state];

const listed = new Intl.ListFormat('en', { type: 'conjunction' });

/** How the controls of a framework stand, in a sentence or two. */
export function countsText({ passed, failed, unknown, notApplicable, passPercentage }: Counts): string {
  const applying = passed + failed + unknown;
  if (applying === 0) return `None of its ${numberText(notApplicable)} controls applies here.`;
  const parts = [
    passed === 0
      ? 'none passes'
      : `${numberText(passed)} ${passed === 1 ? 'passes' : 'pass'} (${numberText(passPercentage)} %)`,
    failed === 0 ? 'none fails' : `${numberText(failed)} ${failed === 1 ? 'fails' : 'fail'}`,
    ...(unknown === 0 ? [] : [`of ${numberText(unknown)} it is not known`]),
  ];
  const controls =
    applying === 1 ? 'Of the 1 control that applies' : `Of ${numberText(applying)} controls that apply`;
  const others = notApplicable === 0 ? '' : ` ${numberText(notApplicable)} more do not apply here.`;
  return `${controls}, ${listed.format(parts)}.${others}`;
}

const sentences: Readonly<Record<ControlState, string>> = {
  PASS: 'It passes: all its rules that count here could tell of everything, and no alert of them is open.',
  FAIL: 'It fails: alerts of its rules are open.',
  UNKNOWN: 'It is not known: no alert of its rules is open, but they could not see everything.',
  NOT_APPLICABLE: 'It does not apply here: none of its rules counts.',
};

/** Why a control stands as it does, in a sentence. */
export const stateSentence = (state: ControlState): string => sentences[state];

/** How many alerts there are of each severity, such as `2 critical, 1 high`. */
export function alertsText(counts: readonly { readonly value: string; readonly count: number }[]): string {
  const open = counts.filter(({ count }) => count > 0);
  return open.length === 0
    ? 'none'
    : open.map(({ value, count }) => `${numberText(count)} ${titleOf(value).toLowerCase()}`).join(', ');
}

/** How many alerts there are in all. */
export const alertsTotal = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((total, { count }) => total + count, 0);
