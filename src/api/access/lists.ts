import type { Read } from '../../access/load-places.js';
import { resolvePlace } from '../../access/resolve.js';
import { type Action, type Grant, needsRules, type Via } from '../../access/types.js';
import { accessSources, unreadLists } from '../../access/unread.js';
import { type Reached, whatCan } from '../../access/what-can.js';
import { type Allowed, whoCan } from '../../access/who-can.js';
import type { ApiContext } from '../context.js';
import { freshness } from '../freshness.js';
import { cursorsOf, type PageArguments, pageOf, pageSize } from '../pages.js';

interface GrantFilter {
  readonly via?: readonly Via[] | null;
  readonly through?: string | null;
}

/** What a client says of `whoCan`. */
export interface WhoCanArguments extends PageArguments {
  readonly action: Action;
  readonly resource: string;
  readonly ref?: string | null;
  readonly minimumLevel?: number | null;
  readonly filter?:
    | (GrantFilter & { readonly nonHuman?: boolean | null; readonly external?: boolean | null })
    | null;
}

/** What a client says of `whatCan`. */
export interface WhatCanArguments extends PageArguments {
  readonly identity: string;
  readonly action: Action;
  readonly minimumLevel?: number | null;
  readonly filter?: (GrantFilter & { readonly kind?: Reached['place']['kind'] | null }) | null;
}

/** Rows of a page by default. */
const usualSize = 100;

/** Where a grant begins: the group or project of the membership. */
const beginningOf = ({ steps }: Grant) => steps[1] ?? null;

const sourcesOf = (grants: readonly Grant[]) =>
  grants.map((grant) => ({
    via: grant.via,
    accessLevel: grant.level,
    source: beginningOf(grant),
    expiresAt: grant.expiresAt,
  }));

function passes(grants: readonly Grant[], filter: GrantFilter | null | undefined): boolean {
  const { via, through } = filter ?? {};
  if (via == null && through == null) return true;
  return grants.some(
    (grant) =>
      (via == null || via.includes(grant.via)) && (through == null || grant.steps.slice(1).includes(through)),
  );
}

/** Bots and service accounts; a type that no token could read counts as a person. */
const isHuman = ({ person: { userType } }: Allowed) =>
  userType === null || userType.toLowerCase() === 'human';

/**
 * The page that begins after a cursor, of rows that have a name and a key and are sorted by them.
 * @throws AppError PAGE_SIZE, CURSOR_INVALID.
 */
function pageOfSorted<T>(
  context: ApiContext,
  list: string,
  args: PageArguments,
  rows: readonly T[],
  placeOf: (row: T) => readonly [name: string, key: string],
) {
  const size = pageSize(context, args, usualSize);
  const cursors = cursorsOf(list, 2);
  const [afterName = '', afterKey = ''] = cursors.read(args.after) ?? [];
  const left = rows.filter((row) => {
    const [name, key] = placeOf(row);
    return name > afterName || (name === afterName && key > afterKey);
  });
  const { edges, pageInfo } = pageOf(left, size, (row) => cursors.write(placeOf(row)));
  return { totalCount: rows.length, page: edges, pageInfo };
}

/**
 * A page of the people who may do something somewhere.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS, PAGE_SIZE, CURSOR_INVALID.
 */
export async function whoCanPage(context: ApiContext, read: Read, args: WhoCanArguments) {
  const { action, resource, ref, minimumLevel, filter } = args;
  const all = await whoCan(read, {
    action,
    resource,
    ...(ref == null ? {} : { ref }),
    minimumLevel: minimumLevel ?? 0,
  });
  const rows = all.filter(
    (row) =>
      passes(row.grants, filter) &&
      (filter?.nonHuman == null || filter.nonHuman !== isHuman(row)) &&
      (filter?.external == null || filter.external === row.person.external),
  );
  const { page, ...rest } = pageOfSorted(context, 'whoCan', args, rows, ({ person }) => [
    person.username ?? '',
    person.key,
  ]);
  const unknownScopes = await unreadLists(read, await resolvePlace(read, resource), needsRules(action));
  return {
    ...rest,
    complete: unknownScopes.length === 0,
    unknownScopes,
    edges: page.map(({ node: row, cursor }) => ({
      identity: row.person.key,
      accessLevel: row.accessLevel,
      sources: sourcesOf(row.grants),
      cursor,
    })),
  };
}

/**
 * A page of the places where somebody may do something.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS, PAGE_SIZE, CURSOR_INVALID.
 */
export async function whatCanPage(context: ApiContext, read: Read, args: WhatCanArguments) {
  const { identity, action, minimumLevel, filter } = args;
  const all = await whatCan(read, { identity, action, minimumLevel: minimumLevel ?? 0 });
  const rows = all.filter(
    ({ place, grants }) => passes(grants, filter) && (filter?.kind == null || filter.kind === place.kind),
  );
  const { page, ...rest } = pageOfSorted(context, 'whatCan', args, rows, ({ place }) => [
    place.path,
    place.key,
  ]);
  const fresh = await freshness(context, accessSources);
  return {
    ...rest,
    complete: fresh.complete,
    unknownScopes: fresh.unknownScopes,
    edges: page.map(({ node: row, cursor }) => ({
      resource: row.place.key,
      accessLevel: row.accessLevel,
      sources: sourcesOf(row.grants),
      cursor,
    })),
  };
}
