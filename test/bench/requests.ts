import { Agent, request } from 'undici';

/** A GraphQL request of the bench: the document and what it is called in the report. */
export interface BenchRequest {
  readonly name: string;
  readonly query: string;
  /** Variables of the n-th request, so that no two ask for quite the same. */
  readonly variables?: (n: number) => Record<string, unknown>;
}

/** Milliseconds of many requests. */
export interface Latencies {
  readonly count: number;
  readonly errors: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly perSecond: number;
}

/** A client of the API under measurement, with one connection for each request in flight. */
export class ApiClient {
  readonly #agent: Agent;

  constructor(
    readonly url: string,
    readonly token: string,
    connections = 256,
  ) {
    this.#agent = new Agent({ connections });
  }

  /** The data of one answer. Throws when the answer has errors. */
  async ask(query: string, variables: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const { statusCode, body } = await request(`${this.url}/graphql`, {
      dispatcher: this.#agent,
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await body.json()) as { data?: Record<string, unknown>; errors?: unknown };
    if (statusCode !== 200 || answer.errors !== undefined || answer.data === undefined) {
      throw new Error(`${statusCode}: ${JSON.stringify(answer.errors)}`);
    }
    return answer.data;
  }

  /** Reads a streamed answer to its end, or until it has so many bytes, and gives its bytes and lines. */
  async download(path: string, most = Number.POSITIVE_INFINITY): Promise<{ bytes: number; lines: number }> {
    const { statusCode, body } = await request(`${this.url}${path}`, {
      dispatcher: this.#agent,
      headers: { authorization: `Bearer ${this.token}` },
    });
    if (statusCode !== 200) throw new Error(`${path}: ${statusCode}`);
    let [bytes, lines] = [0, 0];
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
      if (bytes >= most) break;
    }
    return { bytes, lines };
  }

  async close(): Promise<void> {
    await this.#agent.close();
  }
}

const at = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;

/** Times `count` pieces of work, so many at a time, each worker its next one when it is done. */
export async function measureTimes(
  count: number,
  workers: number,
  one: (n: number) => Promise<unknown>,
): Promise<Latencies> {
  const times: number[] = [];
  let errors = 0;
  let next = 0;
  const work = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) {
      const from = performance.now();
      try {
        await one(n);
      } catch (error) {
        errors += 1;
        if (errors === 1) process.stderr.write(`${String(error)}\n`);
      }
      times.push(performance.now() - from);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: workers }, work));
  const seconds = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  return {
    count,
    errors,
    medianMs: at(times, 0.5),
    p95Ms: at(times, 0.95),
    p99Ms: at(times, 0.99),
    perSecond: Math.round(count / seconds),
  };
}

/** Sends `count` requests, `clients` at a time, each client its next one when it has its answer. */
export function measureRequests(
  client: ApiClient,
  requests: readonly BenchRequest[],
  { count, clients }: { readonly count: number; readonly clients: number },
): Promise<Latencies> {
  return measureTimes(count, clients, (n) => {
    const { query, variables } = requests[n % requests.length] ?? { query: '{ viewer { id } }' };
    return client.ask(query, variables?.(n));
  });
}
