/** Keys that an event names at most. */
export const mostKeys = 100;

/** Changes of one run, kind and operation as the graph counts them. */
export interface GroupRow {
  readonly connection: string;
  readonly run: string;
  readonly kind: string;
  readonly operation: string;
  readonly total: number;
  readonly at: string;
  /** For the first of them: the key, and the key of the other end of a relationship. */
  readonly ends: readonly (readonly [string, string | null])[];
}

/** Changes that one run found, gathered; the groups of one kind and operation are one. */
export interface GraphChange {
  readonly connection: string;
  readonly run: string;
  readonly groups: readonly GroupRow[];
}

/** Puts together the groups of each run. */
export function gather(groups: readonly GroupRow[]): GraphChange[] {
  const runs = new Map<string, GroupRow[]>();
  for (const group of groups) runs.set(group.run, [...(runs.get(group.run) ?? []), group]);
  return [...runs].map(([run, own]) => ({ connection: own[0]?.connection ?? '', run, groups: own }));
}

/** Both of two gatherings of the same run; undefined when they are of different runs. */
export function mergeChanges(one: GraphChange, two: GraphChange): GraphChange | undefined {
  if (one.run !== two.run) return undefined;
  const groups = new Map(one.groups.map((group) => [`${group.kind} ${group.operation}`, group]));
  for (const group of two.groups) {
    const name = `${group.kind} ${group.operation}`;
    const before = groups.get(name);
    groups.set(name, before === undefined ? group : both(before, group));
  }
  return { ...one, groups: [...groups.values()] };
}

const latest = (times: readonly string[]): string => [...times].sort().at(-1) ?? '';

function both(before: GroupRow, after: GroupRow): GroupRow {
  return {
    ...before,
    total: before.total + after.total,
    at: latest([before.at, after.at]),
    // One more than is told, to know whether there are more.
    ends: [...before.ends, ...after.ends].slice(0, mostKeys + 1),
  };
}

/** The part of a gathering that is of these kinds (null: all); undefined when nothing is. */
export function ofKinds(change: GraphChange, kinds: readonly string[] | null): GraphChange | undefined {
  if (kinds === null) return change;
  const groups = change.groups.filter(({ kind }) => kinds.includes(kind));
  return groups.length === 0 ? undefined : { ...change, groups };
}

/** A gathering as the API tells it. */
export function eventOf({ connection, run, groups }: GraphChange) {
  const keys = [...new Set(groups.flatMap(({ ends }) => ends.flat()).filter((key) => key !== null))];
  const isCut = groups.some(({ ends, total }) => ends.length < total);
  return {
    connection,
    run,
    at: latest(groups.map(({ at }) => at)),
    total: groups.reduce((sum, { total }) => sum + total, 0),
    counts: groups.map(({ kind, operation, total }) => ({ kind, operation, count: total })),
    keys: keys.slice(0, mostKeys),
    keysTruncated: isCut || keys.length > mostKeys,
  };
}
