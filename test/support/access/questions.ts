/** What may be asked of whom on what; see `docs/access-semantics.md`. */
export const actions = {
  READ_PROJECT: ['project'],
  READ_GROUP: ['group'],
  READ_CODE: ['project'],
  PUSH: ['project'],
  FORCE_PUSH: ['project'],
  MERGE: ['project'],
  CREATE_TAG: ['project'],
  APPROVE: ['project'],
  RUN_PIPELINE: ['project'],
  READ_VARIABLE: ['variable'],
  USE_VARIABLE_IN_JOB: ['variable'],
  DEPLOY: ['environment'],
  APPROVE_DEPLOYMENT: ['environment'],
  RUN_ON_RUNNER: ['runner'],
  MANAGE_MEMBERS: ['project', 'group'],
  MANAGE_SETTINGS: ['project', 'group', 'instance'],
  MANAGE_PROTECTIONS: ['project', 'group'],
  MANAGE_TOKENS: ['project', 'group', 'instance'],
  MANAGE_HOOKS: ['project', 'group', 'instance'],
  MANAGE_RUNNERS: ['project', 'group', 'instance'],
} as const satisfies Readonly<Record<string, readonly Resource['kind'][]>>;

export type Action = keyof typeof actions;

/** All actions, in the order of the documentation. */
export const allActions = Object.keys(actions) as readonly Action[];

/** One type for each kind, so that a test of the kind tells them apart. */
type WithId<Kind extends string> = Kind extends string ? { readonly kind: Kind; readonly id: number } : never;

/** A thing on which somebody acts; a variable's id is that of `variableId`. */
export type Resource =
  | WithId<'project' | 'group' | 'environment' | 'runner'>
  | { readonly kind: 'variable'; readonly id: string }
  | { readonly kind: 'instance' };

/** Who or what acts. */
export type Identity =
  | WithId<'user' | 'access_token' | 'deploy_token' | 'deploy_key' | 'runner'>
  | { readonly kind: 'job_token'; readonly projectId: number }
  | { readonly kind: 'anonymous' };

export type Decision = 'ALLOWED' | 'DENIED' | 'UNKNOWN';

/** An answer; the level is null where nobody's role is behind it, and where it is not allowed. */
export interface Answer {
  readonly decision: Decision;
  readonly accessLevel: number | null;
}

/** Whether an action is one on this kind of thing. */
export function isOn(action: Action, resource: Resource): boolean {
  return (actions[action] as readonly string[]).includes(resource.kind);
}

/** The abilities of custom roles that decide about an action (R17). */
export const decidingAbilities = [
  'read_code',
  'admin_cicd_variables',
  'admin_web_hook',
  'admin_merge_request',
  'admin_group_member',
  'admin_protected_branch',
  'admin_runners',
  'manage_deploy_tokens',
  'manage_group_access_tokens',
  'manage_project_access_tokens',
] as const;
