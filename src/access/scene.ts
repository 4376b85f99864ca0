import { groupBy } from '../core/collections.js';
import type { GraphRead } from '../core/graph-read.js';
import { entityLabel } from '../gitlab/model/entity.js';
import { type GrantRow, groupsOnly, type OpeningRow, openingsStatement } from './grants.js';
import { readMany } from './in-parts.js';
import { type InstanceKnowledge, loadInstance } from './instance.js';
import { inInstance } from './known.js';
import { inOrder, loadPlaces } from './load-places.js';
import { type WantedRules, wantsMore, wantsRules } from './load-rules.js';
import type { Place } from './places.js';
import {
  type EntryMembership,
  type KnownPerson,
  loadGrants,
  type Opening,
  type Subject,
  subjectOf,
} from './subjects.js';
import { loadUnread, type Unread } from './unread.js';

/** Places, with all that decides what people may do there. */
export interface Scene {
  readonly instance: InstanceKnowledge;
  readonly unread: Unread;
  readonly places: ReadonlyMap<string, Place>;
  /** By the keys of the people. */
  readonly grants: ReadonlyMap<string, readonly GrantRow[]>;
  /** By the keys of the people, of groups that rules of the places name. */
  readonly entryMemberships: ReadonlyMap<string, readonly EntryMembership[]>;
  /** A person as they are regarded in one of the places. */
  subject(person: KnownPerson, place: string): Subject;
}

/** What a scene is made of. */
export interface SceneWishes {
  readonly host: string;
  readonly places: readonly string[];
  readonly rules: WantedRules;
  /** Whose grants: of one person, of nobody, or of all. */
  readonly people: { readonly only: string } | 'nobody' | 'all';
  /** What was loaded before. */
  readonly instance?: InstanceKnowledge;
  readonly unread?: Unread;
  readonly grants?: readonly GrantRow[];
  /** Places without rules, for when none are wanted. */
  readonly bare?: ReadonlyMap<string, Place>;
}

/** Places by their keys, of which some may have been loaded before without rules. */
async function placesFrom(
  read: GraphRead,
  { places: keys, rules, bare }: SceneWishes,
): Promise<ReadonlyMap<string, Place>> {
  if (bare === undefined || wantsMore(rules)) return loadPlaces(read, keys, rules);
  const others = keys.filter((key) => !bare.has(key));
  return inOrder(keys, bare, await loadPlaces(read, others, rules));
}

const listNames = { members: ['group-members', 'project-members'], invitations: ['group-details'] } as const;

/** The openings that lists which were not read leave, by place. */
async function loadOpenings(
  read: GraphRead,
  places: readonly string[],
  { unread, instance }: Pick<Scene, 'unread' | 'instance'>,
): Promise<Map<string, Opening[]>> {
  const targets = unread.targets([...listNames.members, ...listNames.invitations]);
  if (targets.length === 0 || places.length === 0) return new Map();
  const rows = await read<OpeningRow>(openingsStatement('places'), { places });
  const custom = instance.tier === null || instance.tier === 'ultimate';
  const openings = rows.flatMap((row) => {
    const sources = row.lists.flatMap((list) => listNames[list]);
    // Members of a group above flow down to it, and over an invitation to a project (R3, R5).
    const inherits = row.via === 'membership' || row.via === 'projectShare';
    const above = (inherits ? unread.above(row.holder) : undefined) ?? [];
    const found = sources.flatMap((source) => unread.of(source, row.holder) ?? []).concat(above);
    return found.map((list) => ({
      place: row.place,
      level: row.level,
      custom: custom && bringsCustom(row),
      list,
    }));
  });
  return groupBy(openings, ({ place }) => place);
}

/** R17: whether a custom role could come over this way, of a member of whom nothing is known. */
function bringsCustom({ via, shareLevels, shareRoleId }: OpeningRow): boolean {
  if (via === 'membership') return true;
  return (
    via === 'groupShare' &&
    ((shareLevels[0] ?? 0) > 10 || ((shareLevels[0] ?? 0) > 5 && shareRoleId !== null))
  );
}

interface MembershipRow {
  readonly person: string | null;
  readonly holder: string;
  readonly group: string;
  readonly level: number | null;
  readonly certain: boolean;
}

/** The groups that rules name, with those above them, and the memberships of each (of one person when `$person` is given). */
const membershipsStatement = `
  MATCH (g:GitLabGroup) WHERE g.key IN $groups MATCH (h:GitLabGroup) ${groupsOnly} (g)
  WITH DISTINCT g, h
  OPTIONAL MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h)
    WHERE ($person IS NULL OR u.key = $person) AND coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
  RETURN u.key AS person, h.key AS holder, g.key AS group, m.accessLevel AS level, m.state IS NOT NULL AS certain`;

/** Groups that rules of the places name and whose members decide (R22, R33). */
function groupsNamed(places: Iterable<Place>): string[] {
  const groups = new Set<string>();
  for (const place of places) {
    if (place.kind !== 'project') continue;
    const { tagRules, environmentRules, invitedDevelopers } = place;
    const { branchRules } = place.ifPremium ?? place;
    // A rule that was not read could name any group that is invited.
    const hidden = [branchRules, tagRules].some(({ unread }) => unread.length > 0);
    const inRules = [
      ...branchRules.rules.flatMap(({ push, merge }) => [...push.groups, ...merge.groups]),
      ...tagRules.rules.flatMap(({ create }) => [...create.groups]),
    ];
    for (const group of invitedDevelopers) if (hidden || inRules.includes(group)) groups.add(group);
    for (const { deploy, approve } of environmentRules.rules)
      for (const { key } of [...deploy.groups, ...approve.groups]) groups.add(key);
  }
  return [...groups];
}

/** Memberships of the groups that rules name: by person, and those that unread lists could hold for anybody. */
async function loadEntryMemberships(
  read: GraphRead,
  groups: readonly string[],
  person: string | null,
  unread: Unread,
) {
  const rows = groups.length === 0 ? [] : await read<MembershipRow>(membershipsStatement, { groups, person });
  const byPerson = new Map<string, EntryMembership[]>();
  const anybody = new Map<string, EntryMembership>();
  for (const { person: key, holder, group, level, certain } of rows) {
    const direct = holder === group;
    const list = unread.of('group-members', holder);
    if (list !== undefined)
      anybody.set(`${group} ${holder}`, { group, holder, direct, level: 50, certain: false, list });
    const above = unread.above(holder);
    if (above !== undefined)
      anybody.set(`${group} above`, { group, holder, direct: false, level: 50, certain: false, list: above });
    if (key === null || level === null) continue;
    byPerson.set(key, [
      ...(byPerson.get(key) ?? []),
      { group, holder, direct, level, certain, list: undefined },
    ]);
  }
  return { byPerson, anybody: [...anybody.values()] };
}

/** The key of what is between people and places; which of the two come first does not matter. */
const pairOf = (person: string, place: string) => `${person} ${place}`;

/** Loads places with what decides in them, in as few rounds as may be. */
export async function loadScene(read: GraphRead, wishes: SceneWishes): Promise<Scene> {
  const { host, places: keys, people } = wishes;
  const [loaded, instance, unread, grants] = await Promise.all([
    placesFrom(read, wishes),
    wishes.instance ?? loadInstance(read, host),
    wishes.unread ?? loadUnread(read, host),
    wishes.grants ?? loadGrantsOf(read, people, keys),
  ]);
  const places = wantsRules(wishes.rules)
    ? new Map([...loaded].map(([key, place]) => [key, inInstance(place, instance, unread)]))
    : loaded;
  const only = typeof people === 'object' ? people.only : null;
  const groups = people === 'nobody' ? [] : groupsNamed(places.values());
  const [openings, memberships] = await Promise.all([
    people === 'nobody' ? new Map<string, Opening[]>() : loadOpenings(read, keys, { unread, instance }),
    loadEntryMemberships(read, groups, only, unread),
  ]);
  const between = groupBy(grants, ({ person, place }) => pairOf(person, place));
  const subject = (person: KnownPerson, place: string) =>
    subjectOf(person, between.get(pairOf(person.key, place)) ?? [], instance.memberRoles, {
      openings: openings.get(place) ?? [],
      entryMemberships: [...(memberships.byPerson.get(person.key) ?? []), ...memberships.anybody],
    });
  const { byPerson: entryMemberships } = memberships;
  return {
    instance,
    unread,
    places,
    grants: groupBy(grants, ({ person }) => person),
    entryMemberships,
    subject,
  };
}

function loadGrantsOf(read: GraphRead, people: SceneWishes['people'], places: readonly string[]) {
  if (people === 'nobody' || places.length === 0) return [];
  if (people === 'all') return loadGrants(read, 'places', { places });
  return loadGrants(read, 'both', { person: people.only, places });
}

/** The keys of the places that lie below any of these, themselves included; all of the GitLab for an account. */
export function projectsBelow(read: GraphRead, owners: readonly string[], host: string): Promise<string[]> {
  return readMany<string>(
    read,
    `MATCH (o:${entityLabel}) WHERE o.key IN $owners
     CALL (o) {
       WITH o WHERE o:GitLabAccount MATCH (p:GitLabProject) WHERE p.key STARTS WITH $prefix RETURN p
       UNION WITH o WHERE NOT o:GitLabAccount
       MATCH (o) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (p:GitLabProject) RETURN p }`,
    'DISTINCT p.key',
    { owners, prefix: `${host}/project/` },
  );
}
