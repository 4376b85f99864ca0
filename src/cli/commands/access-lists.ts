import type { Action } from '../../access/types.js';
import {
  type ListOptions,
  printList,
  type Question,
  type Role,
  roleText,
  sourcesFor,
  type Thing,
  things,
} from '../access-list.js';
import type { Cli } from '../context.js';
import { count, enumName } from '../text.js';

/** Options of `who-can`. */
export interface WhoCanOptions extends ListOptions {
  readonly ref?: string;
  readonly nonHuman?: boolean;
  readonly people?: boolean;
  readonly external?: boolean;
  readonly via?: readonly string[];
  readonly origin?: readonly string[];
  readonly kind?: readonly string[];
  readonly unknown?: boolean;
}

/** Options of `what-can`. */
export interface WhatCanOptions extends ListOptions {
  readonly kind?: string;
  readonly via?: readonly string[];
  readonly origin?: readonly string[];
  readonly unknown?: boolean;
}

/** Options of `compare`. */
export interface CompareOptions extends ListOptions {
  readonly action?: Action;
  readonly kind?: readonly string[];
}

const sources = `sources { via accessLevel expiresAt source { ${things} } }`;

const typed = (name: string) => name.toLowerCase().replaceAll('_', ' ');
const grantsOf = (via: readonly string[] | undefined, origin: readonly string[] | undefined) => ({
  ...(via === undefined ? {} : { via: via.map(enumName) }),
  ...(origin === undefined ? {} : { origins: origin.map(enumName) }),
});

/** What a row is of, and what is decided of it. */
interface Named {
  readonly kind: string;
  readonly name: string;
  readonly decision: string;
}

/** What CI job tokens can do at all. */
const byJobTokens: readonly Action[] = ['READ_CODE', 'PUSH'];
const notLookedFor = ' CI job tokens of projects were not looked for: --kind ci-job-token lists them.';

/** `who-can`: the people who may do something. @returns 0, or 3 when lists that were not read may name more. */
export function whoCanCommand(
  cli: Cli,
  {
    nonHuman,
    people,
    external,
    via,
    origin,
    kind,
    unknown,
    ...asked
  }: WhoCanOptions & { action: Action; resource: string },
): Promise<number> {
  const jobs = kind === undefined && people !== true && byJobTokens.includes(asked.action);
  const human = nonHuman === true ? { nonHuman } : people === true ? { nonHuman: false } : {};
  const question: Question<Role & Named & { identity: Thing | null }> = {
    field:
      'whoCan(action: $action, resource: $resource, ref: $ref, minimumLevel: $minimumLevel, filter: $filter, first: $first)',
    types: '$action: Action!, $resource: ID!, $ref: String, $minimumLevel: Int, $filter: WhoCanFilter',
    edges: `identity { key } kind name decision accessLevel ${sources}`,
    columns: ['identity', 'kind', 'key', 'decision', 'accessLevel', 'role', 'sources'],
    row: ({ identity, kind: of, name, decision, accessLevel, sources: from }) => ({
      identity: name,
      kind: typed(of),
      key: identity?.key ?? null,
      decision: typed(decision),
      accessLevel,
      role: roleText(accessLevel),
      sources: sourcesFor(cli, from),
    }),
    summary: ({ totalCount }) =>
      `${count(totalCount)} ${unknown === true ? 'may or might' : 'may'}.${jobs ? notLookedFor : ''}`,
  };
  const filter = {
    ...human,
    ...grantsOf(via, origin),
    ...(external === undefined ? {} : { external }),
    ...(kind === undefined ? {} : { kinds: kind.map(enumName) }),
    ...(unknown === undefined ? {} : { includeUnknown: unknown }),
  };
  return printList(cli, question, { ...asked, filter });
}

/** `what-can`: where somebody may do something. @returns 0, or 3 when lists that were not read may name more. */
export function whatCanCommand(
  cli: Cli,
  { kind, via, origin, unknown, ...asked }: WhatCanOptions & { identity: string; action: Action },
): Promise<number> {
  const question: Question<Role & Named & { resource: Thing | null }> = {
    field:
      'whatCan(identity: $identity, action: $action, minimumLevel: $minimumLevel, filter: $filter, first: $first)',
    types: '$identity: ID!, $action: Action!, $minimumLevel: Int, $filter: WhatCanFilter',
    edges: `resource { key } kind name decision accessLevel ${sources}`,
    columns: ['resource', 'kind', 'key', 'decision', 'accessLevel', 'role', 'sources'],
    row: ({ resource, kind: of, name, decision, accessLevel, sources: from }) => ({
      resource: name,
      kind: typed(of),
      key: resource?.key ?? null,
      decision: typed(decision),
      accessLevel,
      role: roleText(accessLevel),
      sources: sourcesFor(cli, from),
    }),
    summary: ({ totalCount }) => `On ${count(totalCount)} of them.`,
  };
  return printList(cli, question, {
    ...asked,
    filter: {
      ...grantsOf(via, origin),
      ...(kind === undefined ? {} : { kind: enumName(kind) }),
      ...(unknown === undefined ? {} : { includeUnknown: unknown }),
    },
  });
}

/** `compare`: what one identity has and another has not. @returns 0, or 3 when lists that were not read may add to it. */
export function compareCommand(
  cli: Cli,
  { kind, ...asked }: CompareOptions & { identityA: string; identityB: string },
): Promise<number> {
  const question: Question<{
    path: string;
    resource: Thing | null;
    kind: string;
    a: Role | null;
    b: Role | null;
  }> = {
    field:
      'compareAccess(identityA: $identityA, identityB: $identityB, action: $action, kinds: $kinds, first: $first)',
    types: '$identityA: ID!, $identityB: ID!, $action: Action, $kinds: [AccessComparisonKind!]',
    edges: `path kind resource { key } a { accessLevel ${sources} } b { accessLevel ${sources} }`,
    more: 'onlyA onlyB differentRole same unknown',
    columns: ['resource', 'key', 'difference', 'roleA', 'roleB', 'sourcesA', 'sourcesB'],
    row: ({ path, resource, kind: difference, a, b }) => ({
      resource: path,
      key: resource?.key ?? null,
      difference: typed(difference),
      roleA: roleText(a?.accessLevel),
      roleB: roleText(b?.accessLevel),
      sourcesA: sourcesFor(cli, a?.sources),
      sourcesB: sourcesFor(cli, b?.sources),
    }),
    summary: ({ onlyA = 0, onlyB = 0, differentRole = 0, same = 0, unknown = 0 }) =>
      `Only the first: ${count(onlyA)}. Only the second: ${count(onlyB)}. Both, with different roles: ${count(differentRole)}; ` +
      `with the same: ${count(same)}. Unknown: ${count(unknown)}.`,
  };
  const kinds = kind?.map(enumName);
  return printList(cli, question, { ...asked, kinds });
}
