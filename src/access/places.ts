import type { BranchRule, TagRule } from './protection.js';

/** Features of a project that stand between a role and an action (R15). */
export const features = ['repository', 'mergeRequests', 'builds', 'environments'] as const;
export type Feature = (typeof features)[number];

/** A feature's setting; null where no token could read it. */
export type FeatureLevel = 'disabled' | 'private' | 'enabled' | 'public' | null;

/** A project as the decisions see it. */
export interface ProjectPlace {
  readonly kind: 'project';
  readonly key: string;
  readonly path: string;
  readonly visibility: string | null;
  readonly archived: boolean;
  readonly emptyRepo: boolean;
  readonly defaultBranch: string | null;
  readonly levels: Readonly<Record<Feature, FeatureLevel>>;
  readonly branchRules: readonly BranchRule[];
  readonly tagRules: readonly TagRule[];
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
