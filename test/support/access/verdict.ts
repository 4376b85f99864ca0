/** True, false, or null where a fact on which it depends is unknown. */
export type Verdict = boolean | null;

/** True when all are, false when one is not, else unknown. */
export function all(...verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(null) ? null : true;
}

/** True when one is, false when none is, else unknown. */
export function any(...verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(true)) return true;
  return verdicts.includes(null) ? null : false;
}

/** The opposite; of the unknown, the unknown. */
export function not(verdict: Verdict): Verdict {
  return verdict === null ? null : !verdict;
}

/** Whether a fact is this value; unknown where the fact is. */
export function is<T>(fact: T | undefined, value: T): Verdict {
  return fact === undefined ? null : fact === value;
}
