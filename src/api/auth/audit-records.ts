import { z } from 'zod';
import { appError } from '../../core/errors.js';
import type { ApiContext } from '../context.js';
import type { AuditRecord, QueryAuditRecordsArgs } from '../generated/schema-types.js';

const placeSchema = z.tuple([z.literal('audit'), z.string(), z.string()]);

function cursorOf({ at, id }: AuditRecord): string {
  return Buffer.from(JSON.stringify(['audit', at, id])).toString('base64url');
}

function placeOf(cursor: string): { at: string; id: string } {
  try {
    const [, at, id] = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { at, id };
  } catch (error) {
    throw appError('CURSOR_INVALID', undefined, error);
  }
}

function timeOf(time: string | null | undefined): string | null {
  return time === null || time === undefined ? null : new Date(time).toISOString();
}

/**
 * A page of audit records, newest first.
 * @throws AppError CURSOR_INVALID, PAGE_SIZE.
 */
export async function auditRecords(context: ApiContext, args: QueryAuditRecordsArgs) {
  const { first = 50, after, principal, action, since, until } = args;
  const { maxPageSize } = context.limits;
  if (first < 1 || first > maxPageSize) throw appError('PAGE_SIZE', { most: maxPageSize });
  const place = after === null || after === undefined ? undefined : placeOf(after);
  const rows = await context.read<AuditRecord>(
    `MATCH (a:AuditRecord)
     WHERE a.at >= $since AND a.at < $until AND a.at <= $at AND (a.at < $at OR a.id < $id)
       AND ($principal IS NULL OR a.principalId = $principal OR a.principalName = $principal)
       AND ($action IS NULL OR a.action = $action)
     RETURN a.id AS id, a.at AS at, a.principalId AS principalId, a.principalName AS principalName,
       a.action AS action, a.arguments AS arguments, a.outcome AS outcome, a.code AS code,
       a.durationMs AS durationMs, a.requestId AS requestId, a.address AS address
     ORDER BY a.at DESC, a.id DESC LIMIT $rows`,
    {
      principal: principal ?? null,
      action: action ?? null,
      // Times are stored as text; what begins with a letter comes after all of them.
      since: timeOf(since) ?? '',
      until: timeOf(until) ?? 'Z',
      at: place?.at ?? 'Z',
      id: place?.id ?? '',
      rows: first + 1,
    },
  );
  const nodes = rows.slice(0, first);
  const edges = nodes.map((node) => ({ node, cursor: cursorOf(node) }));
  const pageInfo = { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null };
  return { edges, nodes, pageInfo };
}
