import type { Decision } from './types.js';

/** A list that no connection could read, and on which an answer depends. */
export interface UnreadList {
  readonly connection: string;
  readonly source: string;
  /** Key of the thing whose list it is; null: no list of the source could be read. */
  readonly target: string | null;
  readonly reason: string;
}

/** Yes, no, or unknown, and in a few words why; `unread` are the lists on which an unknown one depends. */
export interface Verdict {
  readonly decision: Decision;
  readonly reason: string;
  readonly unread: readonly UnreadList[];
}

export const allowed = (reason: string): Verdict => ({ decision: 'ALLOWED', reason, unread: [] });
export const denied = (reason: string): Verdict => ({ decision: 'DENIED', reason, unread: [] });
export const unknown = (reason: string, unread: readonly UnreadList[] = []): Verdict => ({
  decision: 'UNKNOWN',
  reason,
  unread,
});

/** A check that is made only when it matters. */
export type Check = () => Verdict;

const unreadOf = (verdicts: readonly Verdict[]) => [...new Set(verdicts.flatMap(({ unread }) => unread))];

function combine(checks: Iterable<Check>, settling: Decision, otherwise: Verdict): Verdict {
  const open: Verdict[] = [];
  let last = otherwise;
  for (const check of checks) {
    last = check();
    if (last.decision === settling) return last;
    if (last.decision === 'UNKNOWN') open.push(last);
  }
  const [first] = open;
  return first === undefined ? last : { ...first, unread: unreadOf(open) };
}

/** Denied when one is, unknown when one is, else the last; nothing is asked after a denial. */
export function all(...checks: readonly Check[]): Verdict {
  return combine(checks, 'DENIED', allowed('nothing stands against it'));
}

/** Allowed when one is, unknown when one is, else the last; nothing is asked after one that allows. */
export function any(...checks: readonly Check[]): Verdict {
  return combine(checks, 'ALLOWED', denied('nothing lets it'));
}

/** The same for as many as there are. */
export function anyOf<T>(items: Iterable<T>, check: (item: T) => Verdict, none: Verdict): Verdict {
  return combine(
    (function* () {
      for (const item of items) yield () => check(item);
    })(),
    'ALLOWED',
    none,
  );
}

/** Each of them; allowed when there is none. */
export function allOf<T>(items: Iterable<T>, check: (item: T) => Verdict): Verdict {
  return combine(
    (function* () {
      for (const item of items) yield () => check(item);
    })(),
    'DENIED',
    allowed('nothing stands against it'),
  );
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
