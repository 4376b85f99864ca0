import { type EntityKind, nodeKey } from '../gitlab/model/entity.js';
import type { Graph } from '../graph/driver.js';
import { changesOf, countBaseline, countChanges, type Writes, type Written } from './changes.js';
import { PropertySets } from './claims.js';
import { type ClaimedView, touched, Workspace } from './diff.js';
import type { Lease } from './lease.js';
import type { NodeState } from './state.js';
import { load, pending, type Run, save, saveChanges } from './store.js';
import { WrittenFactsOfRun } from './written-facts.js';

/** What a writer did; all counts only grow. */
export interface WriteCounts extends Written {
  views: number;
  transactions: number;
}

export interface WriterOptions {
  readonly graph: Graph;
  readonly host: string;
  readonly connection: string;
  readonly run: string;
  readonly lease: Lease;
  /** Whether the source was read before on this connection: only then is a difference a change of the estate. */
  readonly recordsChanges: (source: string) => boolean;
  /** Hears of the nodes of each batch that was written, and of those that the connection claimed for the first time. */
  readonly onWritten?: (nodes: readonly NodeState[], newlyClaimed: ReadonlySet<string>) => void;
  /** Views in one batch at most (default 500). */
  readonly batchSize?: number;
}

/**
 * The one way into the graph for a run: compares views with what is stored, in batches, and writes only differences,
 * each batch in one transaction together with its change records. Batches of one instance take turns.
 */
export class Writer {
  readonly counts: WriteCounts = {
    created: 0,
    updated: 0,
    deleted: 0,
    refreshed: 0,
    views: 0,
    transactions: 0,
  };
  /** Nodes that lost a relationship in this run and may now be known by nothing. */
  readonly orphans = new Map<string, EntityKind>();
  /** Projects that this connection sees for the first time: their lists are read whole. */
  readonly newProjects = new Set<string>();
  readonly sets = new PropertySets();
  /** What was written so far. */
  readonly written = new WrittenFactsOfRun();
  readonly #options: WriterOptions;
  readonly #batchSize: number;
  #queue: ClaimedView[] = [];
  #working: Promise<void> | undefined;
  #failure: unknown;
  #mentioned = new Map<string, string>();
  #expectsChanges = true;
  #changeCount = 0;

  constructor(options: WriterOptions) {
    this.#options = options;
    this.#batchSize = options.batchSize ?? 500;
  }

  /** Whether a write failed; the run cannot go on. */
  get failed(): boolean {
    return this.#failure !== undefined;
  }

  /** Loads what earlier runs noted. Call it once before the first view. */
  async open(): Promise<void> {
    this.sets.load(
      await this.#options.graph.read('MATCH (s:PropertySet) RETURN s.id AS id, s.names AS names', {}),
    );
  }

  /** Queues views; waits while a batch is being written and another one is full. */
  async push(views: readonly ClaimedView[]): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    this.#queue.push(...views);
    this.counts.views += views.length;
    while (this.#queue.length >= this.#batchSize) {
      if (this.#working === undefined) this.#start();
      await this.#working;
      if (this.#failure !== undefined) throw this.#failure;
    }
  }

  /** Writes all that is queued. */
  async flush(): Promise<void> {
    while (this.#working !== undefined || this.#queue.length > 0) {
      if (this.#working === undefined) this.#start();
      await this.#working;
      if (this.#failure !== undefined) throw this.#failure;
    }
  }

  #start(): void {
    const batch = this.#queue.splice(0, this.#next());
    this.#working = this.#batch(batch)
      .catch((error: unknown) => {
        this.#failure = error;
      })
      .finally(() => {
        this.#working = undefined;
      });
  }

  /** How many views the next batch takes: those of a baseline and those that may be changes are not mixed. */
  #next(): number {
    const batch = this.#queue.slice(0, this.#batchSize);
    const records = batch.map(({ claim }) => this.#options.recordsChanges(claim.source));
    const other = records.findIndex((record) => record !== records[0]);
    return other === -1 ? batch.length : other;
  }

  async #batch(batch: readonly ClaimedView[]): Promise<void> {
    const apply = async (run: Run) => {
      const workspace = new Workspace(this.#options.host, this.sets);
      const what = touched(this.#options.host, batch);
      const mentions = this.#freshMentions(batch);
      const needed = new Set(batch.map(({ view }) => nodeKey(this.#options.host, view.node)));
      for (const key of what.nodes.keys()) if (!needed.has(key) && !mentions.has(key)) what.nodes.delete(key);
      await load(workspace, what, run);
      for (const claimed of batch) {
        for (const { rows } of claimed.view.edges ?? []) {
          for (const { other } of rows) {
            const key = nodeKey(this.#options.host, other);
            if (mentions.has(key) || needed.has(key)) workspace.mention(other, claimed.claim);
          }
        }
        workspace.apply(claimed);
      }
      return { workspace, mentions };
    };
    // While most batches bring changes it is cheaper to read inside the transaction only.
    if (!this.#expectsChanges) {
      const { workspace, mentions } = await apply((statement, parameters) =>
        this.#options.graph.read(statement, parameters),
      );
      const writes = pending(workspace);
      if (writes.nodes.length === 0 && writes.edges.length === 0) {
        this.#remember(mentions);
        return;
      }
    }
    const [first] = batch;
    const records = first !== undefined && this.#options.recordsChanges(first.claim.source);
    let mentions: ReadonlyMap<string, string> = new Map();
    const written = await this.change(async (run) => {
      const applied = await apply(run);
      mentions = applied.mentions;
      return applied.workspace;
    }, records);
    this.#remember(mentions);
    this.#expectsChanges = written;
  }

  /**
   * Builds a workspace and writes its differences in one write transaction that holds the lease and the instance's
   * turn. `build` may run again when the database asks for a retry.
   * @param records whether the differences are changes of the estate, to be recorded.
   * @returns whether anything was written.
   */
  async change(build: (run: Run) => Promise<Workspace>, records = true): Promise<boolean> {
    const { graph, lease, host } = this.#options;
    this.counts.transactions += 1;
    const done = await graph.transaction(async (tx) => {
      const run: Run = (statement, parameters) => tx.run(statement, parameters);
      // The turn is locked until the commit, so its count orders the commits of all writers of this instance.
      const [, [turn]] = await Promise.all([
        lease.hold(run),
        run<{ count: number }>(
          `MERGE (w:WriteTurn {host: $host}) SET w.at = timestamp(), w.count = coalesce(w.count, 0) + 1
           RETURN w.count AS count`,
          { host },
        ),
      ]);
      const workspace = await build(run);
      const writes = pending(workspace);
      if (writes.nodes.length === 0 && writes.edges.length === 0) return undefined;
      return { workspace, writes, ...(await this.#write(writes, records, turn?.count ?? 0, run)) };
    });
    if (done === undefined) return false;
    this.#committed(done);
    return true;
  }

  async #write(writes: Writes, records: boolean, turn: number, run: Run) {
    const changes = records ? changesOf(writes) : [];
    const sets = this.sets.unsaved();
    if (sets.length > 0) {
      await run('UNWIND $rows AS row MERGE (s:PropertySet {id: row.id}) SET s.names = row.names', {
        rows: sets,
      });
    }
    await save(writes, run);
    if (records) {
      const { run: id, connection, host } = this.#options;
      const next = () => `${id}-${(this.#changeCount++).toString().padStart(8, '0')}`;
      const stamp = { run: id, connection, host, turn, at: new Date().toISOString() };
      await saveChanges(changes, stamp, next, run);
    }
    return { sets, counts: records ? countChanges(writes, changes) : countBaseline(writes) };
  }

  #committed(done: {
    readonly workspace: Workspace;
    readonly writes: Writes;
    readonly sets: readonly { readonly id: string }[];
    readonly counts: Written;
  }): void {
    this.sets.saved(done.sets);
    this.counts.created += done.counts.created;
    this.counts.updated += done.counts.updated;
    this.counts.deleted += done.counts.deleted;
    this.counts.refreshed += done.counts.refreshed;
    this.written.note(done.writes);
    for (const [key, kind] of done.workspace.orphans) this.orphans.set(key, kind);
    for (const key of done.workspace.newlyClaimed) {
      if (key.startsWith(`${this.#options.host}/project/`)) this.newProjects.add(key);
    }
    this.#options.onWritten?.(done.writes.nodes, done.workspace.newlyClaimed);
    for (const { key, after } of done.writes.nodes) if (after === undefined) this.#mentioned.delete(key);
  }

  /** The things mentioned in a batch, except those that were mentioned in the same words before in this run. */
  #freshMentions(batch: readonly ClaimedView[]): Map<string, string> {
    const fresh = new Map<string, string>();
    for (const { view } of batch) {
      for (const { rows } of view.edges ?? []) {
        for (const { other } of rows) {
          const key = nodeKey(this.#options.host, other);
          const words = JSON.stringify(other.properties ?? {});
          if (this.#mentioned.get(key) !== words) fresh.set(key, words);
        }
      }
    }
    return fresh;
  }

  #remember(mentions: ReadonlyMap<string, string>): void {
    if (this.#mentioned.size > 20_000) this.#mentioned = new Map();
    for (const [key, words] of mentions) this.#mentioned.set(key, words);
  }
}
