import type { Action } from '../../access/types.js';
import {
  type ListOptions,
  nameOf,
  printList,
  type Question,
  type Role,
  roleText,
  sourcesFor,
  type Thing,
  things,
} from '../access-list.js';
import type { Cli } from '../context.js';
import { count } from '../text.js';

/** Options of `who-can`. */
export interface WhoCanOptions extends ListOptions {
  readonly ref?: string;
  readonly nonHuman?: boolean;
  readonly people?: boolean;
  readonly external?: boolean;
  readonly via?: readonly string[];
}

/** Options of `what-can`. */
export interface WhatCanOptions extends ListOptions {
  readonly kind?: string;
  readonly via?: readonly string[];
}

/** Options of `compare`. */
export interface CompareOptions extends ListOptions {
  readonly action?: Action;
  readonly kind?: readonly string[];
}

const sources = `sources { via accessLevel expiresAt source { ${things} } }`;

const viaOf = (via: readonly string[] | undefined) =>
  via === undefined ? {} : { via: via.map((each) => each.toUpperCase().replaceAll('-', '_')) };

/** `who-can`: the people who may do something. @returns 0, or 3 when lists that were not read may name more. */
export function whoCanCommand(
  cli: Cli,
  { nonHuman, people, external, via, ...asked }: WhoCanOptions & { action: Action; resource: string },
): Promise<number> {
  const human = nonHuman === true ? { nonHuman } : people === true ? { nonHuman: false } : {};
  const question: Question<Role & { identity: Thing }> = {
    field:
      'whoCan(action: $action, resource: $resource, ref: $ref, minimumLevel: $minimumLevel, filter: $filter, first: $first)',
    types: '$action: Action!, $resource: ID!, $ref: String, $minimumLevel: Int, $filter: WhoCanFilter',
    edges: `identity { ${things} } accessLevel ${sources}`,
    columns: ['identity', 'key', 'accessLevel', 'role', 'sources'],
    row: ({ identity, accessLevel, sources: of }) => ({
      identity: nameOf(identity),
      key: identity.key,
      accessLevel,
      role: roleText(accessLevel),
      sources: sourcesFor(cli, of),
    }),
    summary: ({ totalCount }) => `${count(totalCount)} may.`,
  };
  const filter = { ...human, ...viaOf(via), ...(external === undefined ? {} : { external }) };
  return printList(cli, question, { ...asked, filter });
}

/** `what-can`: where somebody may do something. @returns 0, or 3 when lists that were not read may name more. */
export function whatCanCommand(
  cli: Cli,
  { kind, via, ...asked }: WhatCanOptions & { identity: string; action: Action },
): Promise<number> {
  const question: Question<Role & { resource: Thing & { __typename: string } }> = {
    field:
      'whatCan(identity: $identity, action: $action, minimumLevel: $minimumLevel, filter: $filter, first: $first)',
    types: '$identity: ID!, $action: Action!, $minimumLevel: Int, $filter: WhatCanFilter',
    edges: `resource { __typename ${things} } accessLevel ${sources}`,
    columns: ['resource', 'kind', 'key', 'accessLevel', 'role', 'sources'],
    row: ({ resource, accessLevel, sources: of }) => ({
      resource: nameOf(resource),
      kind: resource.__typename,
      key: resource.key,
      accessLevel,
      role: roleText(accessLevel),
      sources: sourcesFor(cli, of),
    }),
    summary: ({ totalCount }) => `In ${count(totalCount)} places.`,
  };
  return printList(cli, question, {
    ...asked,
    filter: { ...viaOf(via), ...(kind === undefined ? {} : { kind: kind.toUpperCase() }) },
  });
}

/** `compare`: what one identity has and another has not. @returns 0, or 3 when lists that were not read may add to it. */
export function compareCommand(
  cli: Cli,
  { kind, ...asked }: CompareOptions & { identityA: string; identityB: string },
): Promise<number> {
  const question: Question<{ path: string; resource: Thing; kind: string; a: Role | null; b: Role | null }> =
    {
      field:
        'compareAccess(identityA: $identityA, identityB: $identityB, action: $action, kinds: $kinds, first: $first)',
      types: '$identityA: ID!, $identityB: ID!, $action: Action, $kinds: [AccessComparisonKind!]',
      edges: `path kind resource { key } a { accessLevel ${sources} } b { accessLevel ${sources} }`,
      more: 'onlyA onlyB differentRole same unknown',
      columns: ['resource', 'key', 'difference', 'roleA', 'roleB', 'sourcesA', 'sourcesB'],
      row: ({ path, resource, kind: difference, a, b }) => ({
        resource: path,
        key: resource.key,
        difference: difference.toLowerCase().replaceAll('_', ' '),
        roleA: roleText(a?.accessLevel),
        roleB: roleText(b?.accessLevel),
        sourcesA: sourcesFor(cli, a?.sources),
        sourcesB: sourcesFor(cli, b?.sources),
      }),
      summary: ({ onlyA = 0, onlyB = 0, differentRole = 0, same = 0, unknown = 0 }) =>
        `Only the first: ${count(onlyA)}. Only the second: ${count(onlyB)}. Both, with different roles: ${count(differentRole)}; ` +
        `with the same: ${count(same)}. Unknown: ${count(unknown)}.`,
    };
  const kinds = kind?.map((each) => each.toUpperCase().replaceAll('-', '_'));
  return printList(cli, question, { ...asked, kinds });
}
