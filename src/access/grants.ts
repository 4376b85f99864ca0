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

/** Whether a membership counts (R2); `m` is the membership. */
const counts = "coalesce(m.state, 'active') = 'active'";
const unlocked = 'NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(r) }';
const least = (...levels: readonly string[]) =>
  `reduce(low = 60, level IN [${levels.join(', ')}] | CASE WHEN level < low THEN level ELSE low END)`;
const earliest = (...days: readonly string[]) =>
  `reduce(first = null, day IN [${days.join(', ')}] | CASE WHEN day IS NULL OR first < day THEN first ELSE day END)`;

interface Pattern {
  readonly via: Grant['via'];
  /** From the person `u` by the membership `m` to what it leads to. */
  readonly people: string;
  /** From there to the place `r`. */
  readonly place: string;
  /** The variables of each that the other, or the answer, needs. */
  readonly peopleNames: string;
  readonly placeNames: string;
  readonly where: readonly string[];
  readonly level: string;
  readonly memberLevel: string;
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
    where: [counts, '(m.accessLevel > 5 OR (h = r AND h:GitLabGroup))'],
    level: 'm.accessLevel',
    memberLevel: 'm.accessLevel',
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
    where: [counts, 'm.accessLevel > 5'],
    level: least('m.accessLevel', 's.accessLevel'),
    memberLevel: 'm.accessLevel',
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
    where: [counts, 'm.accessLevel > 5', unlocked],
    level: least('m.accessLevel', 's.accessLevel'),
    memberLevel: 'm.accessLevel',
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
    where: [counts, 'm.accessLevel > 5', unlocked],
    level: least('m.accessLevel', 't.accessLevel', 's.accessLevel'),
    memberLevel: 'm.accessLevel',
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
    where: [],
    level: '50',
    memberLevel: '50',
    steps: '[u.key, r.key]',
    shareLevels: '[]',
    memberRole: 'null',
    shareRole: 'null',
    expiresAt: 'null',
  },
];

function statementOf(pattern: Pattern, ends: GrantEnds): string {
  // The barrier of DISTINCT makes the database begin at the end that is given, or at the place, above which there is least.
  const match =
    ends === 'person'
      ? `MATCH (u:GitLabUser {key: $person}) MATCH ${pattern.people} WITH DISTINCT ${pattern.peopleNames}
         MATCH ${pattern.place}`
      : `MATCH (r:${entityLabel}) WHERE r.key IN $places MATCH ${pattern.place} WITH DISTINCT ${pattern.placeNames}
         ${ends === 'both' ? 'MATCH (u:GitLabUser {key: $person})' : ''} MATCH ${pattern.people}`;
  const where = pattern.where.length === 0 ? '' : `WHERE ${pattern.where.join(' AND ')}`;
  return `${match} ${where}
RETURN u.key AS person, r.key AS place, '${pattern.via}' AS via, ${pattern.level} AS level,
  ${pattern.memberLevel} AS memberLevel, ${pattern.steps} AS steps, ${pattern.shareLevels} AS shareLevels,
  ${pattern.memberRole} AS memberRoleId, ${pattern.shareRole} AS shareRoleId, ${pattern.expiresAt} AS expiresAt`;
}

/**
 * The Cypher that gives every grant between persons and places (groups and projects) as `GrantRow`s: of `$person`, in
 * `$places`, or between both. Cost follows what is above the places, or the memberships of the person.
 */
export function grantsStatement(ends: GrantEnds): string {
  return patterns.map((pattern) => statementOf(pattern, ends)).join('\nUNION ALL\n');
}
