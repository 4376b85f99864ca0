import { type ChangeRecord, recordFacts } from '../../access/history/records.js';
import type { ApiContext } from '../context.js';
import { cursorsOf, type Page, type PageArguments, pageOf, pageSize } from '../pages.js';
import { parseKinds } from './kinds.js';

/** Which changes are wanted. */
export interface ChangesArguments extends PageArguments {
  readonly since?: string | null;
  readonly until?: string | null;
  readonly kinds?: readonly string[] | null;
  readonly operations?: readonly string[] | null;
  readonly key?: string | null;
  readonly connection?: string | null;
  readonly run?: string | null;
}

/** Changes that are counted one by one; of more, the number is an estimate. */
const counted = 100_000;

const cursors = cursorsOf('changes', 2);

/** Later than every time: a text that begins with it sorts behind all digits. */
const never = '~';

const utc = (time: string | null | undefined) => (time == null ? null : new Date(time).toISOString());

interface Selection {
  readonly match: string;
  readonly where: readonly string[];
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Whether nothing was asked to be left out. */
  readonly isAll: boolean;
}

const byKey = `CALL () {
    MATCH (c:Change {key: $key}) RETURN c
    UNION MATCH (c:Change {fromKey: $key}) RETURN c
  } WITH c`;

function selectionOf(args: ChangesArguments): Selection {
  const { key, connection, run, operations } = args;
  const kinds = parseKinds(args.kinds);
  const parameters = {
    since: utc(args.since) ?? '',
    until: utc(args.until) ?? never,
    kinds,
    operations: operations ?? null,
    key: key ?? null,
    connection: connection ?? null,
    run: run ?? null,
  };
  const filters = [
    ...(kinds === null ? [] : ['c.type IN $kinds']),
    ...(operations == null ? [] : ['c.operation IN $operations']),
    ...(connection == null ? [] : ['c.connection = $connection']),
    ...(run == null ? [] : ['c.run = $run']),
  ];
  return {
    match: key == null ? 'MATCH (c:Change)' : byKey,
    // The bounds are always there, so that their index gives the order.
    where: ['c.at >= $since', 'c.at < $until', ...filters],
    parameters,
    isAll: key == null && filters.length === 0 && args.since == null && args.until == null,
  };
}

async function totalOf(context: ApiContext, { match, where, parameters, isAll }: Selection) {
  const all = async () => {
    const rows = await context.read<{ total: number }>('MATCH (c:Change) RETURN count(c) AS total');
    return rows[0]?.total ?? 0;
  };
  if (isAll) return { value: await all(), isEstimate: false };
  const [row] = await context.read<{ total: number }>(
    `${match} WHERE ${where.join(' AND ')} WITH c LIMIT $limit RETURN count(c) AS total`,
    { ...parameters, limit: counted + 1 },
  );
  const total = row?.total ?? 0;
  if (total <= counted) return { value: total, isEstimate: false };
  const statement = `${match} WHERE ${where.join(' AND ')} RETURN c.id AS id`;
  const { estimatedRows } = await context.graph.explain(statement, parameters);
  // More than were counted, and no more than there are.
  const value = Math.min(Math.max(Math.round(estimatedRows), total), await all());
  return { value, isEstimate: true };
}

/** A page of changes, with what its other fields need. */
export interface ChangesPage extends Page<ChangeRecord> {
  readonly kinds: readonly string[] | null;
  readonly total: () => Promise<{ readonly value: number; readonly isEstimate: boolean }>;
}

/**
 * A page of changes, newest first.
 * @throws AppError PAGE_SIZE, CURSOR_INVALID, and REQUEST_INVALID for an unknown kind.
 */
export async function changesPage(context: ApiContext, args: ChangesArguments): Promise<ChangesPage> {
  const size = pageSize(context, args, 50);
  const place = cursors.read(args.after);
  const selection = selectionOf(args);
  const after = ['c.at <= $at', '(c.at < $at OR c.id < $id)'];
  const conditions = place === undefined ? selection.where : [...selection.where, ...after];
  const rows = await context.read<{ change: ChangeRecord }>(
    `${selection.match} WHERE ${conditions.join(' AND ')}
     WITH c ORDER BY c.at DESC, c.id DESC LIMIT $limit
     RETURN ${recordFacts}
       AS change`,
    { ...selection.parameters, at: place?.[0] ?? null, id: place?.[1] ?? null, limit: size + 1 },
  );
  const changes = rows.map(({ change }) => change);
  return {
    ...pageOf(changes, size, ({ at, id }) => cursors.write([at, id])),
    kinds: parseKinds(args.kinds),
    total: () => totalOf(context, selection),
  };
}
