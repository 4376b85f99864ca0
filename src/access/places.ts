import type { UnreadList } from './verdict.js';

/** Features of a project that stand between a role and an action (R15). */
export const features = ['repository', 'mergeRequests', 'builds', 'environments'] as const;
export type Feature = (typeof features)[number];

/** A feature's setting; null where no token could read it. */
export type FeatureLevel = 'disabled' | 'private' | 'enabled' | 'public' | null;

/** What one rule lets whom do: levels (R20) and the keys of the people and groups that it names (R21, R22). */
export interface Entries {
  readonly levels: readonly number[];
  readonly people: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  /** Deploy keys by their keys (R23). */
  readonly keys: ReadonlyMap<string, NamedKey>;
}

/** A deploy key that a rule names. */
export interface NamedKey {
  /** Key of its owner, who may then push as well; null where that is not known. */
  readonly owner: string | null;
  /** Whether it is known to have write access to the project: without, its owner is not let either. */
  readonly writes: boolean;
}

/** A protected branch, or a pattern of them. */
export interface BranchRule {
  readonly key: string;
  readonly name: string;
  readonly push: Entries;
  readonly merge: Entries;
  /** Null where it could not be read. */
  readonly allowForcePush: boolean | null;
}

/** A protected tag, or a pattern of them. */
export interface TagRule {
  readonly key: string;
  readonly name: string;
  readonly create: Entries;
}

/** Whom a rule of environments lets do something; of a group its inherited members too when it says so (R33). */
export interface EnvironmentEntries {
  readonly levels: readonly number[];
  readonly people: ReadonlySet<string>;
  readonly groups: readonly { readonly key: string; readonly inherited: boolean }[];
}

/** A rule of a project by the name of an environment, or of a group above by the tier (R33). */
export interface EnvironmentRule {
  readonly key: string;
  readonly of: 'project' | 'group';
  readonly name: string;
  readonly deploy: EnvironmentEntries;
  readonly approve: EnvironmentEntries;
}

/** An environment of a project. */
export interface Environment {
  readonly key: string;
  readonly name: string;
  /** Null where it could not be read. */
  readonly tier: string | null;
}

/** The rules that count in a project, and the lists that were not read and may hold more. */
export interface Pool<Rule> {
  readonly rules: readonly Rule[];
  readonly unread: readonly UnreadList[];
}

/** A project as the decisions see it. */
export interface ProjectPlace {
  readonly kind: 'project';
  readonly key: string;
  readonly path: string;
  readonly visibility: string | null;
  readonly archived: boolean | null;
  readonly emptyRepo: boolean | null;
  readonly defaultBranch: string | null;
  readonly levels: Readonly<Record<Feature, FeatureLevel>>;
  /** Keys of the groups in which it lies, and of the topmost of them; none for a personal project. */
  readonly above: readonly string[];
  readonly top: string | null;
  /** Keys of those of its branch rules that are its own, and not of the top-level group. */
  readonly ownBranchRules: ReadonlySet<string>;
  readonly branchRules: Pool<BranchRule>;
  readonly tagRules: Pool<TagRule>;
  readonly environmentRules: Pool<EnvironmentRule>;
  /** Its list of deploy keys, where rules are wanted and it was not read. */
  readonly unreadKeys?: UnreadList | undefined;
  /** Keys of the groups that are invited to the project itself with at least 30 (R22). */
  readonly invitedDevelopers: readonly string[];
  /** Whether only jobs of projects and groups that its list names reach it (R28). */
  readonly inboundJobTokenScopeEnabled: boolean | null;
  /** Whether its own jobs may push to it (R28). */
  readonly jobTokenMayPush: boolean | null;
  /** What it is if the GitLab has Premium, where the tier is not known and would matter (R19). */
  readonly ifPremium?: ProjectPlace;
}

/** A group as the decisions see it. */
export interface GroupPlace {
  readonly kind: 'group';
  readonly key: string;
  readonly path: string;
  readonly visibility: string | null;
}

/** The instance, by the key of an account of it. */
export interface InstancePlace {
  readonly kind: 'instance';
  readonly key: string;
  readonly path: string;
}

/** Where something may be done. */
export type Place = ProjectPlace | GroupPlace | InstancePlace;
