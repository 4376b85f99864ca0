import type { GraphRead } from '../../core/graph-read.js';
import { entityLabel } from '../../gitlab/model/entity.js';
import { type KnownPerson, type PersonRow, personFacts, personOf } from '../subjects.js';

/** What the report says of a person beside what decides about access; null is what no token could read, or nothing. */
export interface ReportPerson extends KnownPerson {
  readonly email: string | null;
  readonly state: string | null;
  readonly type: string | null;
  readonly lastActivityOn: string | null;
}

/** A direct membership, and the group or project that it is of. */
export interface ReportMembership {
  readonly createdAt: string | null;
  readonly memberRoleId: number | null;
  readonly memberRoleName: string | null;
  /** Full path of what it is of. */
  readonly path: string | null;
}

type Load<T> = (read: GraphRead, keys: readonly string[]) => Promise<ReadonlyMap<string, T>>;

/**
 * Things by their keys, of which the last used are kept in memory, at most about `most`: neighbouring places have the same
 * people.
 */
export function recent<T>(read: GraphRead, load: Load<T>, most: number) {
  const kept = new Map<string, T>();
  return async (keys: Iterable<string>): Promise<ReadonlyMap<string, T>> => {
    const wanted = new Set(keys);
    const missing = [...wanted].filter((key) => !kept.has(key));
    const loaded = missing.length === 0 ? new Map<string, T>() : await load(read, missing);
    const found = new Map<string, T>();
    for (const key of wanted) {
      const one = kept.get(key) ?? loaded.get(key);
      if (one === undefined) continue;
      found.set(key, one);
      kept.delete(key);
      kept.set(key, one);
    }
    for (const key of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(key);
    }
    return found;
  };
}

interface FactsRow {
  readonly person: PersonRow;
  readonly state: string | null;
  readonly bot: boolean | null;
  readonly email: string | null;
  readonly lastActivityOn: string | null;
}

/** GitLab's type of the user in small letters; `bot` where no more is known. */
function typeOf({ userType }: KnownPerson, bot: boolean | null): string | null {
  if (userType !== null) return userType.toLowerCase();
  return bot === true ? 'bot' : null;
}

/** People by their keys. */
export const loadReportPeople: Load<ReportPerson> = async (read, keys) => {
  const rows = await read<FactsRow>(
    `UNWIND $keys AS key MATCH (u:GitLabUser {key: key})
     RETURN ${personFacts} AS person, u.state AS state, coalesce(u.email, u.publicEmail) AS email, u.lastActivityOn AS lastActivityOn,
       u.bot AS bot`,
    { keys },
  );
  return new Map(
    rows.map(({ person: facts, state, email, lastActivityOn, bot }) => {
      const person = personOf(facts);
      return [person.key, { ...person, email, lastActivityOn, state, type: typeOf(person, bot) }];
    }),
  );
};

/** The key of a membership: of its person, then of its group or project. */
export function membershipKey(person: string, source: string): string {
  return `${person} ${source}`;
}

/** Memberships by their keys. DISTINCT makes the database look between the two ends, not among all members of a group. */
export const loadMemberships: Load<ReportMembership> = async (read, keys) => {
  const rows = await read<ReportMembership & { readonly key: string }>(
    `UNWIND $pairs AS pair MATCH (u:GitLabUser {key: pair[0]}) MATCH (h:${entityLabel} {key: pair[1]})
     WITH DISTINCT pair, u, h MATCH (u)-[m:MEMBER_OF]->(h)
     RETURN pair[0] + ' ' + pair[1] AS key, m.createdAt AS createdAt, m.memberRoleId AS memberRoleId,
       m.memberRoleName AS memberRoleName, h.fullPath AS path`,
    { pairs: keys.map((key) => key.split(' ')) },
  );
  return new Map(rows.map(({ key, ...membership }) => [key, membership]));
};

/** Names of custom roles by their keys. */
export const loadRoleNames: Load<string> = async (read, keys) => {
  const rows = await read<{ key: string; name: string | null }>(
    'UNWIND $keys AS key MATCH (r:GitLabMemberRole {key: key}) RETURN r.key AS key, r.name AS name',
    { keys },
  );
  return new Map(rows.flatMap(({ key, name }) => (name === null ? [] : [[key, name] as const])));
};
