import { parseSavedQuery } from '../../src/queries/parse.js';
import type { SavedQuery } from '../../src/queries/types.js';

/** A saved query from the lines of its header, the id aside, and its statement. */
export function savedQueryOf(
  id: string,
  category: string,
  header: readonly string[],
  statement: string,
): SavedQuery {
  const lines = [`id: ${id}`, ...header].map((line) => `// ${line}`);
  const text = ['// ---', ...lines, '// ---', statement].join('\n');
  return parseSavedQuery(text, { name: id, category, file: `${category}/${id}.cypher` });
}
