import { type GrantEnds, type GrantRow, grantsStatement } from './grants.js';
import type { Read } from './load-places.js';
import type { Grant, Person, Subject } from './types.js';

/** Cypher of what is known of the person `u`. */
export const personFacts = `u {.key, .username, .name, .userType, .bot, .state, .locked, .isAdmin, .isAuditor, .external,
  deployKeys: COLLECT { MATCH (u)-[:OWNS]->(k:GitLabDeployKey) RETURN k.key } }`;

/** What `personFacts` gives. */
export interface PersonRow {
  readonly key: string;
  readonly username: string | null;
  readonly name: string | null;
  readonly userType: string | null;
  readonly state: string | null;
  readonly locked: boolean | null;
  readonly isAdmin: boolean | null;
  readonly isAuditor: boolean | null;
  readonly external: boolean | null;
  readonly deployKeys: readonly string[];
}

/** A person of the graph; `deployKeys` are those that they own. */
export type KnownPerson = Person & Pick<Subject, 'deployKeys'>;

/** A person from its row (R12, R13). */
export function personOf(row: PersonRow): KnownPerson {
  const { key, username, name, userType } = row;
  return {
    key,
    username,
    name,
    userType,
    active: (row.state ?? 'active') === 'active' && row.locked !== true,
    admin: row.isAdmin === true,
    auditor: row.isAuditor === true,
    external: row.external === true,
    deployKeys: new Set(row.deployKeys),
  };
}

/** The custom role that a grant brings (R17). */
function customRoleOf({ via, memberLevel, shareLevels, memberRoleId, shareRoleId }: Grant): number | null {
  if (via !== 'groupShare') return memberRoleId;
  const share = shareLevels[0] ?? 0;
  if (memberLevel < share) return memberRoleId;
  if (memberLevel > share) return shareRoleId;
  return shareRoleId === null ? null : memberRoleId;
}

/** A person as these grants make them in one place. */
export function subjectOf(
  person: KnownPerson,
  grants: readonly Grant[],
  abilities: ReadonlyMap<number, readonly string[]>,
): Subject {
  const roles = grants.map(customRoleOf).filter((id) => id !== null);
  const direct = grants.filter(
    ({ via, steps, memberLevel, shareLevels }) =>
      via === 'projectShare' && steps[1] === steps[2] && memberLevel >= 30 && (shareLevels[0] ?? 0) >= 30,
  );
  return {
    ...person,
    memberRole: Math.max(0, ...grants.map(({ level }) => level)),
    abilities: new Set(roles.flatMap((id) => abilities.get(id) ?? [])),
    entryGroups: new Set(direct.flatMap(({ steps }) => steps[2] ?? [])),
  };
}

/** The abilities of the custom roles of these grants, by GitLab's ids, on the host of a key. */
export async function abilitiesOf(
  read: Read,
  host: string,
  grants: readonly Grant[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const ids = [...new Set(grants.flatMap((grant) => customRoleOf(grant) ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await read<{ id: number; abilities: readonly string[] | null }>(
    'UNWIND $keys AS key MATCH (r:GitLabMemberRole {key: key}) RETURN r.id AS id, r.abilities AS abilities',
    { keys: ids.map((id) => `${host}/member_role/${id}`) },
  );
  return new Map(rows.map(({ id, abilities }) => [id, abilities ?? []]));
}

/** The grants between a person and places, whichever are given. */
export function loadGrants(
  read: Read,
  ends: GrantEnds,
  parameters: { readonly person?: string; readonly places?: readonly string[] },
): Promise<GrantRow[]> {
  return read<GrantRow>(statements[ends], { person: null, places: [], ...parameters });
}

const statements = {
  person: grantsStatement('person'),
  places: grantsStatement('places'),
  both: grantsStatement('both'),
} as const satisfies Record<GrantEnds, string>;

/** People by their keys. */
export async function loadPeople(
  read: Read,
  keys: readonly string[],
): Promise<ReadonlyMap<string, KnownPerson>> {
  const rows = await read<{ person: PersonRow }>(
    `UNWIND $keys AS key MATCH (u:GitLabUser {key: key}) RETURN ${personFacts} AS person`,
    { keys },
  );
  return new Map(rows.map(({ person }) => [person.key, personOf(person)]));
}
