import { kindOf } from '../../access/key-host.js';
import type { Graph } from '../../graph/driver.js';
import type { QueryRow } from '../../queries/types.js';
import type { ToldChange } from './audit-events.js';
import { changesOfSubjects, type SubjectChange, toldChanges } from './events-store.js';
import { eventOf } from './judge.js';
import { weakenable } from './properties.js';
import { type Subject, subjectId, weakenedRule } from './record.js';

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

function subjectOf(kind: unknown, property: unknown, key: unknown, fromKey: unknown): Subject | undefined {
  const what = weakenable(String(kind).split(' ')[0] ?? '', String(property));
  const at = textOf(key);
  return what === undefined || at === null ? undefined : { key: at, fromKey: textOf(fromKey), what };
}

/** What the alerts of rules on changes are about, from their columns, by the ids of the rules. */
const subjects: Readonly<Record<string, (row: QueryRow) => Subject | undefined>> = {
  [weakenedRule.id]: (row) => subjectOf(row.kind, row.property, row.objectKey, row.fromKey),
  'protection-downgraded': (row) => subjectOf(row.kind, row.property, row.objectKey, null),
  'asset-exposure-changed': (row) =>
    subjectOf(kindOf(String(row.objectKey)), row.changeType, row.objectKey, null),
  'privileged-role-granted': (row) =>
    textOf(row.resourceKey) === null
      ? subjectOf('user', 'isAdmin', row.subjectKey, null)
      : subjectOf('MEMBER_OF', 'accessLevel', row.resourceKey, row.subjectKey),
};

/** The rules whose alerts tell of a change that an audit event may tell of, too. */
export const attributedRules: ReadonlySet<string> = new Set(Object.keys(subjects));

interface Open {
  readonly id: string;
  readonly subject: Subject;
  readonly changedAt: string;
  /** The event that the row names. */
  readonly event: string | null;
}

async function openAlerts(graph: Pick<Graph, 'read'>): Promise<Open[]> {
  const rows = await graph.read<{ id: string; rule: string; row: string; attributedFor: string | null }>(
    `MATCH (a:Alert) WHERE a.rule IN $rules AND a.status <> 'RESOLVED'
     RETURN a.id AS id, a.rule AS rule, a.row AS row, a.attributedFor AS attributedFor`,
    { rules: [...attributedRules] },
  );
  return rows.flatMap(({ id, rule, row: json, attributedFor }) => {
    const row = JSON.parse(json) as QueryRow;
    const changedAt = textOf(row.changedAt);
    const subject = subjects[rule]?.(row);
    if (changedAt === null || subject === undefined || attributedFor === changedAt) return [];
    return [{ id, subject, changedAt, event: textOf(row.auditEvent) }];
  });
}

/** Key of the event that alone fits the change of a subject at a time; undefined: none does, or several do. */
export function eventAt(
  told: ReadonlyMap<string, readonly ToldChange[]>,
  subject: Subject,
  changes: readonly SubjectChange[],
  at: string,
): string | undefined {
  const place = changes.findIndex((change) => change.at === at);
  const change = changes[place];
  if (change === undefined) return undefined;
  const since = changes[place - 1]?.at ?? null;
  return eventOf(told.get(subjectId(subject)) ?? [], { at, since, after: change.after })?.event;
}

/**
 * Notes on alerts who made the change that they tell of, by the audit event that alone fits its subject, property, time and value. Where
 * none or several do nothing is noted, and it is tried again after the next round, for events come later than changes.
 * @throws errors of the graph.
 */
export async function attributeAlerts(graph: Pick<Graph, 'read' | 'write'>): Promise<void> {
  const open = await openAlerts(graph);
  if (open.length === 0) return;
  const { told } = await toldChanges(graph);
  if (told.size === 0) return;
  const candidates = open.filter(({ subject }) => told.has(subjectId(subject)));
  const changes = await changesOfSubjects(
    graph,
    candidates.map(({ subject }) => subject),
  );
  const found = candidates.flatMap(({ id, subject, changedAt, event }, index) => {
    const named = event ?? eventAt(told, subject, changes[index] ?? [], changedAt);
    return named === undefined ? [] : [{ id, event: named, changedAt }];
  });
  if (found.length === 0) return;
  await graph.write(
    `UNWIND $found AS one
     MATCH (a:Alert {id: one.id}) MATCH (e:GitLabAuditEvent {key: one.event})
     OPTIONAL MATCH (u:GitLabUser)-[:PERFORMED]->(e)
     WITH a, e, one, head(collect(u)) AS u
     SET a.attributedFor = one.changedAt, a.auditEvent = e.key, a.actorKey = u.key,
       a.actorUsername = u.username, a.actorName = coalesce(u.name, e.authorName)`,
    { found },
  );
}
