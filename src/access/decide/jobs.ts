import type { ProjectPlace } from '../places.js';
import type { Subject } from '../subjects.js';
import { all, allowed, any, anyOf, denied, type Verdict } from '../verdict.js';
import { isOn, isWritable, reads, seesMergeRequests } from './people.js';
import { branchOf, isProtected, type Ref, refLets, refsToTry } from './refs.js';
import { pushesCode, roleAtLeast } from './roles.js';

/** Changing code at all: a role for it, and a repository that takes it. */
export function pushes(subject: Subject, place: ProjectPlace, ref: Ref): Verdict {
  return all(
    () => changesCode(subject),
    () => isWritable(place),
    () => isOn(place, 'repository'),
    () => refLets(subject, place, ref, 'push'),
  );
}

function changesCode(subject: Subject): Verdict {
  const verdict = pushesCode(subject);
  return verdict.decision === 'DENIED' ? denied(`${verdict.reason} changes no code`) : verdict;
}

/** Merging asks for no role of its own: an entry that names the person is enough (R21). */
export function merges(subject: Subject, place: ProjectPlace, ref: Ref): Verdict {
  return all(
    () => reads(subject, place),
    () => isWritable(place),
    () => isOn(place, 'repository'),
    () => seesMergeRequests(subject, place),
    () => refLets(subject, place, ref, 'merge'),
  );
}

/** R36: an archived project, or one with CI/CD disabled, runs nothing. */
export function runsJobs(place: ProjectPlace): Verdict {
  return all(
    () => isWritable(place),
    () => isOn(place, 'builds'),
    () => isOn(place, 'repository'),
  );
}

/** R29: 30, and the right to push or merge to the ref, or to create it when it is a tag. */
export function runsPipeline(subject: Subject, place: ProjectPlace, ref: Ref): Verdict {
  return all(
    () => {
      const verdict = roleAtLeast(subject, 30);
      return verdict.decision === 'DENIED' ? denied(`${verdict.reason} runs no pipelines`) : verdict;
    },
    () => runsJobs(place),
    () =>
      any(
        () => refLets(subject, place, ref, 'merge'),
        () => refLets(subject, place, ref, 'push'),
      ),
  );
}

/** Whether somebody runs pipelines on some ref, on a protected one if that is asked (R29, R30, R34). */
export function runsSomePipeline(
  subject: Subject,
  place: ProjectPlace,
  options: { readonly onlyProtected: boolean; readonly ref: string | undefined },
): Verdict {
  const refs = options.ref === undefined ? refsToTry(place) : [branchOf(place, options.ref)];
  return anyOf(
    refs,
    (ref) =>
      all(
        () => (options.onlyProtected ? isProtected(place, ref) : allowed('any ref will do')),
        () => runsPipeline(subject, place, ref),
      ),
    denied('there is no ref'),
  );
}
