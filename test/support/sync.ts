import { fileURLToPath } from 'node:url';
import { type Logger, silentLogger } from '../../src/core/logger.js';
import type { SimulatedGitLabOptions } from '../../src/demo/server/options.js';
import { type SimulatedGitLab, startSimulatedGitLab } from '../../src/demo/server/start.js';
import { createWorld, type WorldSize } from '../../src/demo/world/create.js';
import type { World } from '../../src/demo/world/types.js';
import { createGitLabClient } from '../../src/gitlab/client/client.js';
import type { Graph } from '../../src/graph/driver.js';
import { migrate } from '../../src/graph/migrations.js';
import type { ConnectionDefinition } from '../../src/sync/connections.js';
import { type SyncOptions, syncConnection } from '../../src/sync/run.js';
import type { RunReport } from '../../src/sync/runs.js';
import { ensureSchema } from '../../src/sync/schema.js';
import { testGraph, wipe } from './graph.js';

/** A world small enough for many syncs in one test. */
export const tiny: WorldSize = { groups: 12, projects: 25, users: 40, mergeRequestsPerProject: 3 };

/** The smallest world that still has one of everything. */
export const micro: WorldSize = { groups: 6, projects: 8, users: 16, mergeRequestsPerProject: 2 };

/** A world of the first kinds whose clock starts now: what changes in it counts as new for an incremental run. */
export function worldNow(seed: number, size: WorldSize | 'small' | 'demo' = tiny): World {
  return createWorld({ seed, size, now: Date.now(), isWhole: false });
}

/** The same with all kinds. */
export function wholeWorldNow(seed: number, size: WorldSize | 'small' | 'demo' = tiny): World {
  return createWorld({ seed, size, now: Date.now() });
}

/** The names by which tests call a simulated GitLab's tokens. */
export type Principal = keyof SimulatedGitLab['tokens'];

/** What a test may say of one sync. */
export interface SyncSetting
  extends Partial<
    Pick<
      SyncOptions,
      'full' | 'fullRefreshMs' | 'signal' | 'leaseMs' | 'sources' | 'onProgress' | 'onWritten'
    >
  > {
  readonly as?: Principal;
  /** Name of the connection (default `acme`). */
  readonly name?: string;
  readonly group?: string;
  readonly graph?: Graph;
  readonly logger?: Logger;
}

/** The connection that `sync` uses for these settings. */
export function connectionOf(gitlab: SimulatedGitLab, setting: SyncSetting = {}): ConnectionDefinition {
  return {
    name: setting.name ?? 'acme',
    description: undefined,
    url: gitlab.url,
    group: setting.group,
    schedule: 'disabled',
  };
}

/** Syncs a simulated GitLab once, reading every list unless told otherwise, with short waits between attempts. */
export async function sync(
  graph: Graph,
  gitlab: SimulatedGitLab,
  setting: SyncSetting = {},
): Promise<RunReport> {
  const { as = 'admin', name: _name, group: _group, graph: other, logger = silentLogger, ...rest } = setting;
  const client = createGitLabClient({
    url: gitlab.url,
    token: gitlab.tokens[as],
    attempts: 3,
    backoffMs: 1,
    maxRateLimitWaitMs: 2000,
    logger,
    ...(setting.signal ? { signal: setting.signal } : {}),
  });
  try {
    return await syncConnection({
      graph: other ?? graph,
      client,
      logger,
      connection: connectionOf(gitlab, setting),
      full: true,
      ...rest,
    });
  } finally {
    client.close();
  }
}

/** The first part of a simulated GitLab's keys. */
export function hostOf(gitlab: SimulatedGitLab): string {
  return new URL(gitlab.url).host;
}

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));

/** An empty graph with the constraints and indexes that the service relies on, whatever ran on this database before. */
export async function emptyGraph(): Promise<Graph> {
  const graph = testGraph();
  await wipe(graph);
  await migrate(graph, migrations);
  await ensureSchema(graph);
  // The records of the migrations too: a test counts what it wrote alone.
  await wipe(graph);
  return graph;
}

/** Starts simulated GitLabs and closes them all at once. */
export class Simulators {
  readonly #running: SimulatedGitLab[] = [];

  async start(world: World, options: SimulatedGitLabOptions = {}): Promise<SimulatedGitLab> {
    const gitlab = await startSimulatedGitLab(world, options);
    this.#running.push(gitlab);
    return gitlab;
  }

  async close(): Promise<void> {
    await Promise.all(this.#running.splice(0).map((gitlab) => gitlab.close()));
  }
}

/** The counts of a report that say what was written. */
export function writtenBy({ counts: { created, updated, deleted, refreshed } }: RunReport) {
  return { created, updated, deleted, refreshed };
}

/** Nothing at all. */
export const nothing = { created: 0, updated: 0, deleted: 0, refreshed: 0 };
