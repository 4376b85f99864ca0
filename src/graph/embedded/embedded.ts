import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { appError } from '../../core/errors.js';
import { type Logger, silentLogger } from '../../core/logger.js';
import { packageRoot } from '../../core/paths.js';
import { ensureArtifacts } from './artifacts.js';
import { findJdk, type JavaSearch, neededJava } from './java.js';
import { type JvmExit, type RunningJvm, startJvm } from './jvm.js';
import {
  type HeldLock,
  isAlive,
  type LockContent,
  ownerAlive,
  readLock,
  type ServerState,
  takeLock,
} from './lock.js';
import { keptPassword, readPassword } from './password.js';
import { jvmArguments, neo4jConf } from './settings.js';

/** The Neo4j that is started when no other version is asked for: the long-term one, which runs on Java 17. */
export const defaultNeo4jVersion = '5.26.30';

/** How to start the embedded Neo4j. */
export type EmbeddedNeo4jOptions = JavaSearch & {
  /** Holds the database, its password and its lock; made when missing. */
  readonly dataDir: string;
  /** Libraries are kept under `<cacheDir>/neo4j/<version>` and shared by all data folders. */
  readonly cacheDir: string;
  /** Default: {@link defaultNeo4jVersion}. */
  readonly version?: string;
  /** Default: 512. */
  readonly heapMb?: number;
  /** Default: 128. */
  readonly pageCacheMb?: number;
  /** Default: 0, any free one. */
  readonly port?: number;
  /** Use the server that already runs on this data folder, if one does. Default: false. */
  readonly attach?: boolean;
  readonly logger?: Logger;
  /** Hears, in words for people, what takes long. */
  readonly onProgress?: (text: string) => void;
};

/** A running embedded Neo4j. */
export type EmbeddedNeo4j = {
  readonly uri: string;
  readonly username: 'neo4j';
  readonly password: string;
  readonly version: string;
  /** The JVM's. */
  readonly pid: number;
  /** Whether another process started it: `close` then leaves it running. */
  readonly attached: boolean;
  /** Resolves when the JVM ends, whether asked to or not; never for an attached one. */
  readonly exited: Promise<JvmExit>;
  /** Shuts Neo4j down cleanly and frees the data folder; safe to call again. */
  close(): Promise<void>;
};

const readyWithinMs = 120_000;
const pollMs = 100;

/**
 * Starts a Neo4j of its own on the loopback address, or attaches to the one that runs on the same data folder.
 * @throws JAVA_OR_MAVEN_MISSING, NEO4J_DOWNLOAD_FAILED, NEO4J_START_FAILED, or NEO4J_DATA_IN_USE.
 */
export async function startEmbeddedNeo4j(options: EmbeddedNeo4jOptions): Promise<EmbeddedNeo4j> {
  const { dataDir } = options;
  await mkdir(join(dataDir, 'neo4j', 'logs'), { recursive: true, mode: 0o700 });
  const lockFile = join(dataDir, 'neo4j.lock');
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    const lock = await takeLock(lockFile);
    if ('held' in lock) return startUnder(lock.held, options);
    const { holder } = lock;
    const orphan = !(await ownerAlive(holder));
    if (!orphan && options.attach !== true) throw inUse(dataDir, holder.owner.pid);
    const { server } = holder;
    if (!orphan && server?.port !== undefined) return attachTo({ ...server, port: server.port }, dataDir);
    // Either a server that shuts down because its parent died, or one that is still starting.
    if (Date.now() > deadline) throw inUse(dataDir, holder.server?.pid ?? holder.owner.pid);
    await untilChanged(lockFile, holder, deadline);
  }
}

async function startUnder(lock: HeldLock, options: EmbeddedNeo4jOptions): Promise<EmbeddedNeo4j> {
  const version = options.version ?? defaultNeo4jVersion;
  try {
    const password = await keptPassword(passwordFile(options.dataDir));
    const jvm = await launch(version, password, options, (pid) => lock.publish({ pid, version }));
    await lock.publish({ pid: jvm.pid, port: jvm.port, version });
    return handle(jvm, lock, password, version, options.logger ?? silentLogger);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function launch(
  version: string,
  password: string,
  options: EmbeddedNeo4jOptions,
  onSpawn: (pid: number) => Promise<void>,
): Promise<RunningJvm> {
  const { heapMb = 512, pageCacheMb = 128, port = 0 } = options;
  const jdk = await findJdk(neededJava(version), options);
  const libraries = await ensureArtifacts({ ...options, version });
  const home = join(options.dataDir, 'neo4j');
  const logs = join(home, 'logs');
  const conf = join(home, 'neo4j.conf');
  await writeFile(conf, neo4jConf({ port, heapMb, pageCacheMb }), { mode: 0o600 });
  options.onProgress?.(`Starting Neo4j ${version}`);
  const launcher = join(packageRoot, 'src', 'graph', 'embedded', 'EmbeddedNeo4j.java');
  return startJvm({
    java: jdk.java,
    args: [...jvmArguments(jdk.major, heapMb, logs), '-cp', join(libraries, '*'), launcher, home, conf],
    password,
    logFile: join(logs, 'jvm.log'),
    readyWithinMs,
    onSpawn,
  });
}

function handle(
  jvm: RunningJvm,
  lock: HeldLock,
  password: string,
  version: string,
  logger: Logger,
): EmbeddedNeo4j {
  let closing: Promise<void> | undefined;
  const exited = jvm.exited.then(async (exit) => {
    if (closing === undefined) logger.error({ ...exit }, 'The embedded Neo4j ended unexpectedly');
    await lock.release();
    return exit;
  });
  const stop = async () => {
    await jvm.stop();
    await exited;
  };
  logger.info({ version, pid: jvm.pid, port: jvm.port }, 'The embedded Neo4j is ready');
  return {
    uri: uriOf(jvm.port),
    username: 'neo4j',
    password,
    version,
    pid: jvm.pid,
    attached: false,
    exited,
    close() {
      closing ??= stop();
      return closing;
    },
  };
}

async function attachTo(server: Required<ServerState>, dataDir: string): Promise<EmbeddedNeo4j> {
  const password = await readPassword(passwordFile(dataDir));
  if (password === undefined) throw inUse(dataDir, server.pid);
  return {
    uri: uriOf(server.port),
    username: 'neo4j',
    password,
    version: server.version,
    pid: server.pid,
    attached: true,
    exited: new Promise(() => undefined),
    close: async () => undefined,
  };
}

/** Waits until the lock is gone, taken over or dead, or its server is ready. */
async function untilChanged(file: string, holder: LockContent, deadline: number): Promise<void> {
  while (Date.now() <= deadline) {
    await delay(pollMs);
    const now = await readLock(file);
    if (now === undefined || now.id !== holder.id) return;
    if (now.server?.port !== holder.server?.port || !(await isAlive(now))) return;
  }
}

function inUse(dataDir: string, pid: number) {
  return appError('NEO4J_DATA_IN_USE', { dataDir, pid });
}

function passwordFile(dataDir: string): string {
  return join(dataDir, 'neo4j-password');
}

function uriOf(port: number): string {
  return `bolt://127.0.0.1:${port}`;
}
