import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that a receiver got. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a receiver answers; `hang`: nothing, ever. */
export type Answered =
  | 'hang'
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string };

/** A receiver of notifications on loopback. */
export interface HttpReceiver {
  readonly url: string;
  readonly received: Received[];
  /** What it answers from now on (default: 200). */
  answer: (request: Received, count: number) => Answered | Promise<Answered>;
  /** Resolves when so many requests have come. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

function respond(response: ServerResponse, answered: Answered): void {
  if (answered === 'hang') return;
  response.writeHead(answered.status, answered.headers);
  response.end(answered.body ?? '');
}

/** Listens on a free port of loopback. Close it. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Closes a server with all that is open. */
export function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

/** Starts receivers and closes them all at once. */
export class Receivers {
  readonly #running: Server[] = [];

  async start(): Promise<HttpReceiver> {
    const waiting: { count: number; resolve: () => void }[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        const one = { method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') };
        receiver.received.push(one);
        const count = receiver.received.length;
        for (const each of waiting) if (count >= each.count) each.resolve();
        void Promise.resolve(receiver.answer(one, count)).then((answered) => respond(response, answered));
      });
    });
    const url = await listen(server);
    this.#running.push(server);
    const receiver: HttpReceiver = {
      url,
      received: [],
      answer: () => ({ status: 200 }),
      until: (count) =>
        new Promise((resolve) => {
          if (receiver.received.length >= count) resolve();
          else waiting.push({ count, resolve });
        }),
      close: () => closed(server),
    };
    return receiver;
  }

  async close(): Promise<void> {
    await Promise.all(this.#running.splice(0).map(closed));
  }
}
