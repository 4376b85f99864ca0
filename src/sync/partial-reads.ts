import type { Source, Target } from '../gitlab/sources/source.js';
import type { Graph } from '../graph/driver.js';
import type { ChangedTargets } from './changed-targets.js';
import type { ScopeOutcome, SourceCoverage } from './coverage.js';
import { coverageOf, incompleteScopes } from './runs.js';

/** The part of a source's lists that a run reads. */
export interface PartialRead {
  /** Keys of the things whose lists are read. */
  readonly keys: ReadonlySet<string>;
  /** The lists that GitLab did not show before and that are not asked for again. */
  readonly denied: readonly ScopeOutcome[];
  /** How the source ended in the run before. */
  readonly before: SourceCoverage;
}

/** Decides which lists a run reads that does not read all. */
export class PartialReads {
  /** @param incomplete the lists that the run before did not read whole, by source. */
  private constructor(
    private readonly coverage: ReadonlyMap<string, SourceCoverage>,
    private readonly incomplete: ReadonlyMap<string, readonly ScopeOutcome[]>,
    readonly changed: ChangedTargets,
  ) {}

  /** @param last id of the run before. */
  static async open(graph: Graph, last: string, changed: ChangedTargets): Promise<PartialReads> {
    const [coverage, incomplete] = await Promise.all([
      coverageOf(graph, last),
      incompleteScopes(graph, last),
    ]);
    return new PartialReads(coverage, incomplete, changed);
  }

  /** Whether the run before left a list unread, so that changes since it are not enough. */
  isUnread(source: Source, target: Target): boolean {
    return this.incomplete.get(source.id)?.some((scope) => scope.target === target.key) === true;
  }

  /**
   * The part of a source that is read: where something can have changed, and what failed the last time. Undefined: all
   * of it, because it is one list for the whole instance, tells by itself what changed, or was never read before.
   * @param all what it could read lists of.
   */
  async of(source: Source, all: readonly Target[]): Promise<PartialRead | undefined> {
    const before = this.coverage.get(source.id);
    const { targets } = source;
    if (targets === 'instance' || source.incremental || before?.state !== 'read') return undefined;
    const incomplete = this.incomplete.get(source.id) ?? [];
    const failed = incomplete.filter(({ status }) => status === 'failed').map(({ target }) => target);
    const above = source.followsProjects === true ? await this.changed.topGroups() : [];
    const keys = new Set([...(await this.changed.of(targets)), ...above, ...failed]);
    const present = new Set(incomplete.length === 0 ? [] : all.map(({ key }) => key));
    const denied = incomplete.filter(({ target }) => !keys.has(target) && present.has(target));
    return { keys, denied, before };
  }
}

/**
 * The coverage of a source of which only a part was read: the other lists are as the last runs left them.
 * @param all how many lists it has now.
 */
export function withKept(read: SourceCoverage, { denied, before }: PartialRead, all: number): SourceCoverage {
  const unreadable = read.denied + denied.length;
  const kept = all - read.complete - unreadable - read.failed;
  return {
    ...read,
    denied: unreadable,
    complete: read.complete + Math.max(0, kept),
    asOf: before.asOf ?? null,
  };
}
