import { compareText, groupBy } from '../../core/collections.js';
import { roleOf } from '../decide.js';
import type { Read } from '../load-places.js';
import { abilitiesOf, type KnownPerson, loadGrants, loadPeople, subjectOf } from '../subjects.js';
import type { Grant } from '../types.js';
import { hostOfKey } from './keys.js';

/** Somebody with a role in a group or project. */
export interface RoleHolder {
  readonly person: KnownPerson;
  /** The role: 50 for administrators, 0 for accounts that are not active. */
  readonly accessLevel: number;
  /** The role that an account that is not active would have again. */
  readonly latentAccessLevel: number;
  /** Abilities of custom roles, sorted (R17). */
  readonly abilities: readonly string[];
  readonly grants: readonly Grant[];
}

/** A holder's way of being sorted: by username, then key. */
export const placeOfHolder = ({ person }: Pick<RoleHolder, 'person'>): readonly [string, string] => [
  person.username ?? '',
  person.key,
];

/** Everybody with a role, or one that would count again, in a place of the graph that `read` reads. */
export async function holdersIn(read: Read, place: string, people: readonly string[]): Promise<RoleHolder[]> {
  const grants = await loadGrants(read, 'places', { places: [place] });
  const byPerson = groupBy(grants, ({ person }) => person);
  const [known, abilities] = await Promise.all([
    loadPeople(read, people),
    abilitiesOf(read, hostOfKey(place), grants),
  ]);
  return [...known.values()]
    .map((person): RoleHolder => {
      const own = byPerson.get(person.key) ?? [];
      const subject = subjectOf(person, own, abilities);
      const latentAccessLevel = roleOf(subject);
      return {
        person,
        accessLevel: subject.active ? latentAccessLevel : 0,
        latentAccessLevel,
        abilities: [...subject.abilities].sort(),
        grants: own,
      };
    })
    .filter(({ latentAccessLevel }) => latentAccessLevel > 0)
    .sort((a, b) => {
      const [[nameA, keyA], [nameB, keyB]] = [placeOfHolder(a), placeOfHolder(b)];
      return compareText(nameA, nameB) || compareText(keyA, keyB);
    });
}
