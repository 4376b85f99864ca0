import type { EnvironmentRule } from './decide/environments.js';
import type { BranchRule, TagRule } from './decide/refs.js';
import type { UnreadList } from './verdict.js';

/** Features of a project that stand between a role and an action (R15). */
export const features = ['repository', 'mergeRequests', 'builds', 'environments'] as const;
export type Feature = (typeof features)[number];

/** A feature's setting; null where no token could read it. */
export type FeatureLevel = 'disabled' | 'private' | 'enabled' | 'public' | null;

/** The rules that count in a project, and the lists that were not read and may hold more. */
export interface Pool<Rule> {
  readonly rules: readonly Rule[];
  readonly unread: readonly UnreadList[];
  /** Whether there may be rules that do not count on some tiers, where the tier is not known. */
  readonly uncertain: boolean;
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
  /** Keys of the groups that are invited to the project itself with at least 30 (R22). */
  readonly invitedDevelopers: readonly string[];
  /** Whether only jobs of projects and groups that its list names reach it (R28). */
  readonly inboundJobTokenScopeEnabled: boolean | null;
  /** Whether its own jobs may push to it (R28). */
  readonly jobTokenMayPush: boolean | null;
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
