import type { ChangeRecord } from '../../access/history/records.js';
import { idOf } from '../../access/key-host.js';
import type { Graph } from '../../graph/driver.js';
import { eventAt } from './attribute.js';
import { changesOfSubjects, toldChanges } from './events-store.js';
import { weakenable } from './properties.js';
import type { Subject } from './record.js';

/** Who made a change, by the audit event that tells of it. */
export interface ChangeActor {
  /** Key of the event. */
  readonly event: string;
  /** Key of the user; null when the account is gone, or nobody signed in. */
  readonly key: string | null;
  readonly username: string | null;
  readonly name: string | null;
}

/** The properties of a change of which the audit log tells; of a membership that came, its role. */
function subjectsOf({ type, key, fromKey, operation, properties }: ChangeRecord): Subject[] {
  const names = operation === 'created' ? ['accessLevel'] : (properties ?? []);
  return names.flatMap((name) => {
    const what = weakenable(type, name);
    return what === undefined || operation === 'deleted' ? [] : [{ key, fromKey, what }];
  });
}

const actors = `
  UNWIND $events AS event MATCH (e:GitLabAuditEvent {key: event})
  OPTIONAL MATCH (u:GitLabUser)-[:PERFORMED]->(e)
  WITH e, head(collect(u)) AS u
  RETURN e.key AS event, u.key AS key, u.username AS username, coalesce(u.name, e.authorName) AS name`;

/**
 * Who made changes, by their ids: those of which exactly one audit event tells the same of the same thing; all others are left out.
 * @throws errors of the graph.
 */
export async function actorsOfChanges(
  graph: Pick<Graph, 'read'>,
  changes: readonly ChangeRecord[],
): Promise<ReadonlyMap<string, ChangeActor>> {
  const asked = changes.flatMap((change) => subjectsOf(change).map((subject) => ({ change, subject })));
  if (asked.length === 0) return new Map();
  const ids = new Set(asked.flatMap(({ subject: { key, fromKey } }) => [idOf(key), idOf(fromKey ?? '')]));
  const { told } = await toldChanges(graph, [...ids]);
  if (told.size === 0) return new Map();
  const records = await changesOfSubjects(
    graph,
    asked.map(({ subject }) => subject),
  );
  const events = new Map<string, Set<string>>();
  for (const [index, { change, subject }] of asked.entries()) {
    const event = eventAt(told, subject, records[index] ?? [], change.at);
    if (event !== undefined) events.set(change.id, (events.get(change.id) ?? new Set()).add(event));
  }
  // What several people changed between two syncs was not made by one.
  const single = new Map(
    [...events].flatMap(([id, [event, ...more]]) => (more.length > 0 ? [] : [[id, event ?? ''] as const])),
  );
  const rows = await graph.read<ChangeActor>(actors, { events: [...new Set(single.values())] });
  const byEvent = new Map(rows.map((row) => [row.event, row]));
  return new Map(
    [...single].flatMap(([id, event]) => {
      const actor = byEvent.get(event);
      return actor === undefined ? [] : [[id, actor] as const];
    }),
  );
}
