import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger } from '../../../src/core/logger.js';
import type { Graph } from '../../../src/graph/driver.js';
import { startTestServer, type TestServer } from '../../support/api-server.js';
import { testGraph, wipe } from '../../support/graph.js';

const known = 'query Who { viewer { role } }';
const id = createHash('sha256').update(known).digest('hex');
let graph: Graph;
let folder: string;

async function manifest(operations: unknown, format = 'apollo-persisted-query-manifest'): Promise<string> {
  const file = join(folder, `${Math.random()}.json`);
  await writeFile(file, JSON.stringify({ format, version: 1, operations }));
  return file;
}

async function served(mode: 'log' | 'enforce', log: string[] = []): Promise<TestServer> {
  const file = await manifest([{ id, name: 'Who', type: 'query', body: known }]);
  const logger = createLogger('warn', { write: (line: string) => void log.push(line) });
  const settings = { persistedQueries: { mode, manifest: file } };
  return startTestServer(graph, { settings, services: { logger } });
}

async function post(api: TestServer, body: unknown) {
  const headers = { 'content-type': 'application/json' };
  const response = await api.fetch('/graphql', {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    as: 'VIEWER',
  });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
}

beforeAll(async () => {
  graph = testGraph();
  await wipe(graph);
  folder = await mkdtemp(join(tmpdir(), 'manifest-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await graph.close();
});

const byHash = { extensions: { persistedQuery: { version: 1, sha256Hash: id } } };
const data = { viewer: { role: 'VIEWER' } };

describe('persisted queries', () => {
  it('are the only ones that are answered where that is enforced', async () => {
    const api = await served('enforce');
    try {
      expect(await post(api, byHash)).toMatchObject({ status: 200, body: { data } });
      expect(await post(api, { query: known })).toMatchObject({ status: 200, body: { data } });
      const others = [
        { query: `${known} ` },
        { query: '{ viewer { id } }', ...byHash },
        { extensions: { persistedQuery: { sha256Hash: 'constructor' } } },
        { query: 7 },
        {},
      ];
      for (const other of others) {
        const { status, body } = await post(api, other);
        expect(status).toBe(400);
        expect(body).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_NOT_PERSISTED' } }] });
      }
    } finally {
      await api.close();
    }
  });

  it('are told from others in the log', async () => {
    const log: string[] = [];
    const api = await served('log', log);
    try {
      expect(await post(api, byHash)).toMatchObject({ body: { data } });
      expect(log).toEqual([]);
      expect(
        await post(api, { query: 'query Other { viewer { role } }', operationName: 'Other' }),
      ).toMatchObject({
        body: { data },
      });
      expect(log.join('')).toMatch(/"operation":"Other".*not in the manifest/);
    } finally {
      await api.close();
    }
  });

  it.each([
    ['is missing', async () => join(folder, 'missing.json'), /cannot be read as JSON/],
    ['is something else', () => manifest([], 'other'), /format: /],
    ['names a wrong hash', () => manifest([{ id: 'x', body: known }]), /x is not the SHA-256/],
  ])('keep the server from starting when the manifest %s', async (_, make, reason) => {
    const settings = { persistedQueries: { mode: 'enforce', manifest: await make() } } as const;
    await expect(startTestServer(graph, { settings })).rejects.toThrow(reason);
  });
});
