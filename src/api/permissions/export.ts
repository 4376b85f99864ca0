import type { Writable } from 'node:stream';
import { permissionColumns } from '../../access/report/permission.js';
import { permissions } from '../../access/report/permissions.js';
import { type ReportQuestion, reportScope } from '../../access/report/scope.js';
import type { GraphRead } from '../../core/graph-read.js';
import { type ExportFormat, exportRows } from '../export-rows.js';

/**
 * Streams the permissions report, see `exportRows`.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS, FILTER_INVALID, and what `read` throws.
 */
export async function exportPermissions(
  read: GraphRead,
  question: ReportQuestion,
  format: ExportFormat,
  writable: Writable,
  signal: AbortSignal,
): Promise<{ readonly rows: number }> {
  const scope = await reportScope(read, question);
  return exportRows(permissionColumns, () => permissions(read, scope), format, writable, signal);
}
