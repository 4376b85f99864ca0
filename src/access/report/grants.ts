import { groupBy } from '../../core/collections.js';
import type { GraphRead } from '../../core/graph-read.js';
import { type GrantRow, grantsStatement } from '../grants.js';
import { loadGrants } from '../subjects.js';
import { nextPlaces, type PlacePosition, positionOf, type ReportPlace } from './places.js';

/** What the report is about; all of it as if accounts were active (R12). */
export interface ReportScope {
  /** Key of a group or project: only itself and what is below it. */
  readonly within?: string | undefined;
  /** Key of the only person. */
  readonly person?: string | undefined;
  /** The least role, by the highest grant. */
  readonly minimumLevel: number;
}

/** Grants by the key of their place. */
export type GrantsByPlace = ReadonlyMap<string, readonly GrantRow[]>;

/** Some places in the order of the report, with the grants in them. */
export interface GrantBatch {
  readonly places: readonly ReportPlace[];
  readonly grants: GrantsByPlace;
}

interface GrantSource {
  /** The only places that can have any; undefined: all. */
  readonly keys: readonly string[] | undefined;
  /** The grants in places; undefined when they are more than may be in memory at once. */
  in(places: readonly ReportPlace[]): Promise<GrantsByPlace | undefined>;
}

/** Grants in memory at once, unless one place alone has more. */
const mostGrants = 10_000;
const mostPlaces = 256;

const byPlace = (grants: readonly GrantRow[]): GrantsByPlace => groupBy(grants, ({ place }) => place);

const statement = `CALL () { ${grantsStatement('places')} }
  WITH * WHERE level >= $minimumLevel RETURN * LIMIT $limit`;

function ofEverybody(read: GraphRead, minimumLevel: number): GrantSource {
  return {
    keys: undefined,
    in: async (places) => {
      const isOne = places.length === 1;
      const grants = await read<GrantRow>(statement, {
        places: places.map(({ key }) => key),
        person: null,
        minimumLevel,
        limit: isOne ? Number.MAX_SAFE_INTEGER : mostGrants + 1,
      });
      return isOne || grants.length <= mostGrants ? byPlace(grants) : undefined;
    },
  };
}

/** One person has hardly more grants than there are places, so they are read once. */
async function ofPerson(read: GraphRead, person: string, minimumLevel: number): Promise<GrantSource> {
  const grants = byPlace(
    (await loadGrants(read, 'person', { person })).filter(({ level }) => level >= minimumLevel),
  );
  return { keys: [...grants.keys()], in: async () => grants };
}

/**
 * The places of the report from a position on, itself included, with their grants: as many places at once as keeps memory
 * small, however different they are.
 */
export async function* grantBatches(
  read: GraphRead,
  { within, person, minimumLevel }: ReportScope,
  from: PlacePosition,
): AsyncGenerator<GrantBatch, void, void> {
  const source =
    person === undefined ? ofEverybody(read, minimumLevel) : await ofPerson(read, person, minimumLevel);
  const scope = { within, keys: source.keys };
  let position: PlacePosition | undefined = from;
  let size = 1;
  while (position !== undefined) {
    const found: readonly ReportPlace[] = await nextPlaces(read, scope, position, size + 1);
    const places = found.slice(0, size);
    const grants = await source.in(places);
    if (grants === undefined) {
      size = Math.ceil(places.length / 2);
      continue;
    }
    yield { places, grants };
    const next: ReportPlace | undefined = found[size];
    position = next && positionOf(next);
    const held = places.reduce((sum, { key }) => sum + (grants.get(key)?.length ?? 0), 0);
    if (held < mostGrants / 4) size = Math.min(size * 2, mostPlaces);
  }
}
