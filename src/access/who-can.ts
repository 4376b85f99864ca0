import { compareText, groupBy } from '../core/collections.js';
import { decide, roleOf } from './decide.js';
import { loadPlaces, type Read } from './load-places.js';
import type { Place } from './places.js';
import { hostOf, resolvePlace } from './resolve.js';
import {
  abilitiesOf,
  type KnownPerson,
  loadGrants,
  loadPeople,
  type PersonRow,
  personFacts,
  personOf,
  subjectOf,
} from './subjects.js';
import { type Action, type Grant, needsRules } from './types.js';

/** Somebody who may, with the grants behind it. */
export interface Allowed {
  readonly person: KnownPerson;
  /** The role in the place; 50 for administrators. */
  readonly accessLevel: number;
  readonly grants: readonly Grant[];
}

/** Actions that people without any role may do where the place is open to them (R14). */
const openActions: readonly Action[] = ['READ_PROJECT', 'READ_GROUP', 'READ_CODE'];

/** Who has no grant and may all the same: administrators and auditors, and where the place is open, everybody. */
async function others(read: Read, place: Place, action: Action): Promise<KnownPerson[]> {
  const isOpen = place.kind !== 'instance' && place.visibility !== 'private' && openActions.includes(action);
  const rows = await read<{ person: PersonRow }>(
    `MATCH (u:GitLabUser) WHERE u.key STARTS WITH $prefix AND ($everybody OR u.isAdmin = true OR u.isAuditor = true)
     RETURN ${personFacts} AS person`,
    { prefix: `${hostOf(place.key)}/user/`, everybody: isOpen },
  );
  return rows.map(({ person }) => personOf(person));
}

/**
 * Everybody who may do something in a group, project or instance, sorted by username.
 * @param asked `resource` as `resolvePlace` takes it.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS.
 */
export async function whoCan(
  read: Read,
  asked: {
    readonly action: Action;
    readonly resource: string;
    readonly ref?: string;
    readonly minimumLevel?: number;
  },
): Promise<readonly Allowed[]> {
  const key = await resolvePlace(read, asked.resource);
  const { action, ref, minimumLevel = 0 } = asked;
  const [places, grants] = await Promise.all([
    loadPlaces(read, [key], needsRules(action)),
    loadGrants(read, 'places', { places: [key] }),
  ]);
  const place = places.get(key);
  if (place === undefined) return [];
  const byPerson = groupBy(grants, ({ person }) => person);
  const [members, everybody, abilities] = await Promise.all([
    loadPeople(read, [...byPerson.keys()]),
    others(read, place, action),
    abilitiesOf(read, hostOf(key), grants),
  ]);
  const people = new Map([...everybody.map((person) => [person.key, person] as const), ...members]);
  return [...people.values()]
    .flatMap((person): Allowed[] => {
      const own = byPerson.get(person.key) ?? [];
      const subject = subjectOf(person, own, abilities);
      const accessLevel = roleOf(subject);
      if (accessLevel < minimumLevel) return [];
      return decide(action, subject, place, ref).decision === 'ALLOWED'
        ? [{ person, accessLevel, grants: own }]
        : [];
    })
    .sort(
      (a, b) =>
        compareText(a.person.username ?? '', b.person.username ?? '') ||
        compareText(a.person.key, b.person.key),
    );
}
