import type { Feature, Place, ProjectPlace } from '../places.js';
import type { Subject } from '../subjects.js';
import type { Action } from '../types.js';
import { all, allowed, any, anyOf, denied, fact, not, type Verdict } from '../verdict.js';
import { hasAbility, isAdmin, memberAtLeast, roleAtLeast } from './roles.js';

const switched = (feature: string) => ({ on: `${feature} is on`, off: `${feature} is off` });
const switches: Readonly<Record<Feature, ReturnType<typeof switched>>> = {
  repository: switched('the repository'),
  mergeRequests: switched('merge requests'),
  builds: switched('CI/CD'),
  environments: switched('environments'),
};

/** R15: a feature that is disabled stops everyone. */
export function isOn(place: ProjectPlace, feature: Feature): Verdict {
  const level = place.levels[feature];
  const { on, off } = switches[feature];
  return fact(level === null ? null : level !== 'disabled', on, off, on);
}

/** R36 */
export function isWritable(place: ProjectPlace): Verdict {
  return fact(
    not(place.archived),
    'it is not archived',
    'the project is archived',
    'the project is archived',
  );
}

/** Whether a place has this visibility; unknown where it could not be read. */
export function isVisibility(place: { readonly visibility: string | null }, visibility: string): Verdict {
  const { visibility: own } = place;
  const yes = `it is ${visibility}`;
  return fact(own === null ? null : own === visibility, yes, `it is ${own}`, yes);
}

/** R14 */
function isOpenTo(subject: Subject, place: { readonly visibility: string | null }): Verdict {
  return any(
    () => isVisibility(place, 'public'),
    () =>
      all(
        () => isVisibility(place, 'internal'),
        () =>
          fact(
            not(subject.external),
            'not external',
            'external people need a role',
            'the account is external, which an administrator’s token shows',
          ),
        () => allowed('it is internal'),
      ),
  );
}

const isAuditor = ({ auditor }: Subject) =>
  fact(
    auditor,
    'auditors read everything',
    'no auditor',
    'the account is an auditor’s, which an administrator’s token shows',
  );

/** Administrators and auditors read everything (R13). */
function readsAll(subject: Subject): Verdict {
  return any(
    () => isAdmin(subject),
    () => isAuditor(subject),
  );
}

/** Sees a project or group (R13, R14). */
export function reads(
  subject: Subject,
  place: { readonly kind: 'project' | 'group'; readonly visibility: string | null },
): Verdict {
  const verdict = any(
    () => readsAll(subject),
    () => memberAtLeast(subject, place.kind === 'project' ? 10 : 5),
    () => isOpenTo(subject, place),
  );
  if (verdict.decision !== 'DENIED') return verdict;
  const isExternal = subject.external === true && place.visibility === 'internal';
  return denied(isExternal ? 'external people need a role' : 'no role');
}

/** R14: what is open to somebody shows its code even without a role; a Guest's role adds none. */
function guestsRead(subject: Subject, place: ProjectPlace): Verdict {
  const verdict = isOpenTo(subject, place);
  return verdict.decision === 'DENIED'
    ? denied(`Guests do not read the code of what is not open to them`)
    : verdict;
}

/** R14, R15: a private repository is for members; where the project is not open to them from 15 on or by an ability. */
export function readsCode(subject: Subject, place: ProjectPlace): Verdict {
  const { repository } = place.levels;
  const closed = repository === null ? null : repository === 'private';
  return all(
    () => reads(subject, place),
    () => isOn(place, 'repository'),
    () =>
      any(
        () => readsAll(subject),
        () =>
          all(
            () =>
              any(
                () =>
                  fact(
                    not(closed),
                    'the code is not for members only',
                    'the code is for members',
                    'the code is for members',
                  ),
                () => memberAtLeast(subject, 10),
              ),
            () =>
              any(
                () => guestsRead(subject, place),
                () => memberAtLeast(subject, 15),
                () => hasAbility(subject, 'read_code'),
              ),
          ),
      ),
  );
}

/** R15: private merge requests ask for a Reporter. */
export function seesMergeRequests(subject: Subject, place: ProjectPlace): Verdict {
  const { mergeRequests } = place.levels;
  const closed = mergeRequests === null ? null : mergeRequests === 'private';
  const forReporters = 'merge requests are for members from Reporter on';
  return all(
    () => isOn(place, 'mergeRequests'),
    () =>
      any(
        () => fact(not(closed), 'merge requests are not for members only', forReporters, forReporters),
        () => readsAll(subject),
        () => memberAtLeast(subject, 20),
      ),
  );
}

/** R35 */
export function approves(subject: Subject, place: ProjectPlace): Verdict {
  return all(
    () => isWritable(place),
    () => seesMergeRequests(subject, place),
    () =>
      any(
        () => hasAbility(subject, 'admin_merge_request'),
        () => roleAtLeast(subject, 30),
      ),
  );
}

/** R31: of a project Maintainers, of a group Owners, of the instance administrators; or by the ability. */
export function readsVariables(subject: Subject, place: Place): Verdict {
  if (place.kind === 'instance') return isAdmin(subject);
  return all(
    () => (place.kind === 'project' ? isOn(place, 'builds') : allowed('a group')),
    () =>
      any(
        () => hasAbility(subject, 'admin_cicd_variables'),
        () => roleAtLeast(subject, place.kind === 'group' ? 50 : 40),
      ),
  );
}

/** By action: the abilities that do instead of the role (R17). */
const managing: Readonly<
  Partial<Record<Action, { readonly project: readonly string[]; readonly group: readonly string[] }>>
> = {
  MANAGE_MEMBERS: { project: [], group: ['admin_group_member'] },
  MANAGE_SETTINGS: { project: [], group: [] },
  MANAGE_PROTECTIONS: { project: ['admin_protected_branch'], group: [] },
  MANAGE_TOKENS: {
    project: ['manage_project_access_tokens', 'manage_deploy_tokens'],
    group: ['manage_group_access_tokens', 'manage_deploy_tokens'],
  },
  MANAGE_HOOKS: { project: ['admin_web_hook'], group: ['admin_web_hook'] },
  MANAGE_RUNNERS: { project: ['admin_runners'], group: ['admin_runners'] },
};

/** The role that manages a project or group, or an ability that does as well. */
export function manages(subject: Subject, place: Place, action: Action): Verdict {
  if (place.kind === 'instance') {
    const verdict = isAdmin(subject);
    return verdict.decision === 'DENIED' ? denied('the instance is for administrators') : verdict;
  }
  const abilities = managing[action]?.[place.kind] ?? [];
  return all(
    // Of an archived project members may still be managed (R36).
    () =>
      place.kind === 'project' && action !== 'MANAGE_MEMBERS'
        ? isWritable(place)
        : allowed('it may be changed'),
    () =>
      any(
        () => anyOf(abilities, (ability) => hasAbility(subject, ability), denied('no ability')),
        () => {
          const verdict = roleAtLeast(subject, place.kind === 'project' ? 40 : 50);
          return verdict.decision === 'DENIED' ? denied(`${verdict.reason} does not manage it`) : verdict;
        },
      ),
  );
}
