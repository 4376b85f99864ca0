import type { GitLabClient } from '../client/types.js';
import type { InstanceFacts } from '../discovery.js';
import type { EntityKind, NodeRef, View } from '../model/entity.js';

/** What the lists of a source belong to: the instance, or each group, project or user that was read before. */
export type TargetKind = 'instance' | 'group' | 'project' | 'user';

/** One thing whose list is read. */
export interface Target {
  readonly kind: TargetKind;
  readonly key: string;
  readonly id: number;
  readonly fullPath: string;
  /** Hangs from the account itself: a top-level group, or a personal project. */
  readonly top: boolean;
  /** What the graph knows of it: the properties that the source asked for by `reads`, null where unknown. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What GitLab asks of the caller before it shows a list. */
export interface Needs {
  /** Least role on the target. */
  readonly role?: 'Guest' | 'Reporter' | 'Developer' | 'Maintainer' | 'Owner' | 'administrator';
  readonly tier?: 'premium' | 'ultimate';
  /** The Community Edition does not have it; the Enterprise Edition has it on any tier. */
  readonly enterprise?: true;
}

/** One list while it is read: the unit of completeness. */
export interface Scope {
  readonly target: Target;
  /** Hands views to the writer; waits while the writer is behind. */
  emit(views: readonly View[]): Promise<void>;
  /** Counts a row that could not be used; the list then ends `failed` and removes nothing. */
  drop(problem: string): void;
  /** Whether a row was dropped. */
  readonly dropped: boolean;
  /** The list was read to its end. */
  complete(): void;
  /** The list was not read to its end; the engine classifies the error as denied or failed. */
  fail(error: unknown): void;
}

/** What a source is given to read. */
export interface ReadJob {
  readonly client: GitLabClient;
  readonly facts: InstanceFacts;
  readonly targets: readonly Target[];
  /** ISO time from which changes are enough, when the lists were read whole before; else all is read. */
  readonly since: string | undefined;
  readonly account: NodeRef;
  scope(target: Target): Scope;
}

/** What is read after what: the targets and their facts of one stage are those that earlier ones left in the graph. */
export const stages = [1, 2, 3, 4, 5] as const;

/** A way of reading facts: a REST list or a GraphQL document. Plan, sweep, docs and coverage come from it. */
export interface Source {
  readonly id: string;
  readonly title: string;
  /** Kinds whose nodes or relationships it feeds. */
  readonly feeds: readonly EntityKind[];
  readonly targets: TargetKind;
  /** The kinds of node whose existence its lists prove; none when it only adds to known nodes. */
  readonly asserts?: readonly EntityKind[];
  /**
   * The kinds of other things of which its lists show facts without proving that they exist, such as the last sign-in
   * of those who take a seat: who is not in a list any more is not described by it any more.
   */
  readonly shows?: readonly EntityKind[];
  /** Sources of a lower stage are finished before this one starts (targets come from the graph). */
  readonly stage: (typeof stages)[number];
  /** Properties of its targets that decide what is asked of GitLab, such as whether there is a push rule at all. */
  readonly reads?: readonly string[];
  /** Its GraphQL documents by name; the contract test checks each against GitLab's schema. */
  readonly documents?: Readonly<Record<string, string>>;
  /** Targets in one request. */
  readonly batch: number;
  readonly needs: Needs;
  /** Whether it can read only what changed since a time. */
  readonly incremental?: boolean;
  /** Whether the list of a top-level group changes with what happens in the projects below it. */
  readonly followsProjects?: boolean;
  /** The sources that read the same facts in another way, when they serve this caller better. */
  coveredBy?(facts: InstanceFacts): readonly string[] | undefined;
  /** Why this caller cannot read it, when that is known before asking. */
  unreadable?(facts: InstanceFacts): string | undefined;
  /** What GitLab leaves out of this list for this caller without saying so. */
  caveat?(facts: InstanceFacts): string | undefined;
  /** Leaves out targets whose facts another target's list already tells. */
  wants?(target: Target): boolean;
  read(job: ReadJob): Promise<void>;
}
