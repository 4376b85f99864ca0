import { appError } from '../../core/errors.js';
import { childController } from './abort.js';
import { nextLink } from './link.js';
import type { RestAnswer, RestGet } from './rest.js';
import type { ListOptions, QueryParameters } from './types.js';
import { isUnder } from './url.js';

/** What the paging of one list needs. */
export interface PagingOptions {
  readonly get: RestGet;
  /** The GitLab's base address, which no next page may leave. */
  readonly url: string;
  readonly path: string;
  readonly list: ListOptions;
  readonly signal: AbortSignal;
  /** Pages asked for before they are needed. */
  readonly readAhead: number;
}

interface Page {
  readonly rows: readonly unknown[];
  readonly headers: RestAnswer['headers'];
  /** The page's number, or undefined when it was reached by a link. */
  readonly number: number | undefined;
}

type Next = { readonly number: number } | { readonly endpoint: string } | undefined;

/**
 * All rows of a REST list in order, a page at a time. With offset paging and a known number of pages, pages are read
 * ahead; otherwise `x-next-page` or `Link: rel="next"` is followed one by one.
 * When rows were removed while an offset list was read, later rows moved up and some may have been skipped: all pages
 * are yielded, then GITLAB_BAD_ANSWER is thrown, so a caller may only trust a list that ended. (Rows that were added and
 * removed in equal number in between leave no trace in the totals.)
 * @throws GITLAB_BAD_ANSWER when a page is no array, a cursor repeats or the list shrank; GITLAB_FOREIGN_PAGE when a
 *   next page lies outside of this GitLab's API; and whatever the request throws.
 */
export async function* readPages(
  options: PagingOptions,
): AsyncGenerator<readonly unknown[], void, undefined> {
  const within = childController(options.signal);
  const scoped = { ...options, signal: within.signal };
  const seen = new Set<string>();
  let isWhole = false;
  try {
    const first = await readNext(scoped, { number: 1 });
    yield first.rows;
    let total = totalOf(first);
    const firstTotal = total;
    let last = first;
    for await (const page of readKnownPages(scoped, first)) {
      yield page.rows;
      total = lowest(total, totalOf(page));
      last = page;
    }
    for (let next = nextOf(scoped, last); next !== undefined; next = nextOf(scoped, last)) {
      assertNew(seen, next, options.path);
      const page = await readNext(scoped, next);
      // An endpoint that knows no pages and tells nothing about them answers with the same rows again.
      if (isUnpaged(last) && JSON.stringify(page.rows) === JSON.stringify(last.rows)) break;
      if (page.rows.length > 0) yield page.rows;
      total = lowest(total, totalOf(page));
      last = page;
    }
    isWhole = true;
    if (firstTotal !== undefined && total !== undefined && total < firstTotal) {
      throw appError('GITLAB_BAD_ANSWER', {
        path: options.path,
        reason: 'the list changed while it was read',
      });
    }
  } finally {
    // Only pages that were read ahead of a list left early are still under way.
    if (!isWhole) within.abort();
    within.release();
  }
}

async function* readKnownPages(options: PagingOptions, first: Page): AsyncGenerator<Page, void, undefined> {
  const pages = options.list.keyset === undefined ? (count(first.headers['x-total-pages']) ?? 1) : 1;
  const ahead: Promise<Page>[] = [];
  for (let yielded = 2, asked = 2; yielded <= pages; yielded += 1) {
    for (; asked <= pages && ahead.length < options.readAhead; asked += 1) {
      const page = readNext(options, { number: asked });
      // Its failure is met when its turn comes; until then it is not unhandled.
      page.catch(() => undefined);
      ahead.push(page);
    }
    const page = await ahead.shift();
    if (page !== undefined) yield page;
  }
}

async function readNext(options: PagingOptions, next: Exclude<Next, undefined>): Promise<Page> {
  const { get, path, list, signal } = options;
  const isNumbered = 'number' in next;
  const query = isNumbered ? numberedQuery(list, next.number) : undefined;
  const { body, headers } = await get(isNumbered ? path : next.endpoint, query, signal);
  if (!Array.isArray(body)) throw appError('GITLAB_BAD_ANSWER', { path, reason: 'a list was expected' });
  return { rows: body, headers, number: isNumbered ? next.number : undefined };
}

function numberedQuery({ query, keyset, perPage = 100 }: ListOptions, page: number): QueryParameters {
  if (keyset === undefined) return { ...query, per_page: perPage, page };
  const { orderBy, sort } = keyset;
  const order = { pagination: 'keyset', order_by: orderBy, sort, per_page: perPage };
  return page === 1 ? { ...query, ...order } : { ...query, ...order, page };
}

function nextOf(options: PagingOptions, page: Page): Next {
  const { list, path } = options;
  const link = nextLink(page.headers.link);
  const number = page.headers['x-next-page'];
  // A list that ignores keyset paging still says its page numbers, even where a proxy took the links away.
  if (number !== undefined && (list.keyset === undefined || link === undefined)) {
    const following = count(number);
    if (following === undefined) return undefined;
    if (following > (page.number ?? 0)) return { number: following };
    throw appError('GITLAB_BAD_ANSWER', { path, reason: 'its next page is not a later one' });
  }
  if (link !== undefined) return { endpoint: ownEndpoint(options, link) };
  if (list.keyset === undefined && isUnpaged(page) && page.rows.length === (list.perPage ?? 100)) {
    return { number: (page.number ?? 1) + 1 };
  }
  return undefined;
}

function ownEndpoint({ url, path }: PagingOptions, link: string): string {
  const api = `${url}/api/v4`;
  const target = URL.canParse(link, `${api}/`) ? new URL(link, `${api}/`) : undefined;
  if (target === undefined)
    throw appError('GITLAB_BAD_ANSWER', { path, reason: 'its next page is no address' });
  if (!isUnder(api, target)) throw appError('GITLAB_FOREIGN_PAGE', { path, host: target.host });
  return `${target.pathname.slice(new URL(api).pathname.length)}${target.search}`;
}

function assertNew(seen: Set<string>, next: Exclude<Next, undefined>, path: string): void {
  const key = 'number' in next ? `page ${next.number}` : next.endpoint;
  if (seen.has(key)) throw appError('GITLAB_BAD_ANSWER', { path, reason: 'its pages go round in a circle' });
  seen.add(key);
}

function isUnpaged({ headers }: Page): boolean {
  return (
    headers.link === undefined && headers['x-next-page'] === undefined && headers['x-page'] === undefined
  );
}

function totalOf({ headers }: Page): number | undefined {
  return count(headers['x-total']);
}

function count(header: string | undefined): number | undefined {
  return header !== undefined && /^\d+$/.test(header) ? Number(header) : undefined;
}

function lowest(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}
