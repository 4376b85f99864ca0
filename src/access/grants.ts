import { entityLabel } from '../gitlab/model/entity.js';
import type { Grant } from './types.js';

/** A grant as the database gives it, with the keys of what it is of. */
export interface GrantRow extends Grant {
  readonly person: string;
  readonly place: string;
}

/** Which ends of the grants are given: `$person`, `$places`, or both. */
export type GrantEnds = 'person' | 'places' | 'both';

/** Cypher between a group and all groups and projects below it, itself included. */
export const upward = '((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))*';
/** The same for groups only. */
export const groupsOnly = '((:GitLabGroup)-[:HAS]->(:GitLabGroup))*';

/** Whether a membership may count (R2); `m` is the membership, whose state may be unreadable. */
const counts = "coalesce(m.state, 'active') = 'active'";
const surelyCounts = 'm.state IS NOT NULL';
/** Whether invitations to a project may count (R7). */
const unlocked = 'NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(r) }';
const surelyUnlocked = 'NOT EXISTS { MATCH (g:GitLabGroup)-[:HAS]->(r) WHERE g.shareWithGroupLock IS NULL }';
const least = (...levels: readonly string[]) =>
  `reduce(low = 60, level IN [${levels.join(', ')}] | CASE WHEN level < low THEN level ELSE low END)`;
const earliest = (...days: readonly string[]) =>
  `reduce(first = null, day IN [${days.join(', ')}] | CASE WHEN day IS NULL OR first < day THEN first ELSE day END)`;

/** A list that was not read and may hold a way to a role: of members, or of the groups that are invited to a group. */
export type HiddenBy = 'members' | 'invitations';

interface Pattern {
  readonly via: Grant['via'];
  /** From the person `u` by the membership `m` to what it leads to. */
  readonly people: string;
  /** From there to the place `r`. */
  readonly place: string;
  /** The variables of each that the other, or the answer, needs. */
  readonly peopleNames: string;
  readonly placeNames: string;
  /** What must hold of the membership, and of the place. */
  readonly whereMember: string | undefined;
  readonly wherePlace: string | undefined;
  /** What makes a grant certain, of both. */
  readonly certain: string;
  /** The role, from that of the membership. */
  readonly level: (memberLevel: string) => string;
  readonly memberLevel: string;
  /** The group or project that the membership is of, and which lists could hide one; undefined: there is no membership. */
  readonly holder: { readonly name: string; readonly lists: readonly HiddenBy[] } | undefined;
  readonly steps: string;
  readonly shareLevels: string;
  readonly memberRole: string;
  readonly shareRole: string;
  readonly expiresAt: string;
}

/** The ways to a role: the only definition of R1 to R7, read from either end. */
const patterns: readonly Pattern[] = [
  {
    // R1, R3; Minimal Access is a role of the group itself only (R2).
    via: 'membership',
    people: '(u:GitLabUser)-[m:MEMBER_OF]->(h)',
    place: `(h:GitLabGroup|GitLabProject) ${upward} (r:GitLabGroup|GitLabProject)`,
    peopleNames: 'u, m, h',
    placeNames: 'h, r',
    whereMember: `${counts} AND (m.accessLevel > 5 OR (h = r AND h:GitLabGroup))`,
    wherePlace: undefined,
    certain: surelyCounts,
    level: (member) => member,
    memberLevel: 'm.accessLevel',
    holder: { name: 'h', lists: ['members', 'invitations'] },
    steps: '[u.key, h.key, r.key]',
    shareLevels: '[]',
    memberRole: 'm.memberRoleId',
    shareRole: 'null',
    expiresAt: 'm.expiresAt',
  },
  {
    // R4, R6
    via: 'groupShare',
    people: '(u:GitLabUser)-[m:MEMBER_OF]->(i)',
    place: `(i:GitLabGroup)-[s:INVITED_TO]->(h:GitLabGroup) ${upward} (r:GitLabGroup|GitLabProject)`,
    peopleNames: 'u, m, i',
    placeNames: 'i, s, h, r',
    whereMember: `${counts} AND m.accessLevel > 5`,
    // Minimal Access is a role of the group itself only (R2), by an invitation too.
    wherePlace: '(s.accessLevel > 5 OR h = r)',
    certain: surelyCounts,
    level: (member) => least(member, 's.accessLevel'),
    memberLevel: 'm.accessLevel',
    holder: { name: 'i', lists: ['members'] },
    steps: '[u.key, i.key, h.key, r.key]',
    shareLevels: '[s.accessLevel]',
    memberRole: 'm.memberRoleId',
    shareRole: 's.memberRoleId',
    expiresAt: earliest('m.expiresAt', 's.expiresAt'),
  },
  {
    // R5, R7
    via: 'projectShare',
    people: '(u:GitLabUser)-[m:MEMBER_OF]->(h)',
    place: `(h:GitLabGroup) ${groupsOnly} (i:GitLabGroup)-[s:INVITED_TO]->(r:GitLabProject)`,
    peopleNames: 'u, m, h',
    placeNames: 'h, i, s, r',
    whereMember: `${counts} AND m.accessLevel > 5`,
    wherePlace: `${unlocked} AND s.accessLevel > 5`,
    certain: `${surelyCounts} AND ${surelyUnlocked}`,
    level: (member) => least(member, 's.accessLevel'),
    memberLevel: 'm.accessLevel',
    holder: { name: 'h', lists: ['members', 'invitations'] },
    steps: '[u.key, h.key, i.key, r.key]',
    shareLevels: '[s.accessLevel]',
    memberRole: 'null',
    shareRole: 'null',
    expiresAt: earliest('m.expiresAt', 's.expiresAt'),
  },
  {
    // R5: members of groups that are shared with the invited group or one above it.
    via: 'sharedGroup',
    people: '(u:GitLabUser)-[m:MEMBER_OF]->(o)',
    place: `(o:GitLabGroup)-[t:INVITED_TO]->(h:GitLabGroup) ${groupsOnly} (i:GitLabGroup)-[s:INVITED_TO]->(r:GitLabProject)`,
    peopleNames: 'u, m, o',
    placeNames: 'o, t, h, i, s, r',
    whereMember: `${counts} AND m.accessLevel > 5`,
    wherePlace: `${unlocked} AND t.accessLevel > 5 AND s.accessLevel > 5`,
    certain: `${surelyCounts} AND ${surelyUnlocked}`,
    level: (member) => least(member, 't.accessLevel', 's.accessLevel'),
    memberLevel: 'm.accessLevel',
    holder: { name: 'o', lists: ['members'] },
    steps: '[u.key, o.key, h.key, i.key, r.key]',
    shareLevels: '[t.accessLevel, s.accessLevel]',
    memberRole: 'null',
    shareRole: 'null',
    expiresAt: earliest('m.expiresAt', 't.expiresAt', 's.expiresAt'),
  },
  {
    // R1
    via: 'personal',
    people: '(u:GitLabUser)-[:OWNS]->(r:GitLabProject)',
    place: '(r:GitLabProject)',
    peopleNames: 'u, r',
    placeNames: 'r',
    whereMember: undefined,
    wherePlace: undefined,
    certain: 'true',
    level: () => '50',
    memberLevel: '50',
    holder: undefined,
    steps: '[u.key, r.key]',
    shareLevels: '[]',
    memberRole: 'null',
    shareRole: 'null',
    expiresAt: 'null',
  },
];

const conditions = (...some: readonly (string | undefined)[]) => {
  const given = some.filter((one) => one !== undefined);
  return given.length === 0 ? '' : `WHERE ${given.join(' AND ')}`;
};

const places = `MATCH (r:${entityLabel}) WHERE r.key IN $places`;

function matchOf(pattern: Pattern, ends: GrantEnds): string {
  // The barrier of DISTINCT makes the database begin at the end that is given, or at the place, above which there is least.
  const match =
    ends === 'person'
      ? `MATCH (u:GitLabUser {key: $person}) MATCH ${pattern.people} WITH DISTINCT ${pattern.peopleNames}
         MATCH ${pattern.place}`
      : `${places} MATCH ${pattern.place} WITH DISTINCT ${pattern.placeNames}
         ${ends === 'both' ? 'MATCH (u:GitLabUser {key: $person})' : ''} MATCH ${pattern.people}`;
  return `${match} ${conditions(pattern.whereMember, pattern.wherePlace)}`;
}

/** The Cypher of each property of a `GrantRow`. */
const factsOf = (pattern: Pattern) => ({
  person: 'u.key',
  place: 'r.key',
  via: `'${pattern.via}'`,
  level: pattern.level(pattern.memberLevel),
  memberLevel: pattern.memberLevel,
  steps: pattern.steps,
  shareLevels: pattern.shareLevels,
  memberRoleId: pattern.memberRole,
  shareRoleId: pattern.shareRole,
  expiresAt: pattern.expiresAt,
  certain: pattern.certain,
});

const columns = (facts: Readonly<Record<string, string>>) =>
  Object.entries(facts)
    .map(([name, cypher]) => `${cypher} AS ${name}`)
    .join(',\n  ');

/**
 * The Cypher that gives every grant between persons and places (groups and projects) as `GrantRow`s: of `$person`, in
 * `$places`, or between both. Cost follows what is above the places, or the memberships of the person.
 */
export function grantsStatement(ends: GrantEnds): string {
  return patterns
    .map((pattern) => `${matchOf(pattern, ends)}\nRETURN ${columns(factsOf(pattern))}`)
    .join('\nUNION ALL\n');
}

/** Grants of several people that lead the same way to several places: both, and in the order of `Grant` what the grants share. */
export type GrantsRow = readonly [
  people: readonly string[],
  places: readonly string[],
  via: Grant['via'],
  level: number,
  memberLevel: number,
  /** The steps between the person and the place. */
  way: readonly string[],
  shareLevels: readonly number[],
  memberRoleId: number | null,
  shareRoleId: number | null,
  expiresAt: string | null,
  certain: boolean,
];

/** The Cypher that gives the same as `GrantsRow`s named `grants`: of hundreds, names and what they share would weigh most. */
export function grantsTogether(ends: GrantEnds): string {
  return patterns
    .map((pattern) => {
      const { person, place, steps, ...shared } = factsOf(pattern);
      const way = { ...shared, way: `${steps}[1..-1]` };
      const names = Object.keys(way).join(', ');
      return `${matchOf(pattern, ends)} WITH ${columns({ person, ...way, places: `collect(${place})` })}
WITH ${names}, places, collect(person) AS people
RETURN [people, places, via, level, memberLevel, way, shareLevels, memberRoleId, shareRoleId, expiresAt, certain] AS grants`;
    })
    .join('\nUNION ALL\n');
}

/** The grants of a row, one by one. */
export function grantsOf(row: GrantsRow): GrantRow[] {
  const [
    people,
    places,
    via,
    level,
    memberLevel,
    way,
    shareLevels,
    memberRoleId,
    shareRoleId,
    ends,
    certain,
  ] = row;
  return people.flatMap((person) =>
    places.map((place) => ({
      person,
      place,
      via,
      level,
      memberLevel,
      steps: [person, ...way, place],
      shareLevels,
      memberRoleId,
      shareRoleId,
      expiresAt: ends,
      certain,
    })),
  );
}

/** Where a membership, or an invitation of a group, would lead that a list does not show. */
export interface OpeningRow {
  readonly place: string;
  readonly via: Grant['via'];
  /** Key of the group or project whose lists may hide it, and which of them. */
  readonly holder: string;
  readonly lists: readonly HiddenBy[];
  /** The highest role that it could give. */
  readonly level: number;
  /** The roles and the first custom role of the invitations on the way. */
  readonly shareLevels: readonly number[];
  readonly shareRoleId: number | null;
}

/**
 * The Cypher of all `OpeningRow`s by which people could come to roles: in `$places`, or from `$holders`.
 */
export function openingsStatement(from: 'places' | 'holders'): string {
  return patterns
    .flatMap((pattern) => {
      if (pattern.holder === undefined) return [];
      const { name, lists } = pattern.holder;
      const start =
        from === 'places' ? places : `MATCH (${name}:${entityLabel}) WHERE ${name}.key IN $holders`;
      return `${start} MATCH ${pattern.place} ${conditions(pattern.wherePlace)}
RETURN DISTINCT r.key AS place, '${pattern.via}' AS via, ${name}.key AS holder, ${JSON.stringify(lists)} AS lists,
  ${pattern.level('50')} AS level, ${pattern.shareLevels} AS shareLevels, ${pattern.shareRole} AS shareRoleId`;
    })
    .join('\nUNION ALL\n');
}
