import type { GraphRead } from '../core/graph-read.js';
import { personIn } from './ask.js';
import { isActive, roleAtLeast, roleOf } from './decide.js';
import { loadActor } from './identities.js';
import { hostOf } from './key-host.js';
import { noRules } from './load-rules.js';
import { resolvePlace } from './resources.js';
import { loadScene } from './scene.js';
import type { Subject } from './subjects.js';
import { distinctLists, type UnreadList } from './verdict.js';

/** A role in a place, and how far it is known. */
export interface EffectiveRole {
  /** The role that is certain: 0 without any, for an account that is not active, and for one of which that could not be read. */
  readonly accessLevel: number;
  /** The same, as if the account were active (R12). */
  readonly latentAccessLevel: number;
  /** The highest that what could not be read may make of it; `accessLevel` where nothing may. */
  readonly possibleAccessLevel: number;
  /** Whether neither the role nor the latent one depends on what could not be read. */
  readonly complete: boolean;
  /** In a few words, why it is not complete. */
  readonly reason: string | null;
  /** The lists on which it depends. */
  readonly unread: readonly UnreadList[];
}

const highest = 50;
const none: EffectiveRole = {
  accessLevel: 0,
  latentAccessLevel: 0,
  possibleAccessLevel: 0,
  complete: true,
  reason: null,
  unread: [],
};

function roleIn(subject: Subject): EffectiveRole {
  const latentAccessLevel = roleOf(subject);
  const possible = subject.admin === false ? subject.possibleRole : highest;
  const open = [
    ...(possible > 0 ? [isActive(subject)] : []),
    ...(latentAccessLevel < highest ? [roleAtLeast(subject, latentAccessLevel + 1)] : []),
  ].filter(({ decision }) => decision === 'UNKNOWN');
  return {
    accessLevel: subject.active === true ? latentAccessLevel : 0,
    latentAccessLevel,
    possibleAccessLevel: subject.active === false ? 0 : possible,
    complete: open.length === 0,
    reason: open[0]?.reason ?? null,
    unread: distinctLists(open.flatMap(({ unread }) => unread)),
  };
}

/**
 * The plain role of a person, or of whom a token or key acts as, in a group, project or instance (R1 to R13).
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS.
 */
export async function effectiveRole(
  read: GraphRead,
  identity: string,
  resource: string,
): Promise<EffectiveRole> {
  const [actor, key] = await Promise.all([loadActor(read, identity), resolvePlace(read, resource)]);
  const host = hostOf(key);
  if (actor.person === undefined || actor.deployKey !== undefined || hostOf(actor.identity.key) !== host)
    return none;
  const scene = await loadScene(read, {
    host,
    places: [key],
    rules: noRules,
    people: { only: actor.person.key },
  });
  const person = personIn(actor, scene);
  return person === undefined ? none : roleIn(scene.subject(person, key));
}
