import { decideIn, type Question } from './ask.js';
import { accountIn, type Case } from './case.js';
import { covers } from './machines.js';
import { plainStep, type Step, stepsOf } from './steps.js';
import { type Subject, subjectOf } from './subjects.js';
import type { Grant } from './types.js';
import type { Verdict } from './verdict.js';

/** What proves an access: relationships that together are enough, none of which could be left out. */
export interface Proof {
  /** Key of the group, project or instance in which the access holds. */
  readonly place: string;
  /** The grants of roles; none where no role is needed. */
  readonly grants: readonly Grant[];
  /** From whoever acts to the place; none where no relationship is needed. */
  readonly steps: readonly Step[];
  /** In a few words, what lets them once that is given. */
  readonly reason: string;
}

/** Proofs that are told of at most. */
const mostProofs = 100;

const withGrants = (subject: Subject, grants: readonly Grant[]): Subject =>
  subjectOf(subject, grants, subject.abilities, subject);

/** Every choice of grants that is enough alone; failing that, what is left of all of them when nothing more can be left out. */
function sufficientGrants(question: Question, one: Case, subject: Subject): (readonly Grant[])[] {
  const isEnough = (grants: readonly Grant[]): Verdict =>
    decideIn(question, { ...one, subject: withGrants(subject, grants) });
  if (isEnough([]).decision === 'ALLOWED') return [[]];
  const alone = subject.grants.filter((grant) => isEnough([grant]).decision === 'ALLOWED');
  if (alone.length > 0) return alone.map((grant) => [grant]);
  let kept = subject.grants;
  for (const grant of subject.grants) {
    const fewer = kept.filter((other) => other !== grant);
    if (isEnough(fewer).decision === 'ALLOWED') kept = fewer;
  }
  return [kept];
}

/** The relationships by which something other than a person comes to a place. */
function machineSteps({ actor, jobs }: Question, { place }: Case): Step[][] {
  const { identity, deployToken, deployKey, runner } = actor;
  const down = (from: string) => (from === place.key ? [] : [plainStep(from, 'HAS', place.key)]);
  const reaching = (homes: Iterable<string>, relationship: Step['relationship']) =>
    [...homes]
      .filter((home) => place.kind === 'project' && covers(home, place))
      .map((home) => [plainStep(identity.key, relationship, home), ...down(home)]);
  if (deployToken !== undefined) return reaching(deployToken.of, 'GRANTS');
  if (deployKey !== undefined) return reaching(deployKey.enabledIn.keys(), 'GRANTS');
  if (runner !== undefined) return reaching(runner.serves, 'RUNS_JOBS_OF');
  if (jobs === undefined) return [[]];
  const sources = jobs.letInBy.get(place.key) ?? [];
  const isOwn = jobs.project.key === place.key;
  if (isOwn || sources.length === 0) return [[]];
  return sources.map((source) => [
    ...(source === jobs.project.key ? [] : [plainStep(source, 'HAS', jobs.project.key)]),
    plainStep(source, 'JOB_TOKEN_REACHES', place.key),
  ]);
}

function proofsIn(question: Question, one: Case): Proof[] {
  const { actor } = question;
  const { place } = one;
  const subject = accountIn(actor, one);
  if (subject === undefined) {
    const { reason } = decideIn(question, one);
    return machineSteps(question, one).map((steps) => ({ place: place.key, grants: [], steps, reason }));
  }
  const { token, identity } = actor;
  const before = token === undefined ? [] : [plainStep(identity.key, 'ACTS_AS', subject.key)];
  return sufficientGrants(question, one, subject).map((grants) => ({
    place: place.key,
    grants,
    steps: [...before, ...grants.flatMap(stepsOf)],
    reason: decideIn(question, { ...one, subject: withGrants(subject, grants) }).reason,
  }));
}

/** What proves an access, at most 100 ways; in each case of the question it is allowed. */
export function proofsOf(question: Question): Proof[] {
  const proofs: Proof[] = [];
  for (const one of question.cases) {
    if (proofs.length >= mostProofs) break;
    proofs.push(...proofsIn(question, one));
  }
  return proofs.slice(0, mostProofs);
}
