import { hashOf } from '../../core/hash.js';
import type { Graph, GraphTransaction } from '../../graph/driver.js';
import type { QueryRow, SavedQuery } from '../../queries/types.js';
import type { Kept, RowChange } from './compare.js';
import { keysOf, ruleIdOf, type Watch } from './watch.js';

/** What the graph keeps of a watch. */
export interface Snapshot {
  readonly kept: ReadonlyMap<string, Kept>;
  /** Ids of what stands and whose alert a person resolved. */
  readonly accepted: ReadonlySet<string>;
  /** Goes up with each write; 0: there is none yet. */
  readonly version: number;
}

interface StoredRow {
  readonly id: string;
  readonly accepted: string | null;
  readonly standing: RowChange | null;
  readonly row: string | null;
  readonly isAccepted: boolean;
}

/** Changes with what makes two snapshots incomparable: the query, its parameters, and the keys. */
function signatureOf(watch: Watch, query: SavedQuery): string {
  const { parameters } = watch;
  const about = [query.id, query.statement, Object.entries(parameters).sort(), keysOf(watch, query)];
  return hashOf(about);
}

const rowsOf = `
  MATCH (r:WatchRow {watch: $watch})
  OPTIONAL MATCH (a:Alert {id: r.alert})
  RETURN r {.id, .accepted, .standing, .row, isAccepted: r.standing IS NOT NULL AND coalesce(a.status = 'RESOLVED', false)} AS row`;

const parsed = (json: string | null) => (json === null ? null : (JSON.parse(json) as QueryRow));
const text = (row: QueryRow | null) => (row === null ? null : JSON.stringify(row));

const keptOf = ({ accepted, standing, row }: StoredRow): Kept => ({
  accepted: parsed(accepted),
  standing: standing === null ? null : { change: standing, row: parsed(row) },
});

const acceptedOf = (rows: readonly StoredRow[]) =>
  new Set(rows.filter(({ isAccepted }) => isAccepted).map(({ id }) => id));

const localId = (watch: Watch, id: string) => id.slice(ruleIdOf(watch).length + 1);
const storedId = (watch: Watch, id: string) => `${ruleIdOf(watch)}|${id}`;

/** What is kept of a watch; a snapshot of another query, or with other parameters, is none. */
export async function loadSnapshot(
  graph: Pick<Graph, 'read'>,
  watch: Watch,
  query: SavedQuery,
): Promise<Snapshot> {
  const [state] = await graph.read<{ version: number; signature: string; rows: StoredRow[] }>(
    `MATCH (s:WatchState {watch: $watch})
     RETURN s.version AS version, s.signature AS signature, COLLECT { ${rowsOf} } AS rows`,
    { watch: watch.name },
  );
  if (state?.signature !== signatureOf(watch, query))
    return { kept: new Map(), accepted: new Set(), version: 0 };
  const rows = state.rows.map((row) => ({ ...row, id: localId(watch, row.id) }));
  return {
    kept: new Map(rows.map((row) => [row.id, keptOf(row)])),
    accepted: acceptedOf(rows),
    version: state.version,
  };
}

const sameKept = (a: Kept, b: Kept) =>
  text(a.accepted) === text(b.accepted) && JSON.stringify(a.standing) === JSON.stringify(b.standing);

/**
 * Writes what is to be kept of a watch, in the transaction that writes its alerts.
 * @param alertOf the alert of what stands, by its id.
 * @returns false, and nothing is written, when somebody has written or accepted something since the snapshot was loaded.
 */
export async function saveSnapshot(
  tx: GraphTransaction,
  watch: Watch,
  query: SavedQuery,
  before: Snapshot,
  kept: ReadonlyMap<string, Kept>,
  alertOf: (id: string) => string | null,
): Promise<boolean> {
  const signature = signatureOf(watch, query);
  const [state] = await tx.run<{ version: number; signature: string | null }>(
    `MERGE (s:WatchState {watch: $watch}) SET s.lockedAt = timestamp()
     RETURN coalesce(s.version, 0) AS version, s.signature AS signature`,
    { watch: watch.name },
  );
  const isSame = state?.signature === signature;
  if ((isSame ? state.version : 0) !== before.version) return false;
  if (isSame) {
    const rows = await tx.run<{ row: StoredRow }>(rowsOf, { watch: watch.name });
    const accepted = acceptedOf(rows.map(({ row }) => ({ ...row, id: localId(watch, row.id) })));
    if (![...accepted].every((id) => before.accepted.has(id))) return false;
  } else await tx.run('MATCH (r:WatchRow {watch: $watch}) DELETE r', { watch: watch.name });
  const gone = [...before.kept.keys()].filter((id) => !kept.has(id));
  const changed = [...kept].filter(([id, now]) => {
    const old = before.kept.get(id);
    return old === undefined || !sameKept(old, now);
  });
  await tx.run('UNWIND $ids AS id MATCH (r:WatchRow {id: id}) DELETE r', {
    ids: gone.map((id) => storedId(watch, id)),
  });
  await tx.run(
    `UNWIND $rows AS row MERGE (r:WatchRow {id: row.id})
     SET r = row`,
    {
      rows: changed.map(([id, { accepted, standing }]) => ({
        id: storedId(watch, id),
        watch: watch.name,
        accepted: text(accepted),
        standing: standing?.change ?? null,
        row: text(standing?.row ?? null),
        alert: standing === null ? null : alertOf(id),
      })),
    },
  );
  await tx.run(
    `MATCH (s:WatchState {watch: $watch})
     SET s.signature = $signature, s.version = coalesce(s.version, 0) + 1, s.rows = $rows
     REMOVE s.lockedAt`,
    {
      watch: watch.name,
      signature,
      rows: [...kept.values()].filter(({ accepted }) => accepted !== null).length,
    },
  );
  return true;
}
