import { mayApproveDeployment, mayDeploy } from './decide/environments.js';
import { merges, pushes, runsPipeline, runsSomePipeline } from './decide/jobs.js';
import { approves, manages, reads, readsCode, readsVariables } from './decide/people.js';
import { allowsForce, branchOf, tagOf } from './decide/refs.js';
import { isActive } from './decide/roles.js';
import type { Environment, Place, ProjectPlace } from './places.js';
import type { Subject } from './subjects.js';
import type { Action } from './types.js';
import { all, denied, type Verdict } from './verdict.js';

export { isActive, roleAtLeast, roleOf } from './decide/roles.js';
export type { Verdict } from './verdict.js';

/**
 * What is done in one place: the actions on groups, projects, the instance and environments, and what those on variables
 * and runners come down to there.
 */
export type Deed =
  | Exclude<Action, 'READ_VARIABLE' | 'USE_VARIABLE_IN_JOB' | 'RUN_ON_RUNNER'>
  | 'READ_VARIABLES'
  | 'RUN_SOME_PIPELINE'
  | 'RUN_SOME_PROTECTED_PIPELINE';

/** What of a place is meant: a branch or tag, an environment. */
export interface Aspect {
  readonly ref?: string | undefined;
  readonly environment?: Environment | undefined;
}

function inProject(deed: Deed, subject: Subject, place: ProjectPlace, aspect: Aspect): Verdict {
  const { ref, environment } = aspect;
  const branch = branchOf(place, ref);
  switch (deed) {
    case 'READ_PROJECT':
      return reads(subject, place);
    case 'READ_CODE':
      return readsCode(subject, place);
    case 'PUSH':
      return pushes(subject, place, branch);
    case 'FORCE_PUSH':
      return all(
        () => pushes(subject, place, branch),
        () => allowsForce(place, branch.name),
      );
    case 'MERGE':
      return merges(subject, place, branch);
    case 'CREATE_TAG':
      return pushes(subject, place, tagOf(ref));
    case 'APPROVE':
      return approves(subject, place);
    case 'RUN_PIPELINE':
      return runsPipeline(subject, place, branch);
    case 'RUN_SOME_PIPELINE':
    case 'RUN_SOME_PROTECTED_PIPELINE':
      return runsSomePipeline(subject, place, { onlyProtected: deed === 'RUN_SOME_PROTECTED_PIPELINE', ref });
    case 'DEPLOY':
      return environment === undefined ? denied('no environment') : mayDeploy(subject, place, environment);
    case 'APPROVE_DEPLOYMENT':
      return environment === undefined
        ? denied('no environment')
        : mayApproveDeployment(subject, place, environment);
    default:
      return denied('that is not done to a project');
  }
}

/**
 * Decides one deed of one person in one place, as if the account were active: the only definition of the rules for
 * actions. A ref is a branch, or for CREATE_TAG a tag; by default the default branch, or a tag that only `*` fits.
 */
export function decideActive(deed: Deed, subject: Subject, place: Place, aspect: Aspect = {}): Verdict {
  if (deed.startsWith('MANAGE_')) {
    const isPlaceless = place.kind === 'instance' && ['MANAGE_MEMBERS', 'MANAGE_PROTECTIONS'].includes(deed);
    return isPlaceless ? denied('that is not done to the instance') : manages(subject, place, deed as Action);
  }
  if (deed === 'READ_VARIABLES') return readsVariables(subject, place);
  if (place.kind === 'project') return inProject(deed, subject, place, aspect);
  return deed === 'READ_GROUP' && place.kind === 'group'
    ? reads(subject, place)
    : denied(`that is not done to ${place.kind === 'group' ? 'a group' : 'the instance'}`);
}

/** The same for an account as it is: one that is not active may do nothing (R12). */
export function decideAs(deed: Deed, subject: Subject, place: Place, aspect: Aspect = {}): Verdict {
  const active = isActive(subject);
  if (active.decision === 'DENIED') return active;
  return all(
    () => active,
    () => decideActive(deed, subject, place, aspect),
  );
}
