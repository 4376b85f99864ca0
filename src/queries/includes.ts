import type { QueryProblem, SavedQuery } from './types.js';

/** A line of a statement in whose place the statement of another saved query stands; that one takes no parameters. */
const inclusion = /^[ \t]*\/\/ include: ([a-z0-9-]+)[ \t]*$/gm;

/** The order of all rows, which is lost where a statement is part of another: without it no row waits for the last one in memory. */
const order = /\nORDER BY (?!.*\b(?:LIMIT|SKIP|OFFSET)\b).*\s*$/i;

/** A text with all inclusions in place; `path` are the ids of the queries in which it stands. */
function expanded(text: string, queries: ReadonlyMap<string, SavedQuery>, path: readonly string[]): string {
  return text.replace(inclusion, (_, id: string) => {
    const included = queries.get(id);
    if (included === undefined) throw new Error(`include: there is no query ${id}`);
    if (path.includes(id)) throw new Error(`include: ${[...path, id].join(' includes ')}`);
    if (included.parameters.length > 0 || included.alert !== undefined)
      throw new Error(`include: ${id} is a rule or takes parameters`);
    return expanded(included.statement.replace(order, ''), queries, [...path, id]);
  });
}

/** The queries with the statements that they include; those whose inclusions cannot be found are left out and reported. */
export function withIncludes(queries: readonly SavedQuery[], problems: QueryProblem[]): SavedQuery[] {
  const byId = new Map(queries.map((query) => [query.id, query]));
  return queries.flatMap((query) => {
    try {
      const expand = (text: string) => expanded(text, byId, [query.id]);
      const { alert } = query;
      return {
        ...query,
        statement: expand(query.statement),
        ...(alert === undefined ? {} : { alert: { ...alert, assessment: expand(alert.assessment) } }),
      };
    } catch (error) {
      problems.push({ file: query.file, reason: (error as Error).message });
      return [];
    }
  });
}
