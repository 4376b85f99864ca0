import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  defaultNeo4jVersion,
  type EmbeddedNeo4j,
  type EmbeddedNeo4jOptions,
  startEmbeddedNeo4j,
} from '../../src/graph/embedded/embedded.js';

/** The Neo4j version that the suite runs on: `EMBEDDED_NEO4J_VERSION`, or the product's default. */
export const testVersion = process.env.EMBEDDED_NEO4J_VERSION ?? defaultNeo4jVersion;

/** The folder of the downloaded libraries, the same as the product's, so that they are fetched once. */
export const testCacheDir = join(
  process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  'gitlab-access-graph',
);

/** A server on a data folder of its own; `remove` stops it and deletes the folder. */
export type TestServer = { readonly neo4j: EmbeddedNeo4j; readonly dataDir: string; remove(): Promise<void> };

/** Starts a small server in a new temporary folder. */
export async function startTestServer(options: Partial<EmbeddedNeo4jOptions> = {}): Promise<TestServer> {
  const dataDir = await temporaryFolder();
  const neo4j = await startEmbeddedNeo4j(testServerOptions(dataDir, options));
  return {
    neo4j,
    dataDir,
    async remove() {
      await neo4j.close();
      await removeFolder(dataDir);
    },
  };
}

/** The options of a small server on a folder. */
export function testServerOptions(
  dataDir: string,
  options: Partial<EmbeddedNeo4jOptions> = {},
): EmbeddedNeo4jOptions {
  const javaHome = process.env.JAVA_HOME;
  return {
    dataDir,
    cacheDir: testCacheDir,
    version: testVersion,
    heapMb: 512,
    pageCacheMb: 64,
    ...(javaHome === undefined ? {} : { javaHome }),
    ...options,
  };
}

/** A new empty folder for a test's files. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'access-graph-test-'));
}

/** Deletes a folder with all that is in it. */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}
