import { type Aspect, type Deed, decideAs } from './decide.js';
import { type Actor, today } from './identities.js';
import type { JobSource } from './job-tokens.js';
import { tierUnknown, waysOf } from './known.js';
import {
  anonymousMay,
  anyoneReadsCode,
  deployKeyMay,
  deployTokenMay,
  jobTokenMay,
  runnerMay,
} from './machines.js';
import type { Place } from './places.js';
import type { Subject } from './subjects.js';
import { tokenLets } from './tokens.js';
import type { Action } from './types.js';
import { all, denied, eitherWay, type UnreadList, type Verdict } from './verdict.js';

/** One place, and whoever acts as they are regarded there: the person, or the owner of a deploy key. */
export interface Case {
  readonly place: Place;
  readonly subject: Subject | undefined;
  /** The project's list of deploy keys, when it was not read. */
  readonly unreadKeys?: UnreadList | undefined;
}

/** The person as whom an identity acts; undefined for what is no account: a deploy key does less than its owner. */
export function accountIn({ deployKey }: Actor, { subject }: Case): Subject | undefined {
  return deployKey === undefined ? subject : undefined;
}

/** What is asked of a case. */
export interface Asked {
  readonly action: Action;
  readonly deed: Deed;
  readonly aspect: Aspect;
}

/**
 * Decides one case for any identity, whichever tier the GitLab has where that is not known. `jobs` are those of the project
 * whose CI job token acts.
 */
export function decideCase(actor: Actor, asked: Asked, one: Case, jobs?: JobSource): Verdict {
  if (jobs !== undefined) {
    // Of what is not its own a job token only reads the code, which no rules of refs decide on.
    const ways = waysOf(jobs.project);
    return eitherWay(ways, (project) => decideThere(actor, asked, one, { ...jobs, project }), tierUnknown);
  }
  const ways = waysOf(one.place);
  if (ways.length === 1) return decideThere(actor, asked, one);
  return eitherWay(ways, (place) => decideThere(actor, asked, { ...one, place }), tierUnknown);
}

function decideThere(actor: Actor, asked: Asked, one: Case, jobs?: JobSource): Verdict {
  const { place, subject } = one;
  const { action, deed, aspect } = asked;
  const account = accountIn(actor, one);
  if (account !== undefined) {
    const { token } = actor;
    return token === undefined
      ? decideAs(deed, account, place, aspect)
      : all(
          () => tokenLets(token, action, today()),
          () => decideAs(deed, account, place, aspect),
        );
  }
  if (place.kind === 'group' && actor.identity.kind === 'anonymous') return anonymousMay(deed, place);
  if (place.kind !== 'project' || deed !== action) return denied('that takes an account');
  switch (actor.identity.kind) {
    case 'anonymous':
      return deed === 'READ_CODE' ? anyoneReadsCode(place) : anonymousMay(deed, place);
    case 'deploy_token':
      return actor.deployToken === undefined
        ? denied('no token')
        : deployTokenMay(actor.deployToken, deed, place);
    case 'deploy_key':
      return actor.deployKey === undefined
        ? denied('no key')
        : deployKeyMay(
            { key: actor.identity.key, ...actor.deployKey },
            deed,
            subject,
            place,
            aspect,
            one.unreadKeys,
          );
    case 'runner':
      return actor.runner === undefined ? denied('no runner') : runnerMay(actor.runner, deed, place);
    case 'ci_job_token':
      return jobs === undefined
        ? denied('no jobs')
        : jobTokenMay(jobs.project, deed, place, aspect, () => jobs.reach(place));
    default:
      return denied('nobody acts by it');
  }
}
