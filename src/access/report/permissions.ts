import { compareText, groupBy } from '../../core/collections.js';
import type { GraphRead } from '../../core/graph-read.js';
import { today as dayNow } from '../identities.js';
import { hostOf } from '../key-host.js';
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

/** The key of a custom role, on the host of another key. */
const roleKey = (other: string, id: number | null) => `${hostOf(other)}/member_role/${id}`;

function roleKeys(pairs: readonly Pair[]): Set<string> {
  const ids = (grant: Grant) => [grant.memberRoleId, grant.shareRoleId].filter((id) => id !== null);
  return new Set(
    pairs.flatMap(({ place, grants }) => grants.flatMap(ids).map((id) => roleKey(place.key, id))),
  );
}

/** The names of custom roles by host and id: those that the instance tells, else those that memberships tell. */
function namesByHost(
  keys: Iterable<string>,
  known: ReadonlyMap<string, string>,
  memberships: ReadonlyMap<string, ReportMembership>,
): (host: string) => ReadonlyMap<number, string> {
  const told = new Map(
    [...memberships].map(([key, one]) => [roleKey(key, one.memberRoleId), one.memberRoleName]),
  );
  const hosts = new Map<string, Map<number, string>>();
  for (const key of keys) {
    const id = Number(key.slice(key.lastIndexOf('/') + 1));
    const names = hosts.get(hostOf(key)) ?? new Map<number, string>();
    hosts.set(hostOf(key), names.set(id, known.get(key) ?? told.get(key) ?? `custom role ${id}`));
  }
  return (host) => hosts.get(host) ?? new Map();
}

/** Makes the rows of batches, keeping what neighbouring places share. */
function rowMaker(read: GraphRead) {
  const people = recent(read, loadReportPeople, mostKept);
  const memberships = recent(read, loadMemberships, mostKept);
  const roleNames = recent(read, loadRoleNames, mostKept);
  return async (batch: GrantBatch): Promise<Permission[]> => {
    const pairs = pairsOf(batch);
    const customRoles = roleKeys(pairs);
    const keyOf = (person: string, grant: Grant) => membershipKey(person, sourceOf(grant));
    const told = pairs.flatMap(({ person, best, grants }) =>
      [best, ...grants.filter(({ memberRoleId }) => memberRoleId !== null)]
        .filter(({ via }) => via !== 'personal')
        .map((grant) => keyOf(person, grant)),
    );
    const [known, begins, names] = await Promise.all([
      people(pairs.map(({ person }) => person)),
      memberships(told),
      roleNames(customRoles),
    ]);
    const today = dayNow();
    const namesOn = namesByHost(customRoles, names, begins);
    const rows = pairs.flatMap((pair): Permission[] => {
      const person = known.get(pair.person);
      // Whoever went away in the meantime has no role any more.
      if (person === undefined) return [];
      const roleNames = namesOn(hostOf(pair.place.key));
      const membership = begins.get(keyOf(pair.person, pair.best));
      return [permissionOf({ ...pair, person, membership, roleNames, today })];
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
  read: GraphRead,
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
