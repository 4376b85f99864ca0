import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createGitLabClient } from './client.js';
import { type ReceivedRequest, sendJson, startTestServer, type TestServer } from './testing.js';
import type { GitLabClient, ListOptions } from './types.js';

type Respond = (request: ReceivedRequest, response: ServerResponse) => void;

let server: TestServer;
let client: GitLabClient;
let respond: Respond;

beforeAll(async () => {
  server = await startTestServer((request, response) => respond(request, response));
});
afterAll(() => server.close());
beforeEach(() => {
  client = createGitLabClient({ url: server.url, token: 'secret', backoffMs: 1, attempts: 3 });
});

async function readAll(options?: ListOptions, reader = client): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const page of reader.list('/things', options)) rows.push(...page);
  return rows;
}

/** Answers with a page of `rows` as GitLab's offset paging does. */
function offsetPage(rows: readonly unknown[], withTotals = true): Respond {
  return ({ query }, response) => {
    const page = Number(query.get('page') ?? 1);
    const size = Number(query.get('per_page'));
    const pages = Math.max(1, Math.ceil(rows.length / size));
    sendJson(response, rows.slice((page - 1) * size, page * size), {
      'x-page': `${page}`,
      'x-per-page': `${size}`,
      'x-next-page': page < pages ? `${page + 1}` : '',
      ...(withTotals ? { 'x-total': `${rows.length}`, 'x-total-pages': `${pages}` } : {}),
    });
  };
}

/** Answers with a page of `rows` as GitLab's keyset paging does, with `root` as the address of its links. */
function keysetPage(rows: readonly number[], root = server.url): Respond {
  return ({ query }, response) => {
    const size = Number(query.get('per_page'));
    const from = Number(query.get('id_after') ?? 0);
    const following = new URLSearchParams(query);
    following.set('id_after', `${from + size}`);
    const link = `<${root}/api/v4/things?${following}>; rel="next"`;
    sendJson(response, rows.slice(from, from + size), from + size < rows.length ? { link } : {});
  };
}

const numbers = (length: number): number[] => Array.from({ length }, (_, i) => i);
const keyset = { orderBy: 'id', sort: 'asc' } as const;

describe('offset paging', () => {
  it('reads known pages ahead and yields them in order, whichever is answered first', async () => {
    const rows = numbers(95);
    const held: (() => void)[] = [];
    respond = (request, response) => {
      const page = Number(request.query.get('page'));
      const answer = (): void => offsetPage(rows)(request, response);
      if (page === 1 || page > 7) return answer();
      held.push(answer);
      // The six pages of the window are answered last one first, once all of them were asked for.
      if (held.length === 6) for (const late of held.reverse()) late();
    };
    expect(await readAll({ perPage: 10, query: { state: 'all' } })).toEqual(rows);
    expect(server.requests.at(-1)?.query.get('state')).toBe('all');
  });

  it.each([0, 1, 10, 11, 250])('reads %d rows without totals, page by page', async (length) => {
    respond = offsetPage(numbers(length), false);
    expect(await readAll({ perPage: 10 })).toEqual(numbers(length));
  });

  it('reads an empty list, whose total is 0 on 1 page', async () => {
    respond = offsetPage([]);
    expect(await readAll()).toEqual([]);
  });

  it('reads on when the list grew', async () => {
    const before = server.requests.length;
    respond = (request, response) =>
      offsetPage(numbers(server.requests.length - before > 1 ? 21 : 20))(request, response);
    expect(await readAll({ perPage: 10 })).toEqual(numbers(21));
  });

  it('fails at its end when the list shrank, because rows may have moved to a page already read', async () => {
    const before = server.requests.length;
    respond = (request, response) =>
      offsetPage(numbers(server.requests.length - before > 1 ? 19 : 20))(request, response);
    const pages = client.list('/things', { perPage: 10 });
    await expect(pages.next()).resolves.toMatchObject({ done: false });
    await expect(pages.next()).resolves.toMatchObject({ done: false });
    await expect(pages.next()).rejects.toMatchObject({
      code: 'GITLAB_BAD_ANSWER',
      message: expect.stringContaining('changed while it was read'),
    });
  });

  it('follows a link where GitLab gives no page numbers', async () => {
    respond = keysetPage(numbers(25));
    expect(await readAll({ perPage: 10 })).toEqual(numbers(25));
  });

  it.each([5, 10, 30])('takes an endpoint that knows no pages as it is: %d rows', async (length) => {
    respond = (_request, response) => sendJson(response, numbers(length));
    expect(await readAll({ perPage: 10 })).toEqual(numbers(length));
  });

  it('asks on after a full page when a proxy took the headers away', async () => {
    respond = ({ query }, response) => {
      const page = Number(query.get('page'));
      sendJson(response, numbers(20).slice((page - 1) * 10, page * 10));
    };
    expect(await readAll({ perPage: 10 })).toEqual(numbers(20));
  });

  it('refuses a next page that is none, and a body that is no list', async () => {
    respond = (_request, response) => sendJson(response, [1], { 'x-next-page': '1' });
    await expect(readAll()).rejects.toMatchObject({ code: 'GITLAB_BAD_ANSWER' });
    respond = (_request, response) => sendJson(response, { message: 'hello' });
    await expect(readAll()).rejects.toMatchObject({ code: 'GITLAB_BAD_ANSWER' });
  });

  it('yields what came before a page that fails, then fails', async () => {
    respond = (request, response) => {
      if (request.query.get('page') === '3') sendJson(response, { message: '403 Forbidden' }, {}, 403);
      else offsetPage(numbers(60))(request, response);
    };
    const pages = client.list('/things', { perPage: 10 });
    await expect(pages.next()).resolves.toMatchObject({ value: numbers(10) });
    await expect(pages.next()).resolves.toMatchObject({ done: false });
    await expect(pages.next()).rejects.toMatchObject({ code: 'GITLAB_FORBIDDEN' });
  });

  it('asks for no more than its window when the reader stops early', async () => {
    const before = server.requests.length;
    respond = offsetPage(numbers(1000));
    for await (const page of client.list('/things', { perPage: 10 })) if (page[0] === 10) break;
    expect(server.requests.length - before).toBeLessThanOrEqual(8);
    expect(await readAll({ perPage: 100 })).toEqual(numbers(1000));
  });
});

describe('keyset paging', () => {
  it('asks in the order of the endpoint and follows the links', async () => {
    respond = keysetPage(numbers(25));
    expect(await readAll({ keyset, perPage: 10, query: { archived: false } })).toEqual(numbers(25));
    const query = Object.fromEntries(server.requests.at(-1)?.query ?? []);
    expect(query).toEqual({
      archived: 'false',
      pagination: 'keyset',
      order_by: 'id',
      sort: 'asc',
      per_page: '10',
      id_after: '20',
    });
  });

  it.each(['https://evil.example', 'http://127.0.0.1:1', 'http://['])(
    'never follows a link to %s',
    async (root) => {
      const before = server.requests.length;
      respond = keysetPage(numbers(25), root);
      await expect(readAll({ keyset, perPage: 10 })).rejects.toMatchObject({
        code: root === 'http://[' ? 'GITLAB_BAD_ANSWER' : 'GITLAB_FOREIGN_PAGE',
      });
      expect(server.requests.length - before).toBeLessThanOrEqual(2);
    },
  );

  it('refuses a link that leaves the root of this GitLab', async () => {
    const reader = createGitLabClient({ url: `${server.url}/gitlab`, token: 'secret' });
    respond = keysetPage(numbers(25));
    await expect(readAll({ keyset, perPage: 10 }, reader)).rejects.toMatchObject({
      code: 'GITLAB_FOREIGN_PAGE',
    });
  });

  it('reads a list that ignores keyset paging by its page numbers', async () => {
    respond = offsetPage(numbers(25));
    expect(await readAll({ keyset, perPage: 10 })).toEqual(numbers(25));
  });

  it('stops when the cursor goes round in a circle', async () => {
    respond = ({ query }, response) => {
      const following = query.get('id_after') === '1' ? 2 : 1;
      const link = `<${server.url}/api/v4/things?id_after=${following}>; rel="next"`;
      sendJson(response, [following], { link });
    };
    await expect(readAll({ keyset })).rejects.toMatchObject({ message: expect.stringContaining('circle') });
  });
});

describe('whatever the rows, the page size and the faults', () => {
  const faults: readonly ((response: ServerResponse) => void)[] = [
    (response) => sendJson(response, {}, {}, 500),
    (response) => sendJson(response, {}, { 'retry-after': '0', 'ratelimit-remaining': '9' }, 429),
    (response) => void response.destroy(),
    (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('[1,'),
  ];
  const kinds = {
    offset: { page: (rows: number[]) => offsetPage(rows), options: {} },
    'offset without totals': { page: (rows: number[]) => offsetPage(rows, false), options: {} },
    keyset: { page: (rows: number[]) => keysetPage(rows), options: { keyset } },
  };

  it.each(Object.entries(kinds))('%s gives the whole list in order', async (_name, { page, options }) => {
    const faultsOfPage = fc.array(fc.integer({ min: 0, max: faults.length - 1 }), { maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.array(faultsOfPage, { maxLength: 8 }),
        async (rows, perPage, schedule) => {
          const due = new Map<string, number[]>();
          respond = (request, response) => {
            const key = `${request.query}`;
            const left = due.get(key) ?? [...(schedule[due.size] ?? [])];
            due.set(key, left);
            const fault = faults[left.shift() ?? -1];
            if (fault === undefined) page(rows)(request, response);
            else fault(response);
          };
          expect(await readAll({ ...options, perPage })).toEqual(rows);
        },
      ),
      { numRuns: 40 },
    );
  });
});
