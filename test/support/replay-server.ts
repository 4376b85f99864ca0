import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

const recordingSchema = z.array(
  z.object({ method: z.string(), url: z.string(), status: z.number(), body: z.unknown() }),
);
const projectRow = z.object({ id: z.number() });

/** A server that answers what was recorded of a real GitLab, and 404 to everything else. */
export interface ReplayServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The recorded bodies by path; what several recordings say of one list is put together. */
async function bodiesOf(folder: string): Promise<Map<string, unknown>> {
  const bodies = new Map<string, unknown>();
  const add = (path: string, body: unknown) => {
    const known = bodies.get(path);
    if (!Array.isArray(known) || !Array.isArray(body)) {
      bodies.set(path, body);
      return;
    }
    const ids = new Set(known.map((row) => projectRow.parse(row).id));
    bodies.set(path, [...known, ...body.filter((row) => !ids.has(projectRow.parse(row).id))]);
  };
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.json')).sort()) {
    const recordings = recordingSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
    for (const { method, url, status, body } of recordings) {
      if (method !== 'GET' || status !== 200) continue;
      const { pathname } = new URL(url, 'https://gitlab.com');
      add(pathname, body);
      // Recorded were the members with those who inherit; the direct ones are asked for.
      if (pathname.endsWith('/members/all')) add(pathname.replace(/\/all$/, ''), body);
    }
  }
  return bodies;
}

/** Serves the recordings in `folder` on 127.0.0.1, each list as one page. */
export async function startReplayServer(folder: string): Promise<ReplayServer> {
  const bodies = await bodiesOf(folder);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const found = request.method === 'GET' ? bodies.get(url.pathname) : undefined;
    const body = Array.isArray(found) && Number(url.searchParams.get('page') ?? '1') > 1 ? [] : found;
    const text = JSON.stringify(body ?? { message: '404 Not Found' });
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(text);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
