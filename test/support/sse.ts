import type { TestServer } from './api-server.js';

/** An open subscription over server-sent events. */
export interface TestStream {
  /** The next event's result; rejects when the stream has ended. */
  next(): Promise<{ readonly data?: Record<string, unknown>; readonly errors?: unknown }>;
  close(): Promise<void>;
}

/** Opens a subscription; it is set up when this resolves. */
export async function openStream(
  server: TestServer,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<TestStream> {
  const controller = new AbortController();
  const response = await server.fetch('/graphql/stream', {
    method: 'POST',
    as: 'ADMIN',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query, variables }),
    signal: controller.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error(`The stream was refused with ${response.status}`);
  let text = '';
  const next: TestStream['next'] = async () => {
    for (;;) {
      const [, found] = /event: next\ndata: (.*)\n\n/.exec(text) ?? [];
      if (found !== undefined) {
        text = text.slice(text.indexOf(found) + found.length);
        return JSON.parse(found) as Awaited<ReturnType<TestStream['next']>>;
      }
      const { done, value } = await reader.read();
      if (done) throw new Error(`The stream has ended: ${text}`);
      text += value;
    }
  };
  const close = async () => {
    controller.abort();
    await reader.cancel().catch(() => undefined);
  };
  return { next, close };
}
