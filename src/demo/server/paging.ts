import { HttpFailure } from './failure.js';
import type { Settings } from './options.js';

/** How a list is paged by keyset: the column it is ordered by and how the next page is named in the link. */
export interface KeysetKind<Row = unknown> {
  readonly orderBy: readonly string[];
  readonly key: (row: Row, orderBy: string) => string | number;
  readonly id: (row: Row) => number;
  /** `id` puts `id_after` or `id_before` into the link, `cursor` an opaque cursor. */
  readonly style: 'id' | 'cursor';
}

/** Rows to be paged, and how each is shown. */
export interface ListAnswer {
  readonly kind: 'list';
  readonly rows: readonly unknown[];
  readonly present: (row: unknown) => unknown;
  readonly keyset?: KeysetKind;
  /** GitLab's name of the type whose offset is limited. */
  readonly limited?: string;
}

/** One page with the headers that describe it. */
export interface Page {
  readonly body: readonly unknown[];
  readonly headers: Record<string, string>;
}

/** The request's own address, of which links are made. */
export interface PageRequest {
  readonly url: URL;
  readonly settings: Settings;
}

function positive(url: URL, name: string, fallback: number): number {
  const text = url.searchParams.get(name);
  if (text === null) return fallback;
  if (!/^[1-9]\d{0,9}$/.test(text))
    throw new HttpFailure(400, { error: `${name} does not have a valid value` });
  return Number(text);
}

function linked(url: URL, change: Record<string, string | number>): string {
  const target = new URL(url);
  for (const [name, value] of Object.entries(change)) target.searchParams.set(name, String(value));
  return target.href;
}

function offsetPage(list: ListAnswer, { url, settings }: PageRequest, perPage: number): Page {
  const page = positive(url, 'page', 1);
  const start = (page - 1) * perPage;
  if (list.limited !== undefined && start > settings.maxOffset) {
    throw new HttpFailure(405, {
      error: `Offset pagination has a maximum allowed offset of ${settings.maxOffset} for requests that return objects of type ${list.limited}. Remaining records can be retrieved using keyset pagination.`,
    });
  }
  const total = list.rows.length;
  const pages = Math.max(1, Math.ceil(total / perPage));
  const next = start + perPage < total ? String(page + 1) : '';
  const prev = page > 1 ? String(page - 1) : '';
  const counted = total <= settings.hideTotalsAbove;
  const links = [
    ...(prev === '' ? [] : [`<${linked(url, { page: prev, per_page: perPage })}>; rel="prev"`]),
    ...(next === '' ? [] : [`<${linked(url, { page: next, per_page: perPage })}>; rel="next"`]),
    `<${linked(url, { page: 1, per_page: perPage })}>; rel="first"`,
    ...(counted ? [`<${linked(url, { page: pages, per_page: perPage })}>; rel="last"`] : []),
  ];
  return {
    body: list.rows.slice(start, start + perPage).map(list.present),
    headers: {
      'x-page': String(page),
      'x-per-page': String(perPage),
      'x-next-page': next,
      'x-prev-page': prev,
      ...(counted ? { 'x-total': String(total), 'x-total-pages': String(pages) } : {}),
      link: links.join(', '),
    },
  };
}

type Position = { readonly key: string | number; readonly id: number };

function compare(a: Position, b: Position): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return a.id - b.id;
}

type Entry = { readonly row: unknown; readonly at: Position };

/** The rows in order; most lists come in the order of ids already and need no sort. */
function ordered(rows: readonly unknown[], at: (row: unknown) => Position, direction: number): Entry[] {
  const entries = rows.map((row) => ({ row, at: at(row) }));
  const ascending = entries.every((entry, position) => {
    const before = entries[position - 1];
    return before === undefined || compare(before.at, entry.at) < 0;
  });
  if (!ascending) return entries.sort((a, b) => direction * compare(a.at, b.at));
  return direction > 0 ? entries : entries.reverse();
}

function readCursor(text: string): Position {
  try {
    const { key, id } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<Position>;
    if ((typeof key === 'string' || typeof key === 'number') && typeof id === 'number') return { key, id };
  } catch {
    // Not a cursor of ours: refused below like any other wrong value.
  }
  throw new HttpFailure(400, { error: 'cursor is invalid' });
}

/** Where the page begins, exclusive; null for the first page. */
function lowerBound(keyset: KeysetKind, url: URL): Position | null {
  const cursor = url.searchParams.get('cursor');
  if (cursor !== null && keyset.style === 'cursor') return readCursor(cursor);
  const id = url.searchParams.get('id_after') ?? url.searchParams.get('id_before');
  return id === null ? null : { key: Number(id), id: Number(id) };
}

function keysetPage(list: ListAnswer, keyset: KeysetKind, { url }: PageRequest, perPage: number): Page {
  const orderBy = url.searchParams.get('order_by') ?? keyset.orderBy[0] ?? 'id';
  if (!keyset.orderBy.includes(orderBy)) {
    throw new HttpFailure(405, { error: 'Keyset pagination is not yet available for this type of request' });
  }
  const direction =
    (url.searchParams.get('sort') ?? (keyset.style === 'id' ? 'desc' : 'asc')) === 'desc' ? -1 : 1;
  const at = (row: unknown): Position => ({ key: keyset.key(row, orderBy), id: keyset.id(row) });
  const sorted = ordered(list.rows, at, direction);
  const from = lowerBound(keyset, url);
  const first = from === null ? 0 : sorted.findIndex((entry) => direction * compare(entry.at, from) > 0);
  const rows = first < 0 ? [] : sorted.slice(first, first + perPage);
  const body = rows.map((entry) => list.present(entry.row));
  const end = rows.at(-1)?.at;
  if (end === undefined || first + perPage >= sorted.length) return { body, headers: {} };
  const next: Record<string, string | number> =
    keyset.style === 'id'
      ? { [direction > 0 ? 'id_after' : 'id_before']: end.id }
      : { cursor: Buffer.from(JSON.stringify(end)).toString('base64url') };
  return { body, headers: { link: `<${linked(url, next)}>; rel="next"` } };
}

/** The page that the address asks for; throws GitLab's 400 or 405 for what it would refuse. */
export function paginate(list: ListAnswer, request: PageRequest): Page {
  const perPage = Math.min(100, positive(request.url, 'per_page', 20));
  if (request.url.searchParams.get('pagination') !== 'keyset') return offsetPage(list, request, perPage);
  if (list.keyset === undefined) {
    throw new HttpFailure(405, { error: 'Keyset pagination is not yet available for this type of request' });
  }
  return keysetPage(list, list.keyset, request, perPage);
}
