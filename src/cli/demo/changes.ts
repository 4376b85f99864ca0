import type { Graph } from '../../graph/driver.js';

const shown = 3;

interface ChangeRow {
  readonly operation: string;
  readonly type: string;
  readonly key: string;
  readonly fromKey: string | null;
  readonly properties: readonly string[] | null;
  readonly total: number;
}

/** A key without its host: `user/12`. */
function shortKey(key: string): string {
  return key.split('/').slice(-2).join('/');
}

function changeText({ operation, type, key, fromKey, properties }: ChangeRow): string {
  const what = fromKey === null ? shortKey(key) : `${shortKey(fromKey)} ${type} ${shortKey(key)}`;
  const names = operation === 'updated' ? ` (${(properties ?? []).join(', ')})` : '';
  return `${operation} ${what}${names}`;
}

/** The changes that a run found, the first few in words: `deleted user/12 MEMBER_OF group/4, and 2 more`. */
export async function changesFound(graph: Graph, run: string): Promise<string> {
  const rows = await graph.read<ChangeRow>(
    `MATCH (c:Change {run: $run})
     WITH c ORDER BY c.id
     WITH collect(c) AS changes
     UNWIND changes[..$shown] AS c
     RETURN c.operation AS operation, c.type AS type, c.key AS key, c.fromKey AS fromKey,
       c.properties AS properties, size(changes) AS total`,
    { run, shown },
  );
  const total = rows[0]?.total ?? 0;
  if (total === 0) return 'no change';
  const more = total > rows.length ? `, and ${total - rows.length} more` : '';
  return `${rows.map(changeText).join(', ')}${more}`;
}
