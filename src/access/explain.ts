import { type Actor, actorMayTry, loadActor, nobody } from './actor.js';
import { minimalCut, type Question, type Removable } from './cut.js';
import { decide, roleOf, type Verdict } from './decide.js';
import { doubtsAbout } from './doubt.js';
import { loadPlaces, type Read } from './load-places.js';
import type { Place } from './places.js';
import { hostOf, resolveIdentity, resolvePlace } from './resolve.js';
import { abilitiesOf, loadGrants, subjectOf } from './subjects.js';
import { type Action, type Decision, type Grant, needsRules } from './types.js';
import { type UnreadList, unreadLists } from './unread.js';

/** What proves an access: the grants that together are enough, none of which could be left out; none when no grant is needed. */
export interface Proof {
  readonly grants: readonly Grant[];
  /** In a few words, what lets the person once the role is given. */
  readonly reason: string;
}

/** Why somebody may do something, or not. */
export interface Explanation {
  readonly decision: Decision;
  /** The role in the place: 50 for an administrator, 0 for an account that is not active; null for nobody. */
  readonly accessLevel: number | null;
  readonly reason: string;
  readonly proofs: readonly Proof[];
  readonly minimalCut: readonly Removable[];
  /** The lists on which an unknown answer depends. */
  readonly unread: readonly UnreadList[];
  readonly place: Place;
  readonly actor: Actor;
}

/** What is asked. */
export interface AccessQuestion {
  /** See `resolveIdentity`. */
  readonly identity: string;
  readonly action: Action;
  /** See `resolvePlace`. */
  readonly resource: string;
  /** A branch or tag; by default the default branch. */
  readonly ref?: string;
}

async function placeAt(read: Read, key: string, withRules: boolean): Promise<Place> {
  const place = (await loadPlaces(read, [key], withRules)).get(key);
  if (place === undefined) throw new Error(`the place ${key} went away`);
  return place;
}

const isEnough = (question: Question, grants: readonly Grant[]): Verdict => {
  const { action, person, place, ref, abilities } = question;
  return decide(action, subjectOf(person, grants, abilities), place, ref);
};

/** Every grant that is enough alone; failing that, what is left of all of them when nothing more can be left out. */
function proofsOf(question: Question): Proof[] {
  const without = isEnough(question, []);
  if (without.decision === 'ALLOWED') return [{ grants: [], reason: without.reason }];
  const alone = question.grants.flatMap((grant): Proof[] => {
    const verdict = isEnough(question, [grant]);
    return verdict.decision === 'ALLOWED' ? [{ grants: [grant], reason: verdict.reason }] : [];
  });
  if (alone.length > 0) return alone;
  let kept = question.grants;
  for (const grant of question.grants) {
    const fewer = kept.filter((other) => other !== grant);
    if (isEnough(question, fewer).decision === 'ALLOWED') kept = fewer;
  }
  return [{ grants: kept, reason: isEnough(question, kept).reason }];
}

/** The role that counts in a place (R11 to R13), and the one that an account that is not active would have again. */
export function levelsOf(question: Pick<Question, 'person' | 'grants' | 'abilities'>) {
  const subject = subjectOf(question.person, question.grants, question.abilities);
  const latentAccessLevel = roleOf(subject);
  return { accessLevel: subject.active ? latentAccessLevel : 0, latentAccessLevel };
}

async function questionOf(
  read: Read,
  actor: Actor,
  key: string,
  asked: Pick<AccessQuestion, 'action' | 'ref'>,
): Promise<Question> {
  const person = actor.person ?? nobody;
  const [place, grants] = await Promise.all([
    placeAt(read, key, needsRules(asked.action)),
    actor.person === undefined ? [] : loadGrants(read, 'both', { person: person.key, places: [key] }),
  ]);
  const abilities = await abilitiesOf(read, hostOf(key), grants);
  return { action: asked.action, ref: asked.ref, person, place, grants, abilities };
}

/**
 * Whether somebody may do something, by which grants, and what would have to go for it to end.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS.
 */
export async function explainAccess(read: Read, asked: AccessQuestion): Promise<Explanation> {
  const [identity, key] = await Promise.all([
    resolveIdentity(read, asked.identity),
    resolvePlace(read, asked.resource),
  ]);
  const actor = await loadActor(read, identity);
  const question = await questionOf(read, actor, key, asked);
  const accessLevel = identity.kind === 'anonymous' ? null : levelsOf(question).accessLevel;
  const common = { accessLevel, place: question.place, actor, unread: [] };
  const nothing = { proofs: [], minimalCut: [] };
  const trying = actorMayTry(actor, asked.action);
  if (trying.decision !== 'ALLOWED') return { ...trying, ...nothing, ...common };
  const verdict = isEnough(question, question.grants);
  const unread = await unreadLists(read, key, needsRules(asked.action));
  const doubts = actor.person === undefined ? [] : doubtsAbout(question, unread);
  if (doubts.length > 0) {
    const reason = `it depends on lists that could not be read: ${[...new Set(doubts.map(({ source }) => source))].join(', ')}`;
    return { decision: 'UNKNOWN', reason, ...nothing, ...common, unread: doubts };
  }
  if (verdict.decision !== 'ALLOWED') return { ...verdict, ...nothing, ...common };
  return { ...verdict, proofs: proofsOf(question), minimalCut: minimalCut(question), ...common };
}

/**
 * The plain role of somebody in a group or project.
 * @returns 0 without any; `latentAccessLevel` is what an account that is not active would regain (R12).
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS.
 */
export async function effectiveRole(
  read: Read,
  identity: string,
  resource: string,
): Promise<{ readonly accessLevel: number; readonly latentAccessLevel: number }> {
  const [who, key] = await Promise.all([resolveIdentity(read, identity), resolvePlace(read, resource)]);
  const actor = await loadActor(read, who);
  if (actor.person === undefined) return { accessLevel: 0, latentAccessLevel: 0 };
  return levelsOf(await questionOf(read, actor, key, { action: 'READ_PROJECT' }));
}
