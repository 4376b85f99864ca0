import type { AccessDifferenceKind, AccessDifferencesQuery } from '../../generated/operations.js';
import { numberText, timeText } from '../../lib/text.js';

/** The differences between two times. */
export type Diff = AccessDifferencesQuery['accessDiff'];

/** One whose role is not what it was. */
export type DiffRow = Diff['edges'][number];

/** What may have become of a role: what it is called, and where it is counted. */
export const differenceKinds: Readonly<
  Record<AccessDifferenceKind, { readonly label: string; readonly count: (diff: Diff) => number }>
> = {
  GAINED: { label: 'Gained a role', count: ({ gained }) => gained },
  LOST: { label: 'Lost their role', count: ({ lost }) => lost },
  CHANGED: { label: 'Have another role', count: ({ changed }) => changed },
};
/** All of them, in the order in which they are offered. */
export const allDifferences = Object.keys(differenceKinds) as readonly AccessDifferenceKind[];

/** The differences as one sentence. */
export function differencesSentence(
  { gained, lost, changed, resource }: Diff,
  from: string,
  to: string,
): string {
  const when = `Between ${timeText(from)} and ${to === '' ? 'now' : timeText(to)}`;
  if (gained + lost + changed === 0) return `${when} nobody’s role in ${resource.name} changed.`;
  const [one, two, three] = [gained, lost, changed].map(numberText);
  return `${when}, ${one} gained a role in ${resource.name}, ${two} lost theirs, and ${three} have another one.`;
}
