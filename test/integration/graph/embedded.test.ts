import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { silentLogger } from '../../../src/core/logger.js';
import { packageRoot } from '../../../src/core/paths.js';
import { connectGraph, type Graph } from '../../../src/graph/driver.js';
import { type EmbeddedNeo4j, startEmbeddedNeo4j } from '../../../src/graph/embedded/embedded.js';
import { processIdentity } from '../../../src/graph/embedded/process-identity.js';
import { removeFolder, temporaryFolder, testServerOptions, testVersion } from '../../support/servers.js';

// The tests share one data folder and go on where the one before stopped, because each start of Neo4j takes seconds.
describe('the embedded Neo4j', () => {
  let dataDir: string;
  let neo4j: EmbeddedNeo4j;
  let graph: Graph;
  const connect = (server: EmbeddedNeo4j) => connectGraph({ ...server, logger: silentLogger });
  const exists = (file: string) =>
    stat(join(dataDir, file)).then(
      () => true,
      () => false,
    );

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    neo4j = await startEmbeddedNeo4j(testServerOptions(dataDir));
    graph = connect(neo4j);
  });
  afterAll(async () => {
    await graph.close();
    await neo4j.close();
    await removeFolder(dataDir);
  });

  test('runs the version asked for, on loopback, with a password and a lock that only its user can read', async () => {
    expect(await graph.verify()).toEqual({ version: testVersion });
    expect(neo4j.uri).toMatch(/^bolt:\/\/127\.0\.0\.1:\d+$/);
    for (const file of ['neo4j-password', 'neo4j.lock', 'neo4j/neo4j.conf']) {
      expect((await stat(join(dataDir, file))).mode & 0o777).toBe(0o600);
    }
    expect(neo4j.password.length).toBeGreaterThanOrEqual(32);
    expect((await readFile(join(dataDir, 'neo4j-password'), 'utf8')).trim()).toBe(neo4j.password);
  });

  test('keeps the password and the environment out of what other processes can see', async () => {
    const commandLine = await readFile(`/proc/${neo4j.pid}/cmdline`, 'utf8').catch(() => '');
    const environment = await readFile(`/proc/${neo4j.pid}/environ`, 'utf8').catch(() => '');
    expect(commandLine).not.toContain(neo4j.password);
    expect(environment).toBe('');
  });

  test('reads no file by LOAD CSV', async () => {
    const file = join(dataDir, 'secret.csv');
    await writeFile(file, 'canary\n');
    const load = graph.read('LOAD CSV FROM $url AS row RETURN row', { url: `file://${file}` });
    await expect(load).rejects.toThrow(/disabled|not allowed|configuration/i);
  });

  test.each(['http', 'https', 'ftp'])(
    'reads no %s address by LOAD CSV, not even to connect',
    async (scheme) => {
      let connections = 0;
      const server = createServer((socket) => {
        connections += 1;
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\ncanary\n');
      });
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      for (const host of ['127.0.0.1', 'localhost']) {
        const url = `${scheme}://${host}:${port}/x.csv`;
        await expect(graph.read('LOAD CSV FROM $url AS row RETURN row', { url })).rejects.toThrow(
          /block|access/i,
        );
      }
      server.close();
      await once(server, 'close');
      expect(connections).toBe(0);
    },
  );

  test('refuses a second start on the same data, and attaches when asked to', async () => {
    await expect(startEmbeddedNeo4j(testServerOptions(dataDir))).rejects.toMatchObject({
      code: 'NEO4J_DATA_IN_USE',
      params: { pid: process.pid },
    });
    const second = await startEmbeddedNeo4j(testServerOptions(dataDir, { attach: true }));
    const { uri, password, pid, version } = neo4j;
    expect(second).toMatchObject({ uri, password, pid, version, attached: true });
    await second.close();
    await expect(graph.read('RETURN 1 AS one')).resolves.toEqual([{ one: 1 }]);
  });

  test('work goes on over a restart in its middle, and nothing that was written is lost', async () => {
    await graph.write('CREATE CONSTRAINT step_n IF NOT EXISTS FOR (s:Step) REQUIRE s.n IS UNIQUE');
    let restarted: Promise<void> | undefined;
    const restart = async () => {
      await neo4j.close();
      const port = Number(new URL(neo4j.uri).port);
      neo4j = await startEmbeddedNeo4j(testServerOptions(dataDir, { port }));
    };
    for (let n = 0; n < 100; n += 1) {
      if (n === 50) restarted = restart();
      await graph.transaction(async (tx) => {
        await tx.run('MERGE (:Step {n: $n})', { n });
        await tx.run('MATCH (s:Step {n: $n}) SET s.done = true', { n });
      });
    }
    await restarted;
    await expect(graph.read('MATCH (s:Step {done: true}) RETURN count(s) AS n')).resolves.toEqual([
      { n: 100 },
    ]);
  });

  test('reports the end of a killed JVM and frees the data', async () => {
    process.kill(neo4j.pid, 'SIGKILL');
    expect(await neo4j.exited).toEqual({ code: null, signal: 'SIGKILL' });
    expect(await exists('neo4j.lock')).toBe(false);
    await neo4j.close();
    await graph.close();
  });

  test('stops when its parent is killed, and the next start takes over with all data there', async () => {
    const holder = spawn(
      process.execPath,
      ['--import', 'tsx', join(packageRoot, 'test/support/hold-neo4j.ts'), dataDir],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [line] = await once(createInterface({ input: holder.stdout }), 'line');
    const jvm = Number(String(line).replace('RUNNING ', ''));
    await expect(startEmbeddedNeo4j(testServerOptions(dataDir))).rejects.toMatchObject({
      params: { pid: holder.pid },
    });
    holder.kill('SIGKILL');
    await once(holder, 'exit');

    neo4j = await startEmbeddedNeo4j(testServerOptions(dataDir));
    expect(await processIdentity(jvm)).toBeUndefined();
    graph = connect(neo4j);
    await expect(graph.read('MATCH (s:Step) RETURN count(s) AS n')).resolves.toEqual([{ n: 100 }]);
  });

  test('says why it did not start, with the place of its log', async () => {
    const other = await temporaryFolder();
    const port = Number(new URL(neo4j.uri).port);
    const start = startEmbeddedNeo4j(testServerOptions(other, { port }));
    await expect(start).rejects.toMatchObject({
      code: 'NEO4J_START_FAILED',
      params: {
        reason: expect.stringMatching(/address|bind/i),
        log: join(other, 'neo4j', 'logs', 'jvm.log'),
      },
    });
    await expect(stat(join(other, 'neo4j.lock'))).rejects.toThrow('ENOENT');
    await removeFolder(other);
  });
});
