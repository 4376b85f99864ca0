import { groupBy } from '../../core/collections.js';
import { decide, roleOf } from '../decide.js';
import { loadPlaces, type Read } from '../load-places.js';
import { hostOf } from '../resolve.js';
import { abilitiesOf, loadGrants, loadPeople, subjectOf } from '../subjects.js';
import type { Action, Decision } from '../types.js';

/** The actions that are told of, each of which is an edge from who may to where. */
export const toldActions = ['PUSH', 'MERGE', 'RUN_PIPELINE'] as const satisfies readonly Action[];

/** What somebody may do somewhere, or may for all that could be read. */
export interface Deed {
  readonly person: string;
  readonly action: (typeof toldActions)[number];
  readonly place: string;
  /** The branch that is meant: the default one. */
  readonly ref: string;
  readonly decision: Exclude<Decision, 'DENIED'>;
  /** The role in the place; 50 for administrators. */
  readonly accessLevel: number;
}

async function deedsOfHost(read: Read, host: string, keys: readonly string[]): Promise<Deed[]> {
  const [places, grants, admins] = await Promise.all([
    loadPlaces(read, keys, true),
    loadGrants(read, 'places', { places: keys }),
    read<{ key: string }>(
      'MATCH (u:GitLabUser) WHERE u.isAdmin = true AND u.key STARTS WITH $prefix RETURN u.key AS key',
      { prefix: `${host}/user/` },
    ),
  ]);
  const everyone = new Set([...grants.map(({ person }) => person), ...admins.map(({ key }) => key)]);
  const [people, abilities] = await Promise.all([
    loadPeople(read, [...everyone]),
    abilitiesOf(read, host, grants),
  ]);
  const byPlace = groupBy(grants, ({ place }) => place);
  return [...places.values()].flatMap((place) => {
    const byPerson = groupBy(byPlace.get(place.key) ?? [], ({ person }) => person);
    const candidates = new Set([...byPerson.keys(), ...admins.map(({ key }) => key)]);
    return [...candidates].flatMap((key): Deed[] => {
      const person = people.get(key);
      if (person === undefined || place.kind !== 'project') return [];
      const subject = subjectOf(person, byPerson.get(key) ?? [], abilities);
      return toldActions.flatMap((action): Deed[] => {
        const { decision } = decide(action, subject, place, undefined);
        const ref = place.defaultBranch ?? 'main';
        return decision === 'DENIED'
          ? []
          : [{ person: key, action, place: place.key, ref, decision, accessLevel: roleOf(subject) }];
      });
    });
  });
}

/** What everybody may do in these projects, by the one function that decides. */
export async function everybodysDeeds(read: Read, projects: readonly string[]): Promise<Deed[]> {
  const hosts = groupBy(projects, hostOf);
  const lists = await Promise.all([...hosts].map(([host, keys]) => deedsOfHost(read, host, keys)));
  return lists.flat();
}
