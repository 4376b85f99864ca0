import type { IdentityKind } from '../../access/identities.js';
import { type Origin, originOf } from '../../access/report/permission.js';
import type { Action, Decision, Grant, ResourceKind, Via } from '../../access/types.js';
import { type Reached, whatCan } from '../../access/what-can.js';
import { type Allowed, usualKinds, whoCan } from '../../access/who-can.js';
import type { GraphRead } from '../../core/graph-read.js';
import type { ApiContext } from '../context.js';
import { type PageArguments, pageOfSorted } from '../pages.js';
import { sourcesOf } from './sources.js';

interface CommonFilter {
  readonly via?: readonly Via[] | null;
  readonly origins?: readonly Origin[] | null;
  readonly through?: string | null;
  readonly includeUnknown?: boolean | null;
}

/** What a client says of `whoCan`. */
export interface WhoCanArguments extends PageArguments {
  readonly action: Action;
  readonly resource: string;
  readonly ref?: string | null;
  readonly minimumLevel?: number | null;
  readonly filter?:
    | (CommonFilter & {
        readonly kinds?: readonly IdentityKind[] | null;
        readonly nonHuman?: boolean | null;
        readonly external?: boolean | null;
      })
    | null;
}

/** What a client says of `whatCan`. */
export interface WhatCanArguments extends PageArguments {
  readonly identity: string;
  readonly action: Action;
  readonly minimumLevel?: number | null;
  readonly filter?: (CommonFilter & { readonly kind?: ResourceKind | null }) | null;
}

interface Row {
  readonly key: string;
  readonly name: string;
  readonly decision: Decision;
  readonly grants: readonly Grant[];
}

function passes({ grants, decision }: Row, filter: CommonFilter | null | undefined): boolean {
  const { via, origins, through, includeUnknown } = filter ?? {};
  if (decision === 'UNKNOWN' && includeUnknown !== true) return false;
  if (via == null && origins == null && through == null) return true;
  return grants.some(
    (grant) =>
      (via == null || via.includes(grant.via)) &&
      (origins == null || origins.includes(originOf(grant))) &&
      (through == null || grant.steps.slice(1).includes(through)),
  );
}

/** People; not bots and service accounts, nor anything else. A type that no token could read counts as a person. */
const isHuman = ({ kind, person }: Allowed) =>
  kind === 'user' && (person?.userType == null || person.userType.toLowerCase() === 'human');

/** Stored properties of an identity that decisions were made with; tokens have other ones than the person behind them. */
const factsOfIdentity = ({ kind, person }: Allowed) =>
  kind === 'user' && person !== undefined
    ? { username: person.username, name: person.name, userType: person.userType }
    : undefined;

/** The same of what something is done to; of what has no path of its own, nothing. */
const factsOfResource = ({ kind, key, name }: Reached) =>
  (kind === 'group' || kind === 'project') && name !== key ? { fullPath: name } : undefined;

/** Texts by which rows are sorted. */
const placeOf = ({ decision, name, key }: Row) => [decision, name, key] as const;

/**
 * A page of those who may do something somewhere.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS, ACCESS_KIND, PAGE_SIZE, CURSOR_INVALID.
 */
export async function whoCanPage(context: ApiContext, read: GraphRead, args: WhoCanArguments) {
  const { action, resource, ref, minimumLevel, filter } = args;
  const wanted = filter?.kinds ?? usualKinds;
  const kinds = filter?.nonHuman === false ? wanted.filter((kind) => kind === 'user') : wanted;
  const { all, unread, complete } = await whoCan(read, {
    action,
    resource,
    ...(ref == null ? {} : { ref }),
    kinds,
    minimumLevel: minimumLevel ?? 0,
  });
  const rows = all.filter(
    (row) =>
      passes(row, filter) &&
      (filter?.nonHuman == null || filter.nonHuman !== isHuman(row)) &&
      (filter?.external == null || filter.external === (row.person?.external === true)),
  );
  const { edges, pageInfo } = pageOfSorted(context, 'whoCan', args, rows, placeOf, 3);
  return {
    kinds,
    totalCount: rows.length,
    pageInfo,
    complete,
    unknownScopes: unread,
    edges: edges.map(({ node: row, cursor }) => ({
      identity: row.kind === 'anonymous' ? null : row.key,
      facts: factsOfIdentity(row),
      kind: row.kind,
      name: row.name,
      decision: row.decision,
      accessLevel: row.accessLevel,
      sources: sourcesOf(row.grants),
      cursor,
    })),
  };
}

/**
 * A page of that on which somebody may do something.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS, PAGE_SIZE, CURSOR_INVALID.
 */
export async function whatCanPage(context: ApiContext, read: GraphRead, args: WhatCanArguments) {
  const { identity, action, minimumLevel, filter } = args;
  const { all, unread, complete } = await whatCan(read, {
    identity,
    action,
    minimumLevel: minimumLevel ?? 0,
  });
  const rows = all.filter((row) => passes(row, filter) && (filter?.kind == null || filter.kind === row.kind));
  const { edges, pageInfo } = pageOfSorted(context, 'whatCan', args, rows, placeOf, 3);
  return {
    totalCount: rows.length,
    pageInfo,
    complete,
    unknownScopes: unread,
    edges: edges.map(({ node: row, cursor }) => ({
      resource: row.key,
      facts: factsOfResource(row),
      kind: row.kind,
      name: row.name,
      decision: row.decision,
      accessLevel: row.accessLevel,
      sources: sourcesOf(row.grants),
      cursor,
    })),
  };
}
