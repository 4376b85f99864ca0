import type { Order, Value } from './order.js';

/** A value that is weaker than it was, or of which that is not known any more. */
export interface Standing {
  /** What it was before it was weakened. */
  readonly strong: Value;
  /** What it is; undefined: it can no longer be read. */
  readonly weak: Value | undefined;
  /** ISO time at which a sync found the last change of it. */
  readonly at: string;
  /** Id of that change record. */
  readonly change: string;
  /** Id of the sync run that found it. */
  readonly run: string | null;
}

/** One change record of one property; undefined where a value was or is not known. */
export interface PropertyChange extends Pick<Standing, 'at' | 'change' | 'run'> {
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/**
 * What stands after one more change. A value is measured by what it was when it was first weakened, so that it ends only when it is as strong
 * as then; while it is not known nothing ends.
 * @param acceptedAt time of the baseline: what stood then was accepted.
 */
export function fold(
  standing: Standing | undefined,
  { before, after, at, change, run }: PropertyChange,
  order: Order,
  acceptedAt: string | null,
): Standing | undefined {
  const isAccepted = standing !== undefined && acceptedAt !== null && standing.at <= acceptedAt;
  const strong = standing === undefined || isAccepted ? before : standing.strong;
  if (strong === undefined) return undefined;
  if (after === undefined || order.isWeaker(strong, after)) return { strong, weak: after, at, change, run };
  return undefined;
}
