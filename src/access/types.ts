/** What may be asked about, with one line on each; `docs/access-semantics.md` says exactly what each means, and on what. */
export const actionMeanings = {
  READ_PROJECT: 'See a project.',
  READ_GROUP: 'See a group.',
  READ_CODE: 'Read the repository of a project.',
  PUSH: 'Push to a branch.',
  FORCE_PUSH: 'Push to a branch and rewrite its history.',
  MERGE: 'Merge into a branch.',
  CREATE_TAG: 'Create a tag.',
  APPROVE: 'Approve merge requests.',
  RUN_PIPELINE: 'Run a pipeline on a branch.',
  READ_VARIABLE: 'Read the value of a CI/CD variable.',
  USE_VARIABLE_IN_JOB: 'Run a job that gets a CI/CD variable.',
  DEPLOY: 'Deploy to an environment.',
  APPROVE_DEPLOYMENT: 'Approve a deployment to a protected environment.',
  RUN_ON_RUNNER: 'Run code on a runner.',
  MANAGE_MEMBERS: 'Add, change and remove members.',
  MANAGE_SETTINGS: 'Change settings.',
  MANAGE_PROTECTIONS: 'Change what protects branches and tags.',
  MANAGE_TOKENS: 'Make and revoke access tokens and deploy tokens.',
  MANAGE_HOOKS: 'Change webhooks.',
  MANAGE_RUNNERS: 'Change runners.',
} as const;

/** See `actionMeanings`. */
export type Action = keyof typeof actionMeanings;

/** All actions. */
export const actions = Object.keys(actionMeanings) as readonly Action[];

/** On what each is done. */
export const allResourceKinds = [
  'project',
  'group',
  'instance',
  'variable',
  'environment',
  'runner',
] as const;
/** See `allResourceKinds`. */
export type ResourceKind = (typeof allResourceKinds)[number];

const others: Readonly<Partial<Record<Action, readonly ResourceKind[]>>> = {
  READ_GROUP: ['group'],
  READ_VARIABLE: ['variable'],
  USE_VARIABLE_IN_JOB: ['variable'],
  DEPLOY: ['environment'],
  APPROVE_DEPLOYMENT: ['environment'],
  RUN_ON_RUNNER: ['runner'],
  MANAGE_MEMBERS: ['project', 'group'],
  MANAGE_PROTECTIONS: ['project', 'group'],
};

/** The kinds of things on which an action is done. */
export function resourceKinds(action: Action): readonly ResourceKind[] {
  return others[action] ?? (action.startsWith('MANAGE_') ? ['project', 'group', 'instance'] : ['project']);
}

/** `UNKNOWN`: the graph lacks a fact that could make it the other of the two. */
export type Decision = 'ALLOWED' | 'DENIED' | 'UNKNOWN';

/** How a person comes to a role; see the words of `docs/access-semantics.md` (R1, R3 to R5). */
export type Via = 'membership' | 'groupShare' | 'projectShare' | 'sharedGroup' | 'personal';

/** One grant of a role to a person in a group or project: the relationships that lead there. */
export interface Grant {
  readonly via: Via;
  /** The role that it gives: the lowest on the way. */
  readonly level: number;
  /** The role of the membership that it begins with. */
  readonly memberLevel: number;
  /** Keys of the person, then of each group on the way whose membership or invitation counts, then of the place itself. */
  readonly steps: readonly string[];
  /** Roles of the invitations on the way, in its order. */
  readonly shareLevels: readonly number[];
  /** Custom role of the membership, by GitLab's id. */
  readonly memberRoleId: number | null;
  /** Custom role of the invitation of a group share. */
  readonly shareRoleId: number | null;
  /** The day on which the membership or an invitation on the way ends, the earliest of them. */
  readonly expiresAt: string | null;
  /** False where the membership's state or the group's lock (R2, R7) could not be read, so that it may not count. */
  readonly certain: boolean;
}

/** What is known of a person wherever one looks; null where no token could read it. */
export interface Person {
  readonly key: string;
  readonly username: string | null;
  readonly name: string | null;
  readonly userType: string | null;
  /** Whether the account may be used at all (R12). */
  readonly active: boolean | null;
  readonly admin: boolean | null;
  readonly auditor: boolean | null;
  readonly external: boolean | null;
}

const refActions: readonly Action[] = ['PUSH', 'FORCE_PUSH', 'MERGE', 'CREATE_TAG', 'RUN_PIPELINE'];

/** Whether what protects branches and tags decides about an action. */
export function needsRules(action: Action): boolean {
  return refActions.includes(action) || action === 'USE_VARIABLE_IN_JOB' || action === 'RUN_ON_RUNNER';
}

/** Whether what protects environments decides about an action (R33). */
export function needsEnvironmentRules(action: Action): boolean {
  return action === 'DEPLOY' || action === 'APPROVE_DEPLOYMENT';
}
