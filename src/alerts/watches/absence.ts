import { lex } from '../../queries/cypher/lexer.js';
import type { SavedQuery } from '../../queries/types.js';

/** Words by which a row can come to be because something was not there, or by which one row tells of many. */
const words: ReadonlySet<string> = new Set(
  `NOT OPTIONAL NONE ALL SINGLE NULL EXISTS CASE COALESCE NULLIF ISEMPTY SIZE COUNT COLLECT SUM AVG MIN MAX STDEV STDEVP
   PERCENTILECONT PERCENTILEDISC REDUCE LIMIT SKIP OFFSET`.split(/\s+/),
);

/**
 * Whether rows of a query may be there only because something was not read. A rule says itself what it does not know, and is trusted; of
 * any other query it is taken to be so unless its words tell otherwise.
 */
export function restsOnAbsence({ alert, statement }: SavedQuery): boolean {
  if (alert !== undefined) return false;
  try {
    return lex(statement).some(({ upper }) => words.has(upper));
  } catch {
    return true;
  }
}
