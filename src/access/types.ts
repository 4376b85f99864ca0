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
}

/** What is known of a person wherever one looks. */
export interface Person {
  readonly key: string;
  readonly username: string | null;
  readonly name: string | null;
  readonly userType: string | null;
  /** Whether the account may be used at all (R12). */
  readonly active: boolean;
  readonly admin: boolean;
  readonly auditor: boolean;
  readonly external: boolean;
}

/** A person as regarded in one group or project. */
export interface Subject extends Person {
  /** The highest role of the grants, 0 without any, as if the account were active. */
  readonly memberRole: number;
  /** Abilities of custom roles (R17). */
  readonly abilities: ReadonlySet<string>;
  /** Keys of groups invited to the project itself of which the person is a direct member, both with 30 or more (R22). */
  readonly entryGroups: ReadonlySet<string>;
  /** Keys of the deploy keys that the person owns (R23). */
  readonly deployKeys: ReadonlySet<string>;
}

/** Whether what protects branches and tags decides about an action. */
export function needsRules(action: Action): boolean {
  return !action.startsWith('MANAGE_') && !action.startsWith('READ_') && action !== 'APPROVE';
}
