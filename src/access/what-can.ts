import { compareText, groupBy } from '../core/collections.js';
import { actorMayTry, loadActor, nobody } from './actor.js';
import { decide, roleOf } from './decide.js';
import { loadPlaces, type Read } from './load-places.js';
import type { Place } from './places.js';
import { hostOf, resolveIdentity } from './resolve.js';
import { abilitiesOf, loadGrants, subjectOf } from './subjects.js';
import { type Action, type Grant, needsRules } from './types.js';

/** A place where somebody may, with the grants behind it. */
export interface Reached {
  readonly place: Place;
  /** The role there; 50 for administrators. */
  readonly accessLevel: number;
  readonly grants: readonly Grant[];
}

/** Keys of places where no grant is needed: open ones for reading, all of them for administrators and auditors. */
async function openTo(
  read: Read,
  who: { readonly host: string | undefined; readonly everywhere: boolean; readonly internal: boolean },
  action: Action,
): Promise<string[]> {
  const visibilities = action.startsWith('READ_') ? ['public', ...(who.internal ? ['internal'] : [])] : [];
  if (visibilities.length === 0 && !who.everywhere) return [];
  const rows = await read<{ key: string }>(
    `CALL () { MATCH (p:GitLabProject) RETURN p UNION ALL MATCH (p:GitLabGroup) RETURN p
       UNION ALL MATCH (p:GitLabAccount) RETURN p }
     WITH p WHERE ($prefix IS NULL OR p.key STARTS WITH $prefix) AND ($everywhere OR p.visibility IN $visibilities)
     RETURN p.key AS key`,
    { prefix: who.host === undefined ? null : `${who.host}/`, everywhere: who.everywhere, visibilities },
  );
  return rows.map(({ key }) => key);
}

/**
 * Every group and project where somebody may do something, sorted by path; branches are the default ones.
 * @param asked `identity` as `resolveIdentity` takes it.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS.
 */
export async function whatCan(
  read: Read,
  asked: { readonly identity: string; readonly action: Action; readonly minimumLevel?: number },
): Promise<readonly Reached[]> {
  const { action, minimumLevel = 0 } = asked;
  const identity = await resolveIdentity(read, asked.identity);
  const actor = await loadActor(read, identity);
  if (actorMayTry(actor, action).decision !== 'ALLOWED') return [];
  const person = actor.person ?? nobody;
  const host = actor.person === undefined ? undefined : hostOf(person.key);
  const everywhere = person.admin || person.auditor;
  const [grants, open] = await Promise.all([
    actor.person === undefined ? [] : loadGrants(read, 'person', { person: person.key }),
    openTo(read, { host, everywhere, internal: actor.person !== undefined && !person.external }, action),
  ]);
  const byPlace = groupBy(grants, ({ place }) => place);
  const keys = [...new Set([...byPlace.keys(), ...open])];
  const [places, abilities] = await Promise.all([
    loadPlaces(read, keys, needsRules(action)),
    abilitiesOf(read, host ?? '', grants),
  ]);
  return [...places.values()]
    .flatMap((place): Reached[] => {
      const own = byPlace.get(place.key) ?? [];
      const subject = subjectOf(person, own, abilities);
      const accessLevel = roleOf(subject);
      if (accessLevel < minimumLevel) return [];
      return decide(action, subject, place, undefined).decision === 'ALLOWED'
        ? [{ place, accessLevel, grants: own }]
        : [];
    })
    .sort((a, b) => compareText(a.place.path, b.place.path) || compareText(a.place.key, b.place.key));
}
