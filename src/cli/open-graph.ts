import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Config } from '../core/config.js';
import { appError, isAppError } from '../core/errors.js';
import type { Logger } from '../core/logger.js';
import { packageRoot } from '../core/paths.js';
import { connectGraph, type Graph } from '../graph/driver.js';
import { type EmbeddedNeo4j, startEmbeddedNeo4j } from '../graph/embedded/embedded.js';
import { graphFailure } from '../graph/failure.js';
import { migrate } from '../graph/migrations.js';
import { ensureSchema } from '../sync/schema.js';
import type { Cli } from './context.js';

/** The folder of migrations that the package brings. */
export const migrationsFolder = join(packageRoot, 'migrations');

/** How a command opens the graph. */
export interface OpenGraphOptions {
  /** `own`: the embedded server is this process's alone; `shared`: one that already runs is used. */
  readonly embedded: 'own' | 'shared';
  /** Applies migrations and constraints first; for commands that write. */
  readonly prepare: boolean;
  /** Waits for a Neo4j that does not answer yet. */
  readonly patient: boolean;
  /** Whether a stop closes the graph under the command; services stop in an order of their own. */
  readonly closeOnStop: boolean;
}

/** An open graph, and the server behind it. */
export interface OpenGraph {
  readonly graph: Graph;
  /** Address without credentials. */
  readonly uri: string;
  /** Neo4j's version. */
  readonly version: string;
  readonly embedded: EmbeddedNeo4j | undefined;
}

interface Server {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database: string | undefined;
  readonly embedded: EmbeddedNeo4j | undefined;
}

/**
 * Opens the graph, works with it and closes it again, and with it the embedded server if this process started it.
 * @throws AppError NEO4J_* for what keeps Neo4j from answering, also in the middle; JAVA_OR_MAVEN_MISSING;
 *   MIGRATION_*; and whatever `work` throws.
 */
export async function withGraph<T>(
  cli: Cli,
  config: Config,
  options: OpenGraphOptions,
  work: (open: OpenGraph) => Promise<T>,
): Promise<T> {
  const logger = cli.logger(config);
  const server = await startServer(cli, config, logger, options);
  try {
    return await workOn(cli, config, logger, options, server, work);
  } catch (error) {
    throw graphError(error, server.uri);
  } finally {
    await server.embedded?.close();
  }
}

async function workOn<T>(
  cli: Cli,
  config: Config,
  logger: Logger,
  options: OpenGraphOptions,
  server: Server,
  work: (open: OpenGraph) => Promise<T>,
): Promise<T> {
  const { database, embedded, uri } = server;
  const graph = connectGraph({
    uri: server.uri,
    username: server.username,
    password: server.password,
    logger,
    retryMs: options.patient ? config.neo4jRetryMs : Math.min(config.neo4jRetryMs, 5000),
    ...(database === undefined ? {} : { database }),
  });
  const closeGraph = () => void graph.close();
  if (options.closeOnStop) cli.signal.addEventListener('abort', closeGraph, { once: true });
  try {
    cli.signal.throwIfAborted();
    const version = await verify(cli, graph, uri, options.patient ? config.neo4jRetryMs : 0);
    if (options.prepare) await prepare(cli, graph);
    return await work({ graph, uri, version, embedded });
  } finally {
    cli.signal.removeEventListener('abort', closeGraph);
    await graph.close();
  }
}

async function startServer(
  cli: Cli,
  config: Config,
  logger: Logger,
  options: OpenGraphOptions,
): Promise<Server> {
  if (config.neo4j !== undefined) {
    const uri = config.neo4j.uri.replace(/\/\/[^/@]*@/, '//');
    return { ...config.neo4j, uri, embedded: undefined };
  }
  const { version, javaHome, cacheDir, heapMb, pageCacheMb } = config.embedded;
  const embedded = await startEmbeddedNeo4j({
    dataDir: config.dataDir,
    cacheDir,
    heapMb,
    pageCacheMb,
    attach: options.embedded === 'shared',
    logger,
    onProgress: (text) => cli.out.note(`${text} …`),
    ...(version === undefined ? {} : { version }),
    ...(javaHome === undefined ? {} : { javaHome }),
    ...(cli.env === undefined ? {} : { env: definedOf(cli.env) }),
  });
  return {
    uri: embedded.uri,
    username: embedded.username,
    password: embedded.password,
    database: undefined,
    embedded,
  };
}

/** The variables that are set. */
export function definedOf(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

async function verify(cli: Cli, graph: Graph, uri: string, waitMs: number): Promise<string> {
  const deadline = Date.now() + waitMs;
  let told = false;
  for (;;) {
    try {
      return (await graph.verify()).version;
    } catch (error) {
      if (!isAppError(error, 'NEO4J_UNREACHABLE') || Date.now() >= deadline || cli.signal.aborted)
        throw error;
    }
    if (!told)
      cli.out.note(`Neo4j at ${uri} does not answer yet; waiting up to ${Math.round(waitMs / 1000)} s …`);
    told = true;
    await delay(1000, undefined, { signal: cli.signal });
  }
}

async function prepare(cli: Cli, graph: Graph): Promise<void> {
  await migrate(graph, migrationsFolder, {
    onApplied: ({ version, name }) =>
      cli.out.note(`Applied migration V${String(version).padStart(4, '0')} ${name}`),
  });
  await ensureSchema(graph);
}

/** The catalogued error for a failure of Neo4j in the middle of something; anything else as it is. */
export function graphError(error: unknown, uri: string): unknown {
  if (isAppError(error)) return error;
  const kind = graphFailure(error);
  if (kind === 'unreachable') return appError('NEO4J_UNREACHABLE', { uri }, error);
  if (kind === 'auth') return appError('NEO4J_AUTH', { uri }, error);
  return error;
}
