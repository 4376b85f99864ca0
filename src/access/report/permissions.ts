import { compareText, groupBy } from '../../core/collections.js';
import type { Read } from '../load-places.js';
import { hostOf } from '../resolve.js';
import type { Grant } from '../types.js';
import { type GrantBatch, grantBatches, type ReportScope } from './grants.js';
import {
  loadMemberships,
  loadReportPeople,
  loadRoleNames,
  membershipKey,
  type ReportMembership,
  recent,
} from './known.js';
import { type Permission, permissionOf, sourceOf, strongest } from './permission.js';
import type { ReportPlace } from './places.js';

/** Where a row is in the order of the report: path and key of its place, username and key of its person. */
export type PermissionPosition = readonly [path: string, resource: string, username: string, person: string];

/** The position of a row. */
export function permissionPosition(row: Permission): PermissionPosition {
  return [row.path ?? '', row.resourceKey, row.username ?? '', row.identityKey];
}

/** Things of each sort that are kept in memory for the places that follow. */
const mostKept = 20_000;

interface Pair {
  readonly place: ReportPlace;
  readonly person: string;
  readonly grants: readonly Grant[];
  readonly best: Grant;
}

function pairsOf({ places, grants }: GrantBatch): Pair[] {
  return places.flatMap((place) =>
    [...groupBy(grants.get(place.key) ?? [], ({ person }) => person)].flatMap(([person, own]): Pair[] => {
      const best = strongest(own);
      return best === undefined ? [] : [{ place, person, grants: own, best }];
    }),
  );
}

function roleKeys(pairs: readonly Pair[]): Set<string> {
  const ids = (grant: Grant) => [grant.memberRoleId, grant.shareRoleId].filter((id) => id !== null);
  return new Set(
    pairs.flatMap(({ place, grants }) =>
      grants.flatMap(ids).map((id) => `${hostOf(place.key)}/member_role/${id}`),
    ),
  );
}

/** The names of custom roles on one host, by id: those that the instance tells, else those that memberships tell. */
function namesOn(
  host: string,
  known: ReadonlyMap<string, string>,
  keys: Iterable<string>,
  memberships: Iterable<ReportMembership>,
): ReadonlyMap<number, readonly string[]> {
  const told = new Map([...memberships].map((one) => [one.memberRoleId, one.memberRoleName]));
  const prefix = `${host}/member_role/`;
  const ids = [...keys]
    .filter((key) => key.startsWith(prefix))
    .map((key) => Number(key.slice(prefix.length)));
  return new Map(ids.map((id) => [id, [known.get(`${prefix}${id}`) ?? told.get(id) ?? `custom role ${id}`]]));
}

/** Makes the rows of batches, keeping what neighbouring places share. */
function rowMaker(read: Read) {
  const people = recent(read, loadReportPeople, mostKept);
  const memberships = recent(read, loadMemberships, mostKept);
  const roleNames = recent(read, loadRoleNames, mostKept);
  return async (batch: GrantBatch): Promise<Permission[]> => {
    const pairs = pairsOf(batch);
    const customRoles = roleKeys(pairs);
    const begun = ({ person, best }: Pair) => membershipKey(person, sourceOf(best));
    const [known, begins, names] = await Promise.all([
      people(pairs.map(({ person }) => person)),
      memberships(pairs.filter(({ best }) => best.via !== 'personal').map(begun)),
      roleNames(customRoles),
    ]);
    const today = new Date().toISOString().slice(0, 10);
    const byHost = new Map<string, ReadonlyMap<number, readonly string[]>>();
    const namesOf = (host: string) => {
      const found = byHost.get(host) ?? namesOn(host, names, customRoles, begins.values());
      byHost.set(host, found);
      return found;
    };
    const rows = pairs.flatMap((pair): Permission[] => {
      const person = known.get(pair.person);
      // Whoever went away in the meantime has no role any more.
      if (person === undefined) return [];
      const roleNames = namesOf(hostOf(pair.place.key));
      return [permissionOf({ ...pair, person, membership: begins.get(begun(pair)), roleNames, today })];
    });
    const orders = new Map(batch.places.map(({ key }, index) => [key, index]));
    const orderOf = ({ resourceKey }: Permission) => orders.get(resourceKey) ?? 0;
    return rows.sort((a, b) => orderOf(a) - orderOf(b) || comparePeople(a, b));
  };
}

type PersonOfRow = Pick<Permission, 'username' | 'identityKey'>;

function comparePeople(a: PersonOfRow, b: PersonOfRow): number {
  return compareText(a.username ?? '', b.username ?? '') || compareText(a.identityKey, b.identityKey);
}

/**
 * The permissions report: a row for each person and each group or project in which the person has a role by any grant
 * (R1 to R7, R11), whether or not the account is active; sorted by path, then username. Administrators have rows only where
 * they have grants. Rows come as they are found, so that memory does not grow with the estate.
 * @param after only rows behind this position.
 */
export async function* permissions(
  read: Read,
  scope: ReportScope,
  after?: PermissionPosition,
): AsyncGenerator<readonly Permission[], void, void> {
  const [path = '', key = '', username = '', identityKey = ''] = after ?? [];
  const rowsOf = rowMaker(read);
  for await (const batch of grantBatches(read, scope, { path, key })) {
    const rows = await rowsOf(batch);
    yield rows.filter((row) => row.resourceKey !== key || comparePeople(row, { username, identityKey }) > 0);
  }
}
