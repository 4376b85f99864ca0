import {
  type ListOptions,
  nameOf,
  printList,
  type Question,
  type Role,
  roleText,
  sourcesFor,
  type Thing,
} from '../access-list.js';
import type { Cli } from '../context.js';
import { count } from '../text.js';

const formerRole =
  'accessLevel latentAccessLevel abilities sources { via accessLevel expiresAt source { key name } }';

/** `access-at`: who had a role at a time. @returns 0, or 3 when lists that were not read then may have named more. */
export function accessAtCommand(
  cli: Cli,
  asked: ListOptions & { resource: string; time: string },
): Promise<number> {
  const question: Question<{ identity: Thing; role: Role & { latentAccessLevel: number } }> = {
    field: 'accessAt(resource: $resource, time: $time, minimumLevel: $minimumLevel, first: $first)',
    types: '$resource: ID!, $time: DateTime!, $minimumLevel: Int',
    edges: `identity { key name } role { ${formerRole} }`,
    columns: ['identity', 'key', 'accessLevel', 'role', 'latentAccessLevel', 'sources'],
    row: ({ identity, role }) => ({
      identity: nameOf(identity),
      key: identity.key,
      accessLevel: role.accessLevel,
      role: roleText(role.accessLevel),
      latentAccessLevel: role.latentAccessLevel,
      sources: sourcesFor(cli, role.sources),
    }),
    summary: ({ totalCount }) => `${count(totalCount)} had a role at ${asked.time}.`,
  };
  return printList(cli, question, asked);
}

/** `access-diff`: whose role changed between two times. @returns 0, or 3 when lists that were not read may add to it. */
export function accessDiffCommand(
  cli: Cli,
  asked: ListOptions & { resource: string; from: string; to: string | undefined },
): Promise<number> {
  type Change = {
    at: string;
    operation: string;
    kind: string;
    key: string;
    fromKey: string | null;
    run: string;
  };
  const question: Question<{
    identity: Thing;
    kind: string;
    before: Role | null;
    after: Role | null;
    changes: readonly Change[];
  }> = {
    field: 'accessDiff(resource: $resource, from: $from, to: $to, first: $first)',
    types: '$resource: ID!, $from: DateTime!, $to: DateTime',
    edges: `identity { key name } kind before { ${formerRole} } after { ${formerRole} }
      changes { at operation kind key fromKey run }`,
    more: 'gained lost changed',
    columns: ['identity', 'key', 'difference', 'before', 'after', 'changes'],
    row: ({ identity, kind, before, after, changes }) => ({
      identity: nameOf(identity),
      key: identity.key,
      difference: kind.toLowerCase(),
      before: roleText(before?.accessLevel),
      after: roleText(after?.accessLevel),
      changes:
        cli.format === 'json'
          ? changes
          : changes.map(({ at, operation, kind: of }) => `${at} ${of} ${operation.toLowerCase()}`),
    }),
    summary: ({ gained = 0, lost = 0, changed = 0 }) =>
      `Gained: ${count(gained)}. Lost: ${count(lost)}. Changed: ${count(changed)}.`,
  };
  return printList(cli, question, asked);
}
