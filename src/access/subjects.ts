import type { GraphRead } from '../core/graph-read.js';
import { type GrantEnds, type GrantRow, type GrantsRow, grantsOf, grantsTogether } from './grants.js';
import { eachKey, keysIn, readMany } from './in-parts.js';
import { hostOf } from './key-host.js';
import type { Grant, Person } from './types.js';
import type { UnreadList } from './verdict.js';

/** Cypher of what is known of the person `u`. */
export const personFacts =
  '[u.key, u.username, u.name, u.userType, u.state, u.locked, u.isAdmin, u.isAuditor, u.external]';

/** What `personFacts` gives: a list, because of thousands the names of properties would weigh more than what they hold. */
export type PersonRow = readonly [
  key: string,
  username: string | null,
  name: string | null,
  userType: string | null,
  state: string | null,
  locked: boolean | null,
  isAdmin: boolean | null,
  isAuditor: boolean | null,
  external: boolean | null,
];

/** A person of the graph. */
export type KnownPerson = Person;

/** A way to a role that a list which was not read may hold. */
export interface Opening {
  /** The highest role that it could give. */
  readonly level: number;
  /** Whether a custom role could come with it (R17). */
  readonly custom: boolean;
  readonly list: UnreadList;
}

/** A membership, direct or inherited, of a group that a rule names (R22, R33). */
export interface EntryMembership {
  readonly group: string;
  /** The group that the membership is of: the same, or one above. */
  readonly holder: string;
  readonly direct: boolean;
  readonly level: number;
  /** False where the membership's state could not be read. */
  readonly certain: boolean;
  /** The list that was not read and could hold such a membership; none for one that is known. */
  readonly list: UnreadList | undefined;
}

/** A person as regarded in one group or project. */
export interface Subject extends KnownPerson {
  readonly grants: readonly Grant[];
  readonly openings: readonly Opening[];
  /** The highest role of the grants that are certain, 0 without any, as if the account were active. */
  readonly memberRole: number;
  /** The highest that grants which may not count, or lists that were not read, could give. */
  readonly possibleRole: number;
  /** Abilities of custom roles by their ids; one that is missing is not known (R17). */
  readonly abilities: ReadonlyMap<number, readonly string[]>;
  readonly entryMemberships: readonly EntryMembership[];
}

// External users, auditors and administrators are those of an instance, and nobody's accounts on GitLab.com.
const factOf = (value: boolean | null, key: string) => value ?? (hostOf(key) === 'gitlab.com' ? false : null);

/** A person from its row (R12, R13). */
export function personOf(row: PersonRow): KnownPerson {
  const [key, username, name, userType, state, locked, isAdmin, isAuditor, external] = row;
  return {
    key,
    username,
    name,
    userType,
    active: locked === true ? false : state === null ? null : state === 'active',
    admin: factOf(isAdmin, key),
    auditor: factOf(isAuditor, key),
    external: factOf(external, key),
  };
}

const minimalAccess = 5;

/** The custom role that a grant brings (R17); a membership or invitation with Minimal Access counts for nothing (R2). */
export function customRoleOf({
  via,
  memberLevel,
  shareLevels,
  memberRoleId,
  shareRoleId,
}: Grant): number | null {
  if (memberLevel <= minimalAccess) return null;
  if (via !== 'groupShare') return memberRoleId;
  const share = shareLevels[0] ?? 0;
  if (share <= minimalAccess) return null;
  if (memberLevel < share) return memberRoleId;
  if (memberLevel > share) return shareRoleId;
  return shareRoleId === null ? null : memberRoleId;
}

/** What is known of a person in one place beside the grants. */
export interface Surroundings {
  readonly openings?: readonly Opening[];
  readonly entryMemberships?: readonly EntryMembership[];
}

/** A person as these grants make them in one place. */
export function subjectOf(
  person: KnownPerson,
  grants: readonly Grant[],
  abilities: Subject['abilities'],
  { openings = [], entryMemberships = [] }: Surroundings = {},
): Subject {
  let [memberRole, possibleRole] = [0, 0];
  for (const { level, certain } of grants) {
    possibleRole = Math.max(possibleRole, level);
    if (certain) memberRole = Math.max(memberRole, level);
  }
  for (const { level } of openings) possibleRole = Math.max(possibleRole, level);
  // Named one by one, which takes a tenth of the time of a spread: a survey makes one for each of thousands of places.
  return {
    key: person.key,
    username: person.username,
    name: person.name,
    userType: person.userType,
    active: person.active,
    admin: person.admin,
    auditor: person.auditor,
    external: person.external,
    grants,
    openings,
    memberRole,
    possibleRole,
    abilities,
    entryMemberships,
  };
}

/** The grants between a person and places, whichever are given. */
export async function loadGrants(
  read: GraphRead,
  ends: GrantEnds,
  parameters: { readonly person?: string; readonly places?: readonly string[] },
): Promise<GrantRow[]> {
  const rows = await read<{ grants: GrantsRow }>(statements[ends], {
    person: null,
    places: [],
    ...parameters,
  });
  return rows.flatMap(({ grants }) => grantsOf(grants));
}

const statements = {
  person: grantsTogether('person'),
  places: grantsTogether('places'),
  both: grantsTogether('both'),
} as const satisfies Record<GrantEnds, string>;

/** People by their keys. */
export async function loadPeople(
  read: GraphRead,
  keys: readonly string[],
): Promise<ReadonlyMap<string, KnownPerson>> {
  const rows = await readMany<PersonRow>(
    read,
    `${eachKey('people')} MATCH (u:GitLabUser {key: key})`,
    personFacts,
    keysIn('people', keys),
  );
  return new Map(rows.map((row) => [row[0], personOf(row)]));
}
