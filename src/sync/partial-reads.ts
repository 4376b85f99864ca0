import { entities } from '../gitlab/entities/index.js';
import type { Source } from '../gitlab/sources/source.js';
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
  private constructor(
    private readonly graph: Graph,
    private readonly last: string,
    private readonly coverage: ReadonlyMap<string, SourceCoverage>,
    readonly changed: ChangedTargets,
  ) {}

  /** @param last id of the run before. */
  static async open(graph: Graph, last: string, changed: ChangedTargets): Promise<PartialReads> {
    return new PartialReads(graph, last, await coverageOf(graph, last), changed);
  }

  /**
   * The part of a source that is read: where something can have changed, and what failed the last time. Undefined: all
   * of it, because it is one list for the whole instance, tells by itself what changed, or was never read before.
   */
  async of(source: Source): Promise<PartialRead | undefined> {
    const before = this.coverage.get(source.id);
    const { targets } = source;
    const isWhole = targets === 'instance' || source.incremental === true || source.everyRun === true;
    if (isWhole || before?.state !== 'read') return undefined;
    const named = { id: source.id, label: entities[targets].label };
    const incomplete = await incompleteScopes(this.graph, this.last, named);
    const failed = incomplete.filter(({ status }) => status === 'failed').map(({ target }) => target);
    const keys = new Set([...(await this.changed.of(targets)), ...failed]);
    return { keys, denied: incomplete.filter(({ target }) => !keys.has(target)), before };
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
