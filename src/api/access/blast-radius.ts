import { blastRadius } from '../../access/blast-radius.js';
import { appError } from '../../core/errors.js';
import type { GraphRead } from '../../core/graph-read.js';

/** Things of each group that are named at most. */
const mostNamed = 100;

/**
 * A blast radius as the API gives it.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS, PAGE_SIZE.
 */
export async function blastRadiusView(
  read: GraphRead,
  asked: { readonly identity: string; readonly sample: number },
) {
  if (asked.sample < 1 || asked.sample > mostNamed) throw appError('PAGE_SIZE', { most: mostNamed });
  const { groups, complete, unread } = await blastRadius(read, asked);
  return { groups, complete, unknownScopes: unread };
}
