import type { GraphRead } from '../core/graph-read.js';
import { answer, decideIn, demandFor, type Question, questionsOf } from './ask.js';
import { minimalCut, type Removable } from './cut.js';
import { roleOf, type Verdict } from './decide.js';
import { type Actor, loadActor } from './identities.js';
import { type Proof, proofsOf } from './proofs.js';
import { loadResource, type Resource } from './resources.js';
import type { Action } from './types.js';
import { unknown } from './verdict.js';

export type { Proof } from './proofs.js';

/** Why somebody may do something, or not. */
export interface Explanation extends Verdict {
  /**
   * The role in the place (the highest, where several decide): 50 for an administrator, 0 for an account that is not
   * active; null where no account is behind it.
   */
  readonly accessLevel: number | null;
  readonly proofs: readonly Proof[];
  readonly minimalCut: readonly Removable[];
  readonly resource: Resource;
  readonly actor: Actor;
}

/** What is asked. */
export interface AccessQuestion {
  /** See `loadActor`. */
  readonly identity: string;
  readonly action: Action;
  /** See `loadResource`. */
  readonly resource: string;
  /** A branch or tag; by default the default branch. */
  readonly ref?: string;
}

function levelOf({ actor, cases }: Question): number | null {
  if (actor.person === undefined || actor.deployKey !== undefined) return null;
  return cases.reduce((highest, { subject }) => {
    const role = subject === undefined || subject.active === false ? 0 : roleOf(subject);
    return Math.max(highest, role);
  }, 0);
}

/**
 * Whether somebody may do something, in which ways, and what would have to go for it to end.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS, ACCESS_KIND.
 */
export async function explainAccess(read: GraphRead, asked: AccessQuestion): Promise<Explanation> {
  const { action, ref } = asked;
  const [actor, resource] = await Promise.all([
    loadActor(read, asked.identity),
    loadResource(read, asked.resource, action),
  ]);
  const nothing = { proofs: [], minimalCut: [], resource, actor };
  const demand = demandFor(action, resource);
  if ('decision' in demand) {
    const role = actor.person === undefined ? null : 0;
    return { ...demand, ...nothing, accessLevel: role };
  }
  let open: Explanation | undefined;
  let last: Explanation | undefined;
  let allowed: Question | undefined;
  for await (const question of questionsOf(read, { actor, action, resource, ref, demand })) {
    const verdict = answer(question);
    if (verdict.decision === 'ALLOWED') {
      // Only where it is allowed can anything be taken away, and all of that must go.
      const cases = question.cases.filter((one) => decideIn(question, one).decision === 'ALLOWED');
      allowed = { ...question, cases: [...(allowed?.cases ?? []), ...cases] };
    }
    last = { ...verdict, ...nothing, accessLevel: levelOf(question) };
    if (verdict.decision === 'UNKNOWN') open = last;
  }
  if (allowed === undefined)
    return open ?? last ?? { ...unknown('nothing is known of it'), ...nothing, accessLevel: null };
  return {
    ...answer(allowed),
    accessLevel: levelOf(allowed),
    proofs: proofsOf(allowed),
    minimalCut: minimalCut(allowed),
    resource,
    actor,
  };
}
