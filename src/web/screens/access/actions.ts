import type { AccessResourceKind, Action } from '../../generated/operations.js';

/** What an action is called, and on what it is done. */
interface ActionWords {
  readonly group: 'Code' | 'Merge and review' | 'Pipelines and variables' | 'Deployments' | 'Administration';
  /** As a choice; `{ref}` stands for the branch or tag. */
  readonly name: string;
  /** What follows `can`; `{}` stands for what it is done to. */
  readonly can: string;
  readonly on: readonly AccessResourceKind[];
  /** What `ref` names; without it the action knows none. */
  readonly ref?: 'branch' | 'tag';
}

const project: readonly AccessResourceKind[] = ['PROJECT'];
const places: readonly AccessResourceKind[] = ['PROJECT', 'GROUP'];
const all: readonly AccessResourceKind[] = ['PROJECT', 'GROUP', 'INSTANCE'];

/** Everything that can be asked about, in the order in which it is offered. */
export const actions: Readonly<Record<Action, ActionWords>> = {
  PUSH: { group: 'Code', name: 'Push to {ref}', can: 'push to {ref} of {}', on: project, ref: 'branch' },
  FORCE_PUSH: {
    group: 'Code',
    name: 'Force-push to {ref}',
    can: 'force-push to {ref} of {}',
    on: project,
    ref: 'branch',
  },
  CREATE_TAG: { group: 'Code', name: 'Create {ref}', can: 'create {ref} in {}', on: project, ref: 'tag' },
  READ_CODE: { group: 'Code', name: 'Read the code', can: 'read the code of {}', on: project },
  READ_PROJECT: { group: 'Code', name: 'See the project', can: 'see {}', on: project },
  READ_GROUP: { group: 'Code', name: 'See the group', can: 'see {}', on: ['GROUP'] },
  MERGE: {
    group: 'Merge and review',
    name: 'Merge into {ref}',
    can: 'merge into {ref} of {}',
    on: project,
    ref: 'branch',
  },
  APPROVE: {
    group: 'Merge and review',
    name: 'Approve merge requests',
    can: 'approve merge requests of {}',
    on: project,
  },
  RUN_PIPELINE: {
    group: 'Pipelines and variables',
    name: 'Run a pipeline on {ref}',
    can: 'run pipelines on {ref} of {}',
    on: project,
    ref: 'branch',
  },
  READ_VARIABLE: {
    group: 'Pipelines and variables',
    name: 'Read a CI/CD variable',
    can: 'read the value of {}',
    on: ['VARIABLE'],
  },
  USE_VARIABLE_IN_JOB: {
    group: 'Pipelines and variables',
    name: 'Use a CI/CD variable in a job',
    can: 'use {} in a job',
    on: ['VARIABLE'],
  },
  RUN_ON_RUNNER: {
    group: 'Pipelines and variables',
    name: 'Run code on a runner',
    can: 'run code on {}',
    on: ['RUNNER'],
  },
  DEPLOY: {
    group: 'Deployments',
    name: 'Deploy to an environment',
    can: 'deploy to {}',
    on: ['ENVIRONMENT'],
  },
  APPROVE_DEPLOYMENT: {
    group: 'Deployments',
    name: 'Approve a deployment',
    can: 'approve deployments to {}',
    on: ['ENVIRONMENT'],
  },
  MANAGE_MEMBERS: {
    group: 'Administration',
    name: 'Manage members',
    can: 'manage the members of {}',
    on: places,
  },
  MANAGE_SETTINGS: {
    group: 'Administration',
    name: 'Change settings',
    can: 'change the settings of {}',
    on: all,
  },
  MANAGE_PROTECTIONS: {
    group: 'Administration',
    name: 'Change what protects branches and tags',
    can: 'change what protects the branches and tags of {}',
    on: places,
  },
  MANAGE_TOKENS: {
    group: 'Administration',
    name: 'Make and revoke tokens',
    can: 'make and revoke tokens of {}',
    on: all,
  },
  MANAGE_HOOKS: {
    group: 'Administration',
    name: 'Change webhooks',
    can: 'change the webhooks of {}',
    on: all,
  },
  MANAGE_RUNNERS: {
    group: 'Administration',
    name: 'Change runners',
    can: 'change the runners of {}',
    on: all,
  },
};

/** What is asked first about a thing of each kind. */
const firstAction: Readonly<Record<AccessResourceKind, Action>> = {
  PROJECT: 'PUSH',
  GROUP: 'READ_GROUP',
  INSTANCE: 'MANAGE_SETTINGS',
  VARIABLE: 'READ_VARIABLE',
  ENVIRONMENT: 'DEPLOY',
  RUNNER: 'RUN_ON_RUNNER',
};

const isAction = (text: string): text is Action => Object.hasOwn(actions, text);

/** The action that an address means: the one that it names if it can be done to such a thing, otherwise what is asked first about it. */
export function actionOf(text: string, kind?: AccessResourceKind): Action {
  const standard = firstAction[kind ?? 'PROJECT'];
  if (!isAction(text)) return standard;
  return kind === undefined || actions[text].on.includes(kind) ? text : standard;
}

/** The actions that can be done to a thing of a kind, by group. */
export function actionChoices(kind?: AccessResourceKind): readonly (readonly [string, readonly Action[]])[] {
  const offered = (Object.keys(actions) as Action[]).filter(
    (action) => kind === undefined || actions[action].on.includes(kind),
  );
  const groups = [...new Set(offered.map((action) => actions[action].group))];
  return groups.map((group) => [group, offered.filter((action) => actions[action].group === group)]);
}

/** The branch or tag that an address names; none where the action knows none. */
export const refOf = (action: Action, ref: string): string => (actions[action].ref === undefined ? '' : ref);

const refs = {
  branch: { one: 'the default branch', many: 'the default branches', named: 'the branch' },
  tag: { one: 'tags that no rule protects', many: 'tags that no rule protects', named: 'the tag' },
};

function refWords(action: Action, ref: string, isMany: boolean): string {
  const words = refs[actions[action].ref ?? 'branch'];
  if (ref !== '') return `${words.named} ${ref}`;
  return isMany ? words.many : words.one;
}

/** What an action is called where it is chosen. */
export const actionName = (action: Action, ref = ''): string =>
  actions[action].name.replace('{ref}', () => refWords(action, ref, false));

/**
 * An action after `can`, such as `push to the default branch of acme/api`.
 * @param isMany whether `what` counts things in place of naming one.
 */
export const deed = (action: Action, what: string, ref = '', isMany = false): string =>
  actions[action].can.replace('{ref}', () => refWords(action, ref, isMany)).replace('{}', () => what);
