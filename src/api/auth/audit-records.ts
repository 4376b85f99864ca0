import type { ApiContext } from '../context.js';
import type { AuditRecord, QueryAuditRecordsArgs } from '../generated/schema-types.js';
import { cursorsOf, pageOf, pageSize } from '../pages.js';

const cursors = cursorsOf('audit', 2);

function timeOf(time: string | null | undefined): string | null {
  return time === null || time === undefined ? null : new Date(time).toISOString();
}

/**
 * A page of audit records, newest first.
 * @throws AppError CURSOR_INVALID, PAGE_SIZE.
 */
export async function auditRecords(context: ApiContext, args: QueryAuditRecordsArgs) {
  const { after, principal, action, since, until } = args;
  const first = pageSize(context, args, 50);
  const [at = 'Z', id = ''] = cursors.read(after) ?? [];
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
      at,
      id,
      rows: first + 1,
    },
  );
  return pageOf(rows, first, (record) => cursors.write([record.at, record.id]));
}
