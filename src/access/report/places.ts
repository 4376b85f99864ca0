import type { GraphRead } from '../../core/graph-read.js';
import { entityLabel } from '../../gitlab/model/entity.js';
import { upward } from '../grants.js';

/** A group or project of the report. */
export interface ReportPlace {
  readonly key: string;
  readonly kind: 'group' | 'project';
  /** Full path; null where no list tells it. */
  readonly path: string | null;
}

/** A place in the order of the report: by path, those without one first, then by key; two empty texts are its beginning. */
export interface PlacePosition {
  readonly path: string;
  readonly key: string;
}

/** Which places are reported: all of them, or those that are in each of these sets. */
export interface PlaceScope {
  /** Key of a group or project: itself and all below it. */
  readonly within?: string | undefined;
  /** Keys of the only places that count. */
  readonly keys?: readonly string[] | undefined;
}

const result = `r.key AS key, CASE WHEN r:GitLabProject THEN 'project' ELSE 'group' END AS kind, r.fullPath AS path`;
const order = "coalesce(path, ''), key LIMIT $limit";

/** The index on the path of each label gives the order, so that no page reads all places. */
function amongAll({ path }: PlacePosition): string {
  const named = ['GitLabGroup', 'GitLabProject'].map(
    (label) => `MATCH (r:${label}) WHERE r.fullPath >= $path AND (r.fullPath > $path OR r.key >= $key)
      RETURN r ORDER BY r.fullPath, r.key LIMIT $limit`,
  );
  const unnamed = `MATCH (r:GitLabGroup|GitLabProject) WHERE r.fullPath IS NULL AND r.key >= $key
    RETURN r ORDER BY r.key LIMIT $limit`;
  const parts = path === '' ? [...named, unnamed] : named;
  return `CALL () { ${parts.join(' UNION ALL ')} } RETURN ${result} ORDER BY ${order}`;
}

function matchOf({ within, keys }: PlaceScope): string {
  const below = `MATCH (:${entityLabel} {key: $within}) ${upward} (r:GitLabGroup|GitLabProject)`;
  const listed = `MATCH (r:GitLabGroup|GitLabProject) WHERE r.key IN $keys`;
  if (within === undefined) return keys === undefined ? 'MATCH (r:GitLabGroup|GitLabProject)' : listed;
  return keys === undefined ? below : `${below} WHERE r.key IN $keys`;
}

/** The places of the report from a position on, itself included, in order, at most `limit`. */
export function nextPlaces(
  read: GraphRead,
  scope: PlaceScope,
  from: PlacePosition,
  limit: number,
): Promise<ReportPlace[]> {
  const isAll = scope.within === undefined && scope.keys === undefined;
  const statement = isAll
    ? amongAll(from)
    : `${matchOf(scope)} WITH DISTINCT r, coalesce(r.fullPath, '') AS at
       WHERE at > $path OR (at = $path AND r.key >= $key) RETURN ${result} ORDER BY ${order}`;
  return read<ReportPlace>(statement, { within: null, keys: [], ...scope, ...from, limit });
}

/** How many places the report covers. */
export async function countPlaces(read: GraphRead, scope: PlaceScope): Promise<number> {
  const statement = `${matchOf(scope)} RETURN count(DISTINCT r) AS places`;
  const [row] = await read<{ places: number }>(statement, { within: null, keys: [], ...scope });
  return row?.places ?? 0;
}

/** Where a place is in the order of the report. */
export function positionOf({ path, key }: ReportPlace): PlacePosition {
  return { path: path ?? '', key };
}
