import { pushes, runsJobs, runsSomePipeline } from './decide/jobs.js';
import { isOn, isVisibility, isWritable, reads } from './decide/people.js';
import {
  allowsForce,
  branchOf,
  isProtected,
  namesKey,
  type Ref,
  refLets,
  refsToTry,
  tagOf,
} from './decide/refs.js';
import { pushesCode } from './decide/roles.js';
import { type Aspect, type Deed, decideActive } from './decide.js';
import type { DeployKey, DeployToken, Runner } from './identities.js';
import type { ProjectPlace } from './places.js';
import { runnerUnknown } from './runners.js';
import type { Subject } from './subjects.js';
import type { UnreadList } from './verdict.js';
import { all, allowed, any, anyOf, denied, fact, not, unknown, type Verdict } from './verdict.js';

/** R14: what is public. */
export function anonymousMay(
  deed: Deed,
  place: { readonly kind: string; readonly visibility: string | null },
): Verdict {
  const isReading = deed === (place.kind === 'group' ? 'READ_GROUP' : 'READ_PROJECT');
  return isReading ? isVisibility(place, 'public') : denied('that takes an account');
}

/** R14, R15: public code, where the repository is not for members only. */
export function anyoneReadsCode(place: ProjectPlace): Verdict {
  const { repository } = place.levels;
  const open = repository === null ? null : repository !== 'private';
  return all(
    () => isVisibility(place, 'public'),
    () => isOn(place, 'repository'),
    () => fact(open, 'it is public', 'the code is for members', 'the code is for members'),
  );
}

/** Whether what is of a group, project or account is of this project too. */
export function covers(home: string, place: ProjectPlace): boolean {
  return home === place.key || place.above.includes(home) || home.includes('/account/');
}

const serves = (place: ProjectPlace, homes: readonly string[]) => homes.some((home) => covers(home, place));

/** R27: reads the code of its project, or of all projects below its group. */
export function deployTokenMay(token: DeployToken, deed: Deed, place: ProjectPlace): Verdict {
  if (deed !== 'READ_CODE') return denied('a deploy token reads only');
  if (!token.usable) return denied('the deploy token is revoked or has expired');
  if (!token.scopes.includes('read_repository')) return denied('its scopes do not cover it');
  if (!serves(place, token.of)) return denied('it is not a deploy token of the project or a group above it');
  return all(
    () => isOn(place, 'repository'),
    () => allowed('the scope read_repository'),
  );
}

/** What a machine that pushes changes by a deed; undefined for what is no pushing. */
function pushed(deed: Deed, place: ProjectPlace, { ref }: Aspect): Ref | undefined {
  if (deed === 'CREATE_TAG') return tagOf(ref);
  return deed === 'PUSH' || deed === 'FORCE_PUSH' ? branchOf(place, ref) : undefined;
}

/** R19: whether the branch takes a forced push, when that is the deed. */
const byForce = (deed: Deed, place: ProjectPlace, { name }: Ref) =>
  deed === 'FORCE_PUSH' ? allowsForce(place, name) : allowed('it is not forced');

/** R23: its owner reads the project, and the ref lets the owner push or names the key. */
function keyPushes(key: string, owner: Subject | undefined, place: ProjectPlace, ref: Ref): Verdict {
  if (owner === undefined) return unknown('the owner of the deploy key could not be read');
  return all(
    () => isWritable(place),
    () => isOn(place, 'repository'),
    () =>
      fact(
        owner.active,
        'its owner is active',
        'its owner’s account is not active',
        'its owner’s account is active',
      ),
    () => reads(owner, place),
    () =>
      any(
        () =>
          all(
            () => pushesCode(owner),
            () => refLets(owner, place, ref, 'push'),
          ),
        () => namesKey(place, ref, key),
      ),
  );
}

/**
 * R23: reads the code of the projects that it is enabled in; pushes with write access.
 * @param unread the project's list of keys, when it was not read.
 */
export function deployKeyMay(
  key: { readonly key: string } & DeployKey,
  deed: Deed,
  owner: Subject | undefined,
  place: ProjectPlace,
  aspect: Aspect,
  unread: UnreadList | undefined,
): Verdict {
  if (key.expired) return denied('the deploy key has expired');
  const canPush = key.enabledIn.get(place.key);
  const perhaps = (no: string) =>
    unread === undefined ? denied(no) : unknown('the deploy keys of the project could not be read', [unread]);
  if (deed === 'READ_CODE') {
    return all(
      () => (canPush === undefined ? perhaps('it is not enabled in the project') : allowed('it is enabled')),
      () => isOn(place, 'repository'),
    );
  }
  const ref = pushed(deed, place, aspect);
  if (ref === undefined) return denied('a deploy key reads and pushes code only');
  return all(
    () => (canPush === true ? allowed('it has write access') : perhaps('it has no write access')),
    () => keyPushes(key.key, owner, place, ref),
    () => byForce(deed, place, ref),
  );
}

/** R34: reads the code of the projects whose jobs it takes. */
export function runnerMay(runner: Runner, deed: Deed, place: ProjectPlace): Verdict {
  if (deed !== 'READ_CODE') return denied('a runner reads the code of the jobs that it takes');
  return all(
    () => fact(not(runner.paused), 'it takes jobs', 'the runner is paused', 'the runner is paused'),
    () => {
      if (serves(place, runner.serves)) return allowed('it serves it');
      return runner.listed ? denied('it does not serve the project') : unknown(runnerUnknown);
    },
    () =>
      any(
        () =>
          fact(
            not(runner.refProtected),
            'it takes jobs of all refs',
            'protected refs only',
            'it takes protected refs only',
          ),
        () => anyOf(refsToTry(place), (ref) => isProtected(place, ref), denied('no ref is protected')),
      ),
    () => runsJobs(place),
    () => allowed('it runs jobs of the project'),
  );
}

/** What decides about the jobs of a project and another project. */
export interface JobReach {
  /** Whether the target's list names the source or a group above it (R28). */
  readonly listed: boolean;
  /** The target's lists of let-in projects and groups, where they were not read. */
  readonly unread: readonly UnreadList[];
  /** Those who may run pipelines in the source, as regarded in both; one is enough. */
  readonly people: Iterable<{ readonly inSource: Subject; readonly inTarget: Subject }>;
}

/** R28: someone who runs pipelines in the first may read the code of the second, and its list lets the first in. */
function letIn(source: ProjectPlace, target: ProjectPlace, { listed, unread, people }: JobReach): Verdict {
  return all(
    () =>
      any(
        () =>
          fact(
            not(target.inboundJobTokenScopeEnabled),
            'its limit on job tokens is off',
            'its list does not let the project in',
            'its limit on job tokens is on',
          ),
        () =>
          listed ? allowed('its list lets the project in') : denied('its list does not let the project in'),
        () =>
          unread.length > 0
            ? unknown('whose job tokens are let in could not be read', unread)
            : denied('its list does not let the project in'),
      ),
    () =>
      anyOf(
        people,
        ({ inSource, inTarget }) =>
          all(
            () => fact(inSource.active, 'active', 'not active', 'the account is active'),
            () => runsSomePipeline(inSource, source, { onlyProtected: false, ref: undefined }),
            () => decideActive('READ_CODE', inTarget, target),
          ),
        denied('nobody runs pipelines in the one and reads the other'),
      ),
    () => allowed('its list lets the project in'),
  );
}

/** R28: pushes only to its own repository, if allowed, as somebody who runs pipelines there. */
function jobPushes(source: ProjectPlace, ref: Ref, { people }: JobReach): Verdict {
  return all(
    () =>
      fact(
        source.jobTokenMayPush,
        'its job token may push',
        'its job token may not push',
        'its job token may push',
      ),
    () => runsJobs(source),
    () =>
      anyOf(
        people,
        ({ inSource }) =>
          all(
            () => fact(inSource.active, 'active', 'not active', 'the account is active'),
            () => runsSomePipeline(inSource, source, { onlyProtected: false, ref: undefined }),
            () => pushes(inSource, source, ref),
          ),
        denied('nobody who runs pipelines may push'),
      ),
    () => allowed('its job token may push'),
  );
}

/**
 * R28: the code of its own project, of those that let it in, and of public ones.
 * @param reach asked only where it matters.
 */
export function jobTokenMay(
  source: ProjectPlace,
  deed: Deed,
  target: ProjectPlace,
  aspect: Aspect,
  reach: () => JobReach,
): Verdict {
  const ref = pushed(deed, source, aspect);
  if (ref !== undefined) {
    if (source.key !== target.key) return denied('a job token pushes to its own project only');
    return all(
      () => byForce(deed, source, ref),
      () => jobPushes(source, ref, reach()),
    );
  }
  if (deed !== 'READ_CODE') return denied('a job token reads code, and pushes to its own project');
  return all(
    () => runsJobs(source),
    () => isOn(target, 'repository'),
    () =>
      any(
        () => (source.key === target.key ? allowed('it is its own project') : denied('another project')),
        () => anyoneReadsCode(target),
        () => letIn(source, target, reach()),
      ),
  );
}
