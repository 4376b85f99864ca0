import type { ReportScope } from '../../access/report/grants.js';
import type { Permission } from '../../access/report/permission.js';
import { type PermissionPosition, permissionPosition, permissions } from '../../access/report/permissions.js';
import { type ReportQuestion, reportScope } from '../../access/report/scope.js';
import { readerOf } from '../../core/graph-read.js';
import type { ApiContext } from '../context.js';
import { cursorsOf, type Page, type PageArguments, pageOf, pageSize } from '../pages.js';

/** What a client says of the permissions report. */
export interface PermissionArguments extends PageArguments {
  readonly filter?: ReportQuestion | null;
}

/** A page of the report, with what its other fields need. */
export interface PermissionPage extends Page<Permission> {
  readonly scope: ReportScope;
}

const cursors = cursorsOf('permissions', 4);

/**
 * A page of the permissions report.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS, FILTER_INVALID, PAGE_SIZE, CURSOR_INVALID.
 */
export async function permissionPage(
  context: ApiContext,
  args: PermissionArguments,
): Promise<PermissionPage> {
  const size = pageSize(context, args, 100);
  const after = cursors.read(args.after) as PermissionPosition | undefined;
  const read = readerOf(context);
  const scope = await reportScope(read, args.filter ?? {});
  let rows: readonly Permission[] = [];
  for await (const batch of permissions(read, scope, after)) {
    rows = rows.concat(batch);
    if (rows.length > size) break;
  }
  return { ...pageOf(rows, size, (row) => cursors.write(permissionPosition(row))), scope };
}
