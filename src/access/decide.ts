import type { Feature, Place, ProjectPlace } from './places.js';
import { type BranchRule, fits, letBy, pushesCode, type TagRule } from './protection.js';
import type { Action, Subject } from './types.js';

/** Whether a person may do it, and in a few words why (not); facts that could not be read count as unknown. */
export interface Verdict {
  readonly decision: 'ALLOWED' | 'DENIED' | 'UNKNOWN';
  readonly reason: string;
}

const allowed = (reason: string): Verdict => ({ decision: 'ALLOWED', reason });
const denied = (reason: string): Verdict => ({ decision: 'DENIED', reason });
const unknown = (reason: string): Verdict => ({ decision: 'UNKNOWN', reason });

/** The role in a place: 50 for administrators everywhere (R13), else that of the grants; as if the account were active. */
export function roleOf({ admin, memberRole }: Subject): number {
  return admin ? 50 : memberRole;
}

/** The first that does not allow, or else the last; nothing later is asked. */
function all(...checks: readonly (() => Verdict)[]): Verdict {
  let last = allowed('nothing stands against it');
  for (const check of checks) {
    last = check();
    if (last.decision !== 'ALLOWED') return last;
  }
  return last;
}

const featureNames: Readonly<Record<Feature, string>> = {
  repository: 'the repository',
  mergeRequests: 'merge requests',
  builds: 'CI/CD',
  environments: 'environments',
};

/** R15: a feature that is disabled stops everyone. */
function on(place: ProjectPlace, feature: Feature): Verdict {
  const level = place.levels[feature];
  const name = featureNames[feature];
  if (level === null) return unknown(`it could not be read whether ${name} is on`);
  return level === 'disabled' ? denied(`${name} is off`) : allowed(`${name} is on`);
}

/** R36 */
const writable = (place: ProjectPlace): Verdict =>
  place.archived ? denied('the project is archived') : allowed('the project is not archived');

/** R13, R14 */
function reads(
  subject: Subject,
  place: ProjectPlace | { kind: 'group'; visibility: string | null },
): Verdict {
  if (subject.admin) return allowed('administrators read everything');
  if (subject.auditor) return allowed('auditors read everything');
  if (subject.memberRole >= (place.kind === 'project' ? 10 : 5)) return allowed(`role ${subject.memberRole}`);
  if (place.visibility === 'public') return allowed('it is public');
  if (place.visibility === 'internal' && !subject.external) return allowed('it is internal');
  if (place.visibility === null) return unknown('its visibility could not be read');
  return denied(
    subject.external && place.visibility === 'internal' ? 'external people need a role' : 'no role',
  );
}

/** R14, R15 */
function readsCode(subject: Subject, place: ProjectPlace): Verdict {
  return all(
    () => reads(subject, place),
    () => on(place, 'repository'),
    () => {
      if (subject.admin || subject.auditor) return allowed('administrators and auditors read everything');
      const { memberRole } = subject;
      if (place.visibility !== 'private') {
        const isOpen = place.levels.repository !== 'private' || memberRole >= 10;
        return isOpen ? allowed(`the project is ${place.visibility}`) : denied('its code is for members');
      }
      if (memberRole >= 15) return allowed(`role ${memberRole}`);
      if (memberRole >= 10 && subject.abilities.has('read_code')) return allowed('the ability read_code');
      return denied('Guests do not read the code of a private project');
    },
  );
}

const codeRole = (subject: Subject): Verdict =>
  pushesCode(subject)
    ? allowed(`role ${roleOf(subject)}`)
    : denied(`role ${roleOf(subject)} changes no code`);

const matching = <Rule extends BranchRule | TagRule>(rules: readonly Rule[], ref: string): readonly Rule[] =>
  rules.filter(({ name }) => fits(name, ref));

/** R19 to R22, R24 */
function branchLets(subject: Subject, place: ProjectPlace, ref: string, what: 'push' | 'merge'): Verdict {
  const rules = matching(place.branchRules, ref);
  if (rules.length === 0)
    return pushesCode(subject) ? allowed('the branch is not protected') : denied('no role that changes code');
  if (what === 'push' && place.emptyRepo && roleOf(subject) >= 40) return allowed('the repository is empty');
  for (const rule of rules) {
    const by = letBy(rule[what], subject, what === 'push');
    if (by !== undefined) return allowed(`the rule ${rule.name} lets by ${by}`);
  }
  return denied(`no entry of ${rules.map(({ name }) => name).join(', ')} lets ${what}`);
}

function push(subject: Subject, place: ProjectPlace, ref: string): Verdict {
  return all(
    () => codeRole(subject),
    () => writable(place),
    () => on(place, 'repository'),
    () => branchLets(subject, place, ref, 'push'),
  );
}

function merge(subject: Subject, place: ProjectPlace, ref: string): Verdict {
  return all(
    () => reads(subject, place),
    () => writable(place),
    () => on(place, 'repository'),
    () => on(place, 'mergeRequests'),
    () => branchLets(subject, place, ref, 'merge'),
  );
}

/** R19: any rule that allows it is enough; without a rule nothing forbids it. */
function forces(place: ProjectPlace, ref: string): Verdict {
  const rules = matching(place.branchRules, ref);
  if (rules.length === 0) return allowed('the branch is not protected');
  const rule = rules.find(({ allowForcePush }) => allowForcePush);
  return rule ? allowed(`the rule ${rule.name} allows force push`) : denied('no rule allows force push');
}

function tagLets(subject: Subject, place: ProjectPlace, ref: string): Verdict {
  const rules = matching(place.tagRules, ref);
  if (rules.length === 0) return allowed('the tag is not protected');
  for (const rule of rules) {
    const by = letBy(rule.create, subject, true);
    if (by !== undefined) return allowed(`the rule ${rule.name} lets by ${by}`);
  }
  return denied(`no entry of ${rules.map(({ name }) => name).join(', ')} lets create it`);
}

/** R29: pushing or merging to the ref is enough. */
function runsPipeline(subject: Subject, place: ProjectPlace, ref: string): Verdict {
  return all(
    () => codeRole(subject),
    () => writable(place),
    () => on(place, 'builds'),
    () => on(place, 'repository'),
    () => {
      const pushing = push(subject, place, ref);
      if (pushing.decision === 'ALLOWED') return pushing;
      const merging = merge(subject, place, ref);
      return merging.decision === 'DENIED' ? pushing : merging;
    },
  );
}

/** By action: the role that manages a project or group, and the abilities that do as well (R17). */
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

function manages(subject: Subject, place: Place, action: Action): Verdict {
  if (place.kind === 'instance' && ['MANAGE_MEMBERS', 'MANAGE_PROTECTIONS'].includes(action))
    return denied('that is not done to the instance');
  if (place.kind === 'instance')
    return subject.admin ? allowed('an administrator') : denied('the instance is for administrators');
  // Of an archived project members may still be managed.
  if (place.kind === 'project' && action !== 'MANAGE_MEMBERS' && place.archived) return writable(place);
  const role = roleOf(subject);
  if (role >= (place.kind === 'project' ? 40 : 50)) return allowed(`role ${role}`);
  const ability = managing[action]?.[place.kind].find((name) => subject.abilities.has(name));
  if (ability !== undefined && subject.memberRole >= 10) return allowed(`the ability ${ability}`);
  return denied(`role ${role} does not manage it`);
}

/** R35 */
function approves(subject: Subject, place: ProjectPlace): Verdict {
  return all(
    () => writable(place),
    () => on(place, 'mergeRequests'),
    () => {
      if (roleOf(subject) >= 30) return allowed(`role ${roleOf(subject)}`);
      const isAble = subject.memberRole >= 10 && subject.abilities.has('admin_merge_request');
      return isAble ? allowed('the ability admin_merge_request') : denied(`role ${roleOf(subject)}`);
    },
  );
}

/** A ref that no rule fits, for a tag of which nothing is said. */
const anyTag = '';

/**
 * Decides one action of one person in one place, as if the account were active: the only definition of the rules for
 * actions. `ref` is a branch, or for CREATE_TAG a tag; by default the default branch, or a tag that no rule protects.
 */
export function decideActive(
  action: Action,
  subject: Subject,
  place: Place,
  ref: string | undefined,
): Verdict {
  if (action in managing) return manages(subject, place, action);
  if (place.kind === 'group')
    return action === 'READ_GROUP' ? reads(subject, place) : denied('that is not done to a group');
  if (place.kind === 'instance') return denied('that is not done to the instance');
  const branch = ref ?? place.defaultBranch ?? 'main';
  switch (action) {
    case 'READ_PROJECT':
      return reads(subject, place);
    case 'READ_CODE':
      return readsCode(subject, place);
    case 'PUSH':
      return push(subject, place, branch);
    case 'FORCE_PUSH':
      return all(
        () => push(subject, place, branch),
        () => forces(place, branch),
      );
    case 'MERGE':
      return merge(subject, place, branch);
    case 'CREATE_TAG':
      return all(
        () => codeRole(subject),
        () => writable(place),
        () => on(place, 'repository'),
        () => tagLets(subject, place, ref ?? anyTag),
      );
    case 'APPROVE':
      return approves(subject, place);
    case 'RUN_PIPELINE':
      return runsPipeline(subject, place, branch);
    default:
      return denied('that is not done to a project');
  }
}

/** The same for an account as it is: one that is not active may do nothing (R12). */
export function decide(action: Action, subject: Subject, place: Place, ref: string | undefined): Verdict {
  return subject.active ? decideActive(action, subject, place, ref) : denied('the account is not active');
}
