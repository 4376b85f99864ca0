import { sources } from '../../gitlab/sources/index.js';
import type { Graph } from '../../graph/driver.js';
import { sourcesTelling } from '../../sync/facts-needed.js';
import { type Coverage, freshnessOf } from '../../sync/freshness.js';
import { type AuditEventRow, bySubject, isWeakening, type ToldChange, tellingTypes } from './audit-events.js';
import { judge, type KnownChange } from './judge.js';
import type { Value } from './order.js';
import { recordOf, type Subject } from './record.js';

/** A difference of clocks that is no more than the second in which GitLab tells its time, in milliseconds. */
const leastSkewMs = 2000;

const eventsOfTypes = `
  MATCH (e:GitLabAuditEvent) WHERE e.eventType IN $types AND e.createdAt IS NOT NULL
    AND ($ids IS NULL OR toString(e.entityId) IN $ids OR e.targetId IN $ids)
  RETURN e {.key, .createdAt, .eventType, .from, .to, .entityType, .entityId, .targetType, .targetId,
    judged: EXISTS { (:JudgedAuditEvent {key: e.key}) }} AS event`;

const skews = `
  MATCH (c:Connection) OPTIONAL MATCH (c)-[:RAN]->(r:SyncRun {id: c.lastRun})
  RETURN c.host AS host, max(r.clockSkewMs) AS skewMs`;

/**
 * What the audit log tells of properties with a weaker direction, by subject, in this machine's time; and which of it was judged.
 * @param ids of things as GitLab numbers them: what is told of others is left out (default: nothing is).
 */
export async function toldChanges(
  graph: Pick<Graph, 'read'>,
  ids: readonly string[] | null = null,
): Promise<{
  readonly told: ReadonlyMap<string, readonly ToldChange[]>;
  readonly judged: ReadonlySet<string>;
}> {
  const rows = await graph.read<{ event: AuditEventRow & { readonly judged: boolean } }>(eventsOfTypes, {
    types: tellingTypes,
    ids,
  });
  if (rows.length === 0) return { told: new Map(), judged: new Set() };
  const clocks = await graph.read<{ host: string | null; skewMs: number | null }>(skews);
  const skewOf = (key: string) => {
    const skew = clocks.find(({ host }) => host !== null && key.startsWith(`${host}/`))?.skewMs ?? 0;
    return Math.abs(skew) > leastSkewMs ? skew : 0;
  };
  const events = rows.map(({ event }) => ({
    ...event,
    createdAt: new Date(Date.parse(event.createdAt) - skewOf(event.key)).toISOString(),
  }));
  return {
    told: bySubject(events),
    judged: new Set(events.flatMap(({ key, judged }) => (judged ? [key] : []))),
  };
}

/** A change record of a subject. */
export interface SubjectChange extends KnownChange {
  readonly operation: string;
}

/** The change records of subjects, oldest first, in the order of the subjects. */
export async function changesOfSubjects(
  graph: Pick<Graph, 'read'>,
  subjects: readonly Subject[],
): Promise<SubjectChange[][]> {
  const rows = await graph.read<{ index: number; operation: string; at: string; after: string | null }>(
    `UNWIND range(0, size($subjects) - 1) AS index
     WITH index, $subjects[index] AS subject
     MATCH (c:Change {key: subject.key})
     WHERE c.type = subject.kind AND coalesce(c.fromKey, '') = subject.fromKey
       AND (subject.property IN c.properties OR c.operation = 'created')
     RETURN index, c.operation AS operation, c.at AS at, c.after AS after ORDER BY index, c.at, c.id`,
    {
      subjects: subjects.map(({ key, fromKey, what }) => ({
        key,
        fromKey: fromKey ?? '',
        kind: what.kind,
        property: what.property,
      })),
    },
  );
  const changes: SubjectChange[][] = subjects.map(() => []);
  for (const { index, operation, at, after } of rows) {
    const property = subjects[index]?.what.property ?? '';
    const value = (JSON.parse(after ?? '{}') as Record<string, Value | undefined>)[property];
    changes[index]?.push({ operation, at, after: value ?? undefined });
  }
  return changes;
}

/** What subjects are now, in their order; undefined: not known. */
async function valuesOf(
  graph: Pick<Graph, 'read'>,
  subjects: readonly Subject[],
): Promise<(Value | undefined)[]> {
  const rows = await graph.read<{ value: Value }>(
    `UNWIND $subjects AS subject
     OPTIONAL MATCH (n:GitLabEntity {key: subject.key})
     OPTIONAL MATCH (:GitLabEntity {key: subject.fromKey})-[m:MEMBER_OF]->(n)
     RETURN CASE WHEN subject.fromKey = '' THEN n[subject.property] ELSE m[subject.property] END AS value`,
    {
      subjects: subjects.map(({ key, fromKey, what }) => ({
        key,
        fromKey: fromKey ?? '',
        property: what.property,
      })),
    },
  );
  return rows.map(({ value }) => value ?? undefined);
}

const sourcesOf = ({ what }: Subject): readonly string[] =>
  what.kind === 'MEMBER_OF'
    ? (sourcesTelling('members') ?? [])
    : sources.filter(({ feeds }) => feeds.some((kind) => kind === what.kind)).map(({ id }) => id);

/**
 * Looks for weakenings in the audit log that no sync saw, because they were restored before, and keeps them; each event is judged once.
 * @throws errors of the graph.
 */
export async function judgeEvents(
  graph: Pick<Graph, 'read' | 'transaction'>,
  { coverage, now }: { readonly coverage: Coverage; readonly now: string },
): Promise<void> {
  const { told, judged } = await toldChanges(graph);
  const open = [...told.values()].flatMap((all) =>
    all.filter((each) => isWeakening(each) && !judged.has(each.event)).map((event) => ({ event, all })),
  );
  if (open.length === 0) return;
  const subjects = open.map(({ event }) => event.subject);
  const [changes, values] = await Promise.all([
    changesOfSubjects(graph, subjects),
    valuesOf(graph, subjects),
  ]);
  const began = await graph.read<{ host: string; at: string }>(
    `MATCH (c:Connection)-[:RAN]->(r:SyncRun)
     OPTIONAL MATCH (b:Baseline {name: 'estate'})
     WITH c.host AS host, min(r.startedAt) AS first, max(b.at) AS acceptedAt
     // What a baseline accepted is as if it had been before the first run.
     RETURN host, CASE WHEN acceptedAt > first THEN acceptedAt ELSE first END AS at`,
  );
  const seenUpTo = freshnessOf(coverage, []).asOf;
  const verdicts = open.flatMap(({ event, all }, index) => {
    const { complete, asOf } = freshnessOf(coverage, sourcesOf(event.subject));
    const isRead = complete && asOf !== null && event.at < asOf;
    const verdict = judge(event, {
      told: all,
      changes: changes[index] ?? [],
      firstRunAt: began.find(({ host }) => event.event.startsWith(`${host}/`))?.at ?? null,
      seenUpTo,
      now: isRead ? values[index] : undefined,
    });
    if (verdict === undefined) return [];
    const { subject, from = null, to, at, event: key } = event;
    const standing = { strong: from, weak: to, at, change: key, run: null };
    const occurrence = { state: 'RESTORED', occasion: key, auditEvent: key, notedAt: now } as const;
    const record = verdict.as === 'RESTORED' ? recordOf(subject, standing, occurrence) : null;
    return [{ key, as: verdict.as, record }];
  });
  if (verdicts.length === 0) return;
  await graph.transaction(async (tx) => {
    await tx.run("MERGE (p:WeakeningPlace {host: ''}) SET p.lockedAt = timestamp()");
    await tx.run(
      `UNWIND $verdicts AS verdict
       OPTIONAL MATCH (known:JudgedAuditEvent {key: verdict.key})
       WITH verdict, known WHERE known IS NULL
       CREATE (:JudgedAuditEvent {key: verdict.key, as: verdict.as, at: $now})
       WITH verdict WHERE verdict.record IS NOT NULL
       MERGE (w:Weakening {id: verdict.record.id}) SET w = verdict.record`,
      { verdicts, now },
    );
    // Events leave the graph after a month.
    const before = new Date(Date.parse(now) - 90 * 24 * 60 * 60 * 1000).toISOString();
    await tx.run('MATCH (j:JudgedAuditEvent) WHERE j.at < $before DELETE j', { before });
  });
}
