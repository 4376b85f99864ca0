import { groupBy } from '../../core/collections.js';
import type { Graph, GraphTransaction } from '../../graph/driver.js';
import { fold, type Standing } from './fold.js';
import type { Value } from './order.js';
import { weakenable, weakenables } from './properties.js';
import { recordOf, type Subject, subjectId, weakenedRule } from './record.js';

/** Turns that one transaction looks at. */
const turnsAtOnce = 500;

interface ChangeRow {
  readonly id: string;
  readonly at: string;
  readonly turn: number;
  readonly operation: 'updated' | 'deleted';
  readonly subject: 'node' | 'relationship';
  readonly type: string;
  readonly key: string;
  readonly fromKey: string | null;
  readonly properties: readonly string[];
  readonly run: string | null;
  readonly before: string | null;
  readonly after: string | null;
  /** What of the thing cannot be read now; null when it is gone. */
  readonly unreadable: readonly string[] | null;
}

interface StandingRow {
  readonly subject: string;
  readonly key: string;
  readonly fromKey: string | null;
  readonly type: string;
  readonly property: string;
  readonly strong: string;
  readonly weak: string | null;
  readonly changedAt: string;
  readonly change: string;
  readonly run: string | null;
  readonly notedAt: string;
}

const kinds = [...new Set(weakenables.map(({ kind }) => kind))];

// Waits for the writer whose turn it is, so that all turns up to the count can be seen.
const settle = `
  MATCH (w:WriteTurn {host: $host}) SET w.lookedAt = timestamp()
  RETURN coalesce(w.count, 0) AS turn`;

const begin = `
  MERGE (p:WeakeningPlace {host: $host})
    ON CREATE SET p.turn = 0, p.firstTurn = $turn
  SET p.lockedAt = timestamp()
  RETURN p.turn AS turn, p.firstTurn AS firstTurn`;

const changesIn = `
  MATCH (c:Change) WHERE c.host = $host AND c.turn > $from AND c.turn <= $to
    AND c.type IN $kinds AND c.operation IN ['updated', 'deleted']
  OPTIONAL MATCH (n:GitLabEntity {key: CASE c.subject WHEN 'node' THEN c.key END})
  OPTIONAL MATCH (:GitLabEntity {key: CASE c.subject WHEN 'relationship' THEN c.fromKey END})-[r:MEMBER_OF|INVITED_TO|GRANTS]->
    (:GitLabEntity {key: CASE c.subject WHEN 'relationship' THEN c.key END}) WHERE type(r) = c.type
  RETURN c {.id, .at, .turn, .operation, .subject, .type, .key, .fromKey, .properties, .run, .before, .after,
    unreadable: CASE WHEN n IS NOT NULL THEN coalesce(n.unreadable, []) WHEN r IS NOT NULL THEN coalesce(r.unreadable, []) END} AS change
  ORDER BY c.turn, c.id`;

const standingOf = `
  UNWIND $keys AS key
  CALL (key) {
    MATCH (w:Weakening {key: key}) RETURN w UNION MATCH (w:Weakening {fromKey: key}) RETURN w
  }
  WITH DISTINCT w WHERE w.state <> 'RESTORED'
  RETURN w {.subject, .key, .fromKey, .type, .property, .strong, .weak, .changedAt, .change, .run, .notedAt} AS row`;

/** Which rules told what there was at a time. */
const toldAt = `
  MATCH (r:RuleResult) WHERE r.rule IN $rules AND r.state <> 'FAILED' RETURN r.rule AS rule, r.at AS at`;

const acceptances = `
  OPTIONAL MATCH (b:Baseline {name: 'estate'})
  WITH b.at AS acceptedAt
  CALL (acceptedAt) {
    MATCH (w:Weakening) WHERE w.changedAt <= acceptedAt RETURN w
    UNION
    MATCH (w:Weakening) MATCH (a:Alert {id: w.alert})
    WHERE a.status = 'RESOLVED' AND a.lastSeen >= w.notedAt AND a.resolvedAt >= w.notedAt RETURN w
  }
  DELETE w`;

interface Known {
  readonly subject: Subject;
  standing: Standing | undefined;
  readonly stored: StandingRow | undefined;
}

/** The value of a property as a change record tells it; undefined: not known. */
function valueIn(
  json: string | null,
  { what }: Subject,
  unreadable: readonly string[] | null,
): Value | undefined {
  const value = (JSON.parse(json ?? '{}') as Record<string, Value | undefined>)[what.property];
  if (value !== null) return value;
  return what.order.hasNone && unreadable !== null && !unreadable.includes(what.property) ? null : undefined;
}

function knownOf(row: StandingRow): Known | undefined {
  const what = weakenable(row.type, row.property);
  if (what === undefined) return undefined;
  const { key, fromKey, strong, weak, changedAt: at, change, run } = row;
  const standing = {
    strong: JSON.parse(strong) as Value,
    weak: weak === null ? undefined : (JSON.parse(weak) as Value),
    at,
    change,
    run,
  };
  return { subject: { key, fromKey, what }, standing, stored: row };
}

interface Batch {
  readonly firstTurn: number;
  readonly acceptedAt: string | null;
  readonly told: ReadonlyMap<string, string>;
  readonly now: string;
}

/** Goes through changes in their order. @returns what stands after, by subject, and what was weak only in between. */
function through(changes: readonly ChangeRow[], known: Map<string, Known>, batch: Batch) {
  const restored: ReturnType<typeof recordOf>[] = [];
  for (const row of changes) {
    if (row.operation === 'deleted') {
      for (const each of known.values()) {
        const { key, fromKey, what } = each.subject;
        const isOwn =
          row.subject === 'node'
            ? key === row.key || fromKey === row.key
            : key === row.key && fromKey === row.fromKey && what.kind === row.type;
        if (isOwn) each.standing = undefined;
      }
      continue;
    }
    for (const property of row.properties) {
      const what = weakenable(row.type, property);
      if (what === undefined) continue;
      const subject: Subject = { key: row.key, fromKey: row.subject === 'node' ? null : row.fromKey, what };
      const id = subjectId(subject);
      const each: Known = known.get(id) ?? { subject, standing: undefined, stored: undefined };
      known.set(id, each);
      const before = each.standing;
      const { at, id: change, run, unreadable } = row;
      const change_ = {
        at,
        change,
        run,
        before: valueIn(row.before, subject, unreadable),
        after: valueIn(row.after, subject, unreadable),
      };
      each.standing = fold(before, change_, what.order, batch.acceptedAt);
      const isEnded =
        before?.weak !== undefined && each.standing === undefined && change_.after !== undefined;
      const notedAt = each.stored?.change === before?.change ? each.stored?.notedAt : undefined;
      // Another rule may have told it in the very round in which it was noted here.
      const since = what.toldBy === null ? notedAt : before?.at;
      const lastTold = batch.told.get(what.toldBy ?? weakenedRule.id) ?? '';
      const wasTold = notedAt !== undefined && since !== undefined && lastTold >= since;
      const isLate = batch.acceptedAt !== null && (before?.at ?? '') <= batch.acceptedAt;
      if (isEnded && !wasTold && !isLate && row.turn > batch.firstTurn)
        restored.push(
          recordOf(subject, before, {
            state: 'RESTORED',
            occasion: before.change,
            auditEvent: null,
            notedAt: batch.now,
          }),
        );
    }
  }
  return restored;
}

async function write(
  tx: GraphTransaction,
  known: ReadonlyMap<string, Known>,
  restored: readonly object[],
  now: string,
) {
  const all = [...known.values()];
  const gone = all.flatMap(({ standing, stored }) =>
    standing === undefined && stored !== undefined ? [stored.subject] : [],
  );
  const changed = all.flatMap(({ subject, standing, stored }) => {
    if (standing === undefined || standing.change === stored?.change) return [];
    const state = standing.weak === undefined ? 'UNKNOWN' : 'STANDING';
    return [recordOf(subject, standing, { state, occasion: null, auditEvent: null, notedAt: now })];
  });
  if (gone.length > 0) await tx.run('UNWIND $ids AS id MATCH (w:Weakening {id: id}) DELETE w', { ids: gone });
  const rows = [...changed, ...restored];
  if (rows.length > 0)
    await tx.run('UNWIND $rows AS row MERGE (w:Weakening {id: row.id}) SET w = row', { rows });
}

/** Looks at the next turns of a host. @returns whether there are more. */
function step(graph: Pick<Graph, 'transaction'>, host: string, last: number, now: string): Promise<boolean> {
  return graph.transaction(async (tx) => {
    const [place] = await tx.run<{ turn: number; firstTurn: number }>(begin, { host, turn: last });
    const from = place?.turn ?? 0;
    const to = Math.min(last, from + turnsAtOnce);
    if (to <= from) return false;
    const rows = await tx.run<{ change: ChangeRow }>(changesIn, { host, from, to, kinds });
    const changes = rows.map(({ change }) => change);
    if (changes.length > 0) {
      const [baseline] = await tx.run<{ at: string }>(
        "MATCH (b:Baseline {name: 'estate'}) RETURN b.at AS at",
      );
      const rules = [...new Set([weakenedRule.id, ...weakenables.flatMap(({ toldBy }) => toldBy ?? [])])];
      const told = await tx.run<{ rule: string; at: string }>(toldAt, { rules });
      const keys = [...groupBy(changes, ({ key }) => key).keys()];
      const stored = await tx.run<{ row: StandingRow }>(standingOf, { keys });
      const known = new Map(
        stored.flatMap(({ row }) => {
          const each = knownOf(row);
          return each === undefined ? [] : [[row.subject, each] as const];
        }),
      );
      const restored = through(changes, known, {
        firstTurn: place?.firstTurn ?? 0,
        acceptedAt: baseline?.at ?? null,
        told: new Map(told.map(({ rule, at }) => [rule, at])),
        now,
      });
      await write(tx, known, restored, now);
    }
    await tx.run('MATCH (p:WeakeningPlace {host: $host}) SET p.turn = $to REMOVE p.lockedAt', { host, to });
    return to < last;
  });
}

/**
 * Reads the change records since the last look, in the order of their commits, and keeps which properties are weaker than they were.
 * What a person or a baseline accepted is let go first. Each step is one transaction with the place in the records, so that no
 * record is left out or counted twice, whichever instance looks.
 * @throws errors of the graph.
 */
export async function followChanges(
  graph: Pick<Graph, 'read' | 'transaction'>,
  { now, signal }: { readonly now: string; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  await graph.transaction((tx) => tx.run(acceptances));
  for (const { host } of await graph.read<{ host: string }>('MATCH (w:WriteTurn) RETURN w.host AS host')) {
    const [settled] = await graph.transaction((tx) => tx.run<{ turn: number }>(settle, { host }));
    const last = settled?.turn ?? 0;
    do signal?.throwIfAborted();
    while (await step(graph, host, last, now));
  }
}
