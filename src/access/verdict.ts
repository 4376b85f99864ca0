import type { Decision } from './types.js';

/** A list that no connection could read, and on which an answer depends. */
export interface UnreadList {
  readonly connection: string;
  readonly source: string;
  /** Key of the thing whose list it is; null: no list of the source could be read. */
  readonly target: string | null;
  readonly reason: string;
}

/** Each list once, however often it was loaded. */
export function distinctLists(lists: Iterable<UnreadList>): UnreadList[] {
  const textOf = ({ connection, source, target, reason }: UnreadList) =>
    [connection, source, target, reason].join('\n');
  return [...new Map([...lists].map((list) => [textOf(list), list])).values()];
}

/** Yes, no, or unknown, and in a few words why; `unread` are the lists on which an unknown one depends. */
export interface Verdict {
  readonly decision: Decision;
  readonly reason: string;
  readonly unread: readonly UnreadList[];
}

/** One for all: a survey makes hundreds of thousands of verdicts. */
const nothing: readonly UnreadList[] = [];
export const allowed = (reason: string): Verdict => ({ decision: 'ALLOWED', reason, unread: nothing });
export const denied = (reason: string): Verdict => ({ decision: 'DENIED', reason, unread: nothing });
export const unknown = (reason: string, unread: readonly UnreadList[] = nothing): Verdict => ({
  decision: 'UNKNOWN',
  reason,
  unread,
});

/** A check that is made only when it matters. */
export type Check = () => Verdict;

const unreadOf = (verdicts: readonly Verdict[]) => [...new Set(verdicts.flatMap(({ unread }) => unread))];

/** What all checks together say; of thousands of places most checks are settled, so that what is unknown is gathered only where it is. */
function combine<T>(
  items: Iterable<T>,
  check: (item: T) => Verdict,
  settling: Decision,
  otherwise: Verdict,
): Verdict {
  let open: Verdict[] | undefined;
  let last = otherwise;
  for (const item of items) {
    last = check(item);
    if (last.decision === settling) return last;
    if (last.decision === 'UNKNOWN') {
      open ??= [];
      open.push(last);
    }
  }
  const first = open?.[0];
  return open === undefined || first === undefined ? last : { ...first, unread: unreadOf(open) };
}

const nothingAgainst = allowed('nothing stands against it');
const nothingFor = denied('nothing lets it');
const made = (check: Check) => check();

/** Denied when one is, unknown when one is, else the last; nothing is asked after a denial. */
export function all(...checks: readonly Check[]): Verdict {
  return combine(checks, made, 'DENIED', nothingAgainst);
}

/** Allowed when one is, unknown when one is, else the last; nothing is asked after one that allows. */
export function any(...checks: readonly Check[]): Verdict {
  return combine(checks, made, 'ALLOWED', nothingFor);
}

/** The same for as many as there are. */
export function anyOf<T>(items: Iterable<T>, check: (item: T) => Verdict, none: Verdict): Verdict {
  return combine(items, check, 'ALLOWED', none);
}

/** Each of them; allowed when there is none. */
export function allOf<T>(items: Iterable<T>, check: (item: T) => Verdict): Verdict {
  return combine(items, check, 'DENIED', nothingAgainst);
}

/** Whether a fact holds; null where no token could read it. */
export function fact(value: boolean | null, yes: string, no: string, what: string): Verdict {
  if (value === null) return unknown(`it could not be read whether ${what}`);
  return value ? allowed(yes) : denied(no);
}

/** The opposite of a fact; of an unknown one, unknown. */
export function not(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

/**
 * What holds whichever of some cases is the true one, which could not be read: unknown where that matters.
 * @param ways at least one.
 */
export function eitherWay<T>(ways: readonly T[], decide: (way: T) => Verdict, reason: string): Verdict {
  const verdicts = ways.map(decide);
  const [first = nothingFor] = verdicts;
  if (verdicts.every(({ decision }) => decision === 'ALLOWED' || decision === 'DENIED')) {
    if (verdicts.every(({ decision }) => decision === first.decision)) return first;
    return unknown(reason);
  }
  const open = verdicts.find(({ decision }) => decision === 'UNKNOWN') ?? first;
  return { ...open, unread: unreadOf(verdicts) };
}
