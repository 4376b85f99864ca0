import { compareText, groupBy } from '../../core/collections.js';
import type { GraphRead } from '../../core/graph-read.js';
import { roleOf } from '../decide.js';
import { loadInstance } from '../instance.js';
import { hostOf } from '../key-host.js';
import { customRoleOf, type KnownPerson, loadGrants, loadPeople, subjectOf } from '../subjects.js';
import type { Grant } from '../types.js';

/** Somebody with a role in a group or project. */
export interface RoleHolder {
  readonly person: KnownPerson;
  /** The role: 50 for administrators, 0 for accounts that are not active. */
  readonly accessLevel: number;
  /** The role that an account that is not active would have again. */
  readonly latentAccessLevel: number;
  /** Abilities of custom roles, sorted (R17). */
  readonly abilities: readonly string[];
  /** Whether nothing that no token could read may make the role another one: states of the account and of memberships, locks. */
  readonly certain: boolean;
  readonly grants: readonly Grant[];
}

/** A holder's way of being sorted: by username, then key. */
export const placeOfHolder = ({ person }: Pick<RoleHolder, 'person'>): readonly [string, string] => [
  person.username ?? '',
  person.key,
];

/** Everybody with a role, or one that would count again, in a place of the graph that `read` reads. */
export async function holdersIn(
  read: GraphRead,
  place: string,
  people: readonly string[],
): Promise<RoleHolder[]> {
  const [grants, known, { memberRoles }] = await Promise.all([
    loadGrants(read, 'places', { places: [place] }),
    loadPeople(read, people),
    loadInstance(read, hostOf(place)),
  ]);
  const byPerson = groupBy(grants, ({ person }) => person);
  return [...known.values()]
    .map((person): RoleHolder => {
      const own = byPerson.get(person.key) ?? [];
      const subject = subjectOf(person, own, memberRoles);
      const latentAccessLevel = roleOf(subject);
      const roles = own.flatMap((grant) => customRoleOf(grant) ?? []);
      const isSure = subject.possibleRole <= latentAccessLevel && roles.every((id) => memberRoles.has(id));
      return {
        person,
        accessLevel: subject.active === true ? latentAccessLevel : 0,
        latentAccessLevel,
        abilities: [...new Set(roles.flatMap((id) => memberRoles.get(id) ?? []))].sort(),
        certain: isSure && person.admin !== null && person.active !== null,
        grants: own,
      };
    })
    .filter(({ latentAccessLevel, grants: own }) => latentAccessLevel > 0 || own.length > 0)
    .sort((a, b) => {
      const [[nameA, keyA], [nameB, keyB]] = [placeOfHolder(a), placeOfHolder(b)];
      return compareText(nameA, nameB) || compareText(keyA, keyB);
    });
}
