import type { GraphRead } from '../../core/graph-read.js';
import { grantsStatement } from '../grants.js';
import { loadGrants } from '../subjects.js';
import type { ReportScope } from './grants.js';
import { countPlaces, nextPlaces, type PlacePosition, positionOf, type ReportPlace } from './places.js';

/** How many rows the report has. */
export interface PermissionCount {
  readonly value: number;
  /** Whether places that were not counted are taken to have as many rows as those that were. */
  readonly isEstimate: boolean;
}

/** Rows that are counted one by one; of more, the number is an estimate. */
const counted = 100_000;
const placesAtOnce = 100;

const statement = `CALL () { ${grantsStatement('places')} }
  WITH place, person, max(level) AS level WHERE level >= $minimumLevel RETURN count(*) AS rows`;

async function countOfPerson(read: GraphRead, person: string, { within, minimumLevel }: ReportScope) {
  const grants = await loadGrants(read, 'person', { person });
  const keys = new Set(grants.flatMap(({ place, level }) => (level >= minimumLevel ? place : [])));
  return countPlaces(read, { within, keys: [...keys] });
}

/** Counts the rows of the report: exactly up to 100,000, and of one person. */
export async function countPermissions(read: GraphRead, scope: ReportScope): Promise<PermissionCount> {
  const { within, person, minimumLevel } = scope;
  if (person !== undefined) return { value: await countOfPerson(read, person, scope), isEstimate: false };
  let position: PlacePosition | undefined = { path: '', key: '' };
  let [rows, places] = [0, 0];
  while (position !== undefined && rows <= counted) {
    const found: readonly ReportPlace[] = await nextPlaces(read, { within }, position, placesAtOnce + 1);
    const some = found.slice(0, placesAtOnce);
    const keys = some.map(({ key }) => key);
    const [row] = await read<{ rows: number }>(statement, { places: keys, person: null, minimumLevel });
    rows += row?.rows ?? 0;
    places += some.length;
    const next: ReportPlace | undefined = found[placesAtOnce];
    position = next && positionOf(next);
  }
  if (position === undefined) return { value: rows, isEstimate: false };
  const all = await countPlaces(read, { within });
  return { value: Math.round((rows * all) / Math.max(places, 1)), isEstimate: true };
}
