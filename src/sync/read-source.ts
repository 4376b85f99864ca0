import PQueue from 'p-queue';
import { appError, isAppError } from '../core/errors.js';
import type { Logger } from '../core/logger.js';
import type { GitLabClient } from '../gitlab/client/types.js';
import type { InstanceFacts } from '../gitlab/discovery.js';
import type { EntityKind, NodeRef, View } from '../gitlab/model/entity.js';
import type { ReadJob, Scope, Source, Target } from '../gitlab/sources/source.js';
import { outcomeOf, type ScopeOutcome, type SourceCoverage } from './coverage.js';
import type { Writer } from './writer.js';

/** What reading one source needs from its run. */
export interface SourceRun {
  readonly client: GitLabClient;
  readonly facts: InstanceFacts;
  readonly connection: string;
  readonly account: NodeRef;
  readonly writer: Writer;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** From when changes are enough for this target; undefined: read its list whole. */
  since(target: Target): string | undefined;
  /** When the run began: how old what it reads can be. */
  readonly startedAt: string;
  readonly targets: readonly Target[];
  progress(done: number): void;
  incomplete(outcome: ScopeOutcome): void;
}

/** The nodes of a list, by their ids inside their kind. */
export type SeenNodes = ReadonlyMap<EntityKind, ReadonlySet<NodeRef['id']>>;

/** What one source told: which lists are whole, and who was in them. */
export interface SourceResult {
  readonly coverage: SourceCoverage;
  /** Scopes read whole from the start, with the nodes seen in each: the base of the sweep. */
  readonly whole: ReadonlyMap<string, SeenNodes>;
}

/** Lists in a row that GitLab did not answer before it is taken to be away. */
const unansweredLimit = 5;

/** One list while it is read; see `Scope`. */
class OpenScope implements Scope {
  readonly seen = new Map<EntityKind, Set<NodeRef['id']>>();
  #problems: string[] = [];
  #drops = 0;
  outcome: 'open' | 'complete' | ScopeOutcome = 'open';

  constructor(
    readonly target: Target,
    private readonly source: Source,
    private readonly run: SourceRun,
  ) {}

  get dropped(): boolean {
    return this.#drops > 0;
  }

  async emit(views: readonly View[]): Promise<void> {
    this.run.signal.throwIfAborted();
    const claim = { connection: this.run.connection, source: this.source.id, scope: this.target.key };
    await this.run.writer.push(
      views.map((view) => {
        const asserts = this.source.asserts?.includes(view.node.kind) === true;
        if (asserts || this.source.shows?.includes(view.node.kind) === true) this.#see(view.node);
        return { view, claim, asserts };
      }),
    );
  }

  #see({ kind, id }: NodeRef): void {
    const ids = this.seen.get(kind);
    if (ids === undefined) this.seen.set(kind, new Set([id]));
    else ids.add(id);
  }

  drop(problem: string): void {
    this.#drops += 1;
    if (this.#problems.length < 3) this.#problems.push(problem);
  }

  complete(): void {
    if (!this.dropped) {
      this.outcome = 'complete';
      return;
    }
    const rest =
      this.#drops > this.#problems.length ? ` and ${this.#drops - this.#problems.length} more` : '';
    this.outcome = {
      source: this.source.id,
      target: this.target.key,
      status: 'failed',
      reason: `Malformed: ${this.#problems.join('; ')}${rest}. Nothing was removed.`,
      code: 'GITLAB_BAD_ANSWER',
    };
  }

  fail(error: unknown): void {
    this.run.logger.debug({ source: this.source.id, target: this.target.key, err: error }, 'list not read');
    this.outcome = outcomeOf(this.source.id, this.target.key, error);
    if (isFatal(error, this.run)) throw error;
  }
}

/** Errors after which asking on is useless: the token is refused, the graph cannot be written, the run was stopped. */
function isFatal(error: unknown, run: SourceRun): boolean {
  if (run.signal.aborted || run.writer.failed) return true;
  return isAppError(error, 'GITLAB_TOKEN_REJECTED', 'SYNC_LEASE_LOST', 'SYNC_CANCELLED', 'NEO4J_UNREACHABLE');
}

/** Splits targets into those read whole and those read from the same time on. */
function bySince(targets: readonly Target[], since: (target: Target) => string | undefined) {
  const groups = new Map<string | undefined, Target[]>();
  for (const target of targets) {
    const key = since(target);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [target]);
    else group.push(target);
  }
  return groups;
}

/** Reads all lists of one source into the writer, several at a time, and says how each ended. */
export async function readSource(source: Source, run: SourceRun): Promise<SourceResult> {
  const coverage: SourceCoverage = {
    source: source.id,
    title: source.title,
    state: 'read',
    reason: source.caveat?.(run.facts),
    asOf: run.startedAt,
    complete: 0,
    denied: 0,
    failed: 0,
  };
  const whole = new Map<string, SeenNodes>();
  const queue = new PQueue({ concurrency: 16 });
  let fatal: unknown;
  let unanswered = 0;

  const settle = (scope: OpenScope, since: string | undefined) => {
    if (scope.outcome === 'open')
      scope.outcome = outcomeOf(source.id, scope.target.key, new Error('not answered'));
    if (scope.outcome === 'complete') {
      coverage.complete += 1;
      if (since === undefined && (source.asserts ?? source.shows)) whole.set(scope.target.key, scope.seen);
    } else {
      coverage[scope.outcome.status] += 1;
      run.incomplete(scope.outcome);
    }
  };

  const readBatch = async (targets: readonly Target[], since: string | undefined) => {
    const scopes = new Map(targets.map((target) => [target.key, new OpenScope(target, source, run)]));
    const scope = (target: Target): Scope => {
      const found = scopes.get(target.key);
      if (found === undefined) throw new Error(`unexpected target ${target.key}`);
      return found;
    };
    const job: ReadJob = {
      client: run.client,
      facts: run.facts,
      targets,
      since,
      account: run.account,
      scope,
    };
    try {
      run.signal.throwIfAborted();
      await source.read(job);
    } catch (error) {
      fatal ??= error;
      return;
    }
    for (const open of scopes.values()) settle(open, since);
    run.progress(targets.length);
    const away = [...scopes.values()].every(
      ({ outcome }) => typeof outcome === 'object' && outcome.code === 'GITLAB_UNREACHABLE',
    );
    unanswered = away ? unanswered + 1 : 0;
    if (unanswered >= unansweredLimit) {
      const reason = `${unansweredLimit} lists in a row were not answered`;
      fatal ??= appError('GITLAB_UNREACHABLE', { url: run.facts.url, reason });
    }
  };

  for (const [since, targets] of bySince(run.targets, (target) => run.since(target))) {
    for (let start = 0; start < targets.length; start += source.batch) {
      if (fatal !== undefined) break;
      const batch = targets.slice(start, start + source.batch);
      void queue.add(async () => {
        if (fatal === undefined) await readBatch(batch, since);
      });
      await queue.onSizeLessThan(32);
    }
  }
  await queue.onIdle();
  if (fatal !== undefined) throw fatal;
  return { coverage, whole };
}
