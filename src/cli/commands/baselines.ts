import { appError } from '../../core/errors.js';
import { askWithRules } from '../ask-with-rules.js';
import { type Cli, isData } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { count, counted, enumName, typedName } from '../text.js';

/** Which identities are meant. */
export interface BaselinesOptions {
  readonly kind?: readonly string[];
  readonly state?: readonly string[];
  readonly group?: string;
  readonly limit?: number;
}

interface Listed {
  readonly identityBaselines: {
    readonly totalCount: number;
    readonly byState: readonly { readonly value: string; readonly count: number }[];
    readonly nodes: readonly {
      readonly identityKey: string;
      readonly kind: string;
      readonly name: string | null;
      readonly path: string | null;
      readonly state: string;
      readonly before: readonly string[] | null;
      readonly after: readonly string[];
      readonly added: readonly string[];
      readonly uncertain: readonly string[];
      readonly removed: readonly string[];
      readonly acceptedAt: string | null;
    }[];
  };
}

const listDocument = `query ($filter: IdentityBaselineFilter, $first: Int) { identityBaselines(filter: $filter, first: $first) {
  totalCount byState { value count }
  nodes { identityKey kind name path state before after added uncertain removed acceptedAt } } }`;

async function asked(cli: Cli, filter: object, first: number): Promise<Listed['identityBaselines']> {
  const { identityBaselines } = await askWithRules<Listed>(cli, listDocument, { filter, first });
  return identityBaselines;
}

/** `baselines list`: prints what identities may do beside what was accepted. @throws AppError NEO4J_*. */
export async function listBaselines(cli: Cli, options: BaselinesOptions): Promise<number> {
  const { kind, state, group, limit = 100 } = options;
  const filter = {
    kinds: kind?.map(enumName) ?? null,
    states: state?.map(enumName) ?? null,
    group: group ?? null,
  };
  const { nodes, totalCount, byState } = await asked(cli, filter, limit);
  const forPrograms = isData(cli);
  const shown = (texts: readonly string[]) => (forPrograms ? texts : texts.join(', '));
  const rows = nodes.map(({ before, after, uncertain, kind: what, state: how, added, removed, ...rest }) => ({
    ...rest,
    kind: typedName(what),
    state: typedName(how),
    added: shown(added),
    removed: shown(removed),
    ...(forPrograms ? { before, after, uncertain } : {}),
  }));
  const columns = ['identityKey', 'kind', 'name', 'path', 'state', 'added', 'removed', 'acceptedAt'];
  cli.out.rows(
    forPrograms ? [...columns, 'before', 'after', 'uncertain'] : columns,
    rows,
    cli.format ?? 'table',
  );
  if (rows.length < totalCount)
    cli.out.problem(
      `Only ${count(rows.length)} of ${count(totalCount)} rows are shown: give --limit for more.`,
    );
  if (cli.format === undefined)
    cli.out.note(
      `${counted(totalCount, 'baseline')}: ${byState.map((each) => `${count(each.count)} ${typedName(each.value)}`).join(', ')}.`,
    );
  return exitCodes.ok;
}

/** `baselines diff`: prints what came and went of one identity. @throws AppError ACCESS_UNKNOWN, NEO4J_*. */
export async function diffBaseline(cli: Cli, identity: string): Promise<number> {
  const [found] = (await asked(cli, { identity }, 1)).nodes;
  if (found === undefined) throw appError('ACCESS_UNKNOWN', { what: 'identity', value: identity });
  const same = found.after.filter((text) => !found.added.includes(text) && !found.uncertain.includes(text));
  const rows = [
    ...found.removed.map((permission) => ({ change: 'removed', permission })),
    ...found.added.map((permission) => ({ change: 'added', permission })),
    ...found.uncertain.map((permission) => ({ change: 'unknown', permission })),
    ...same.map((permission) => ({ change: found.before === null ? 'not-accepted' : 'same', permission })),
  ];
  cli.out.rows(['change', 'permission'], rows, cli.format ?? 'table');
  if (cli.format === undefined)
    cli.out.note(
      `${found.name ?? found.identityKey} (${typedName(found.kind)}) is ${typedName(found.state)}.`,
    );
  return exitCodes.ok;
}

/** What `baselines accept` accepts. */
export interface AcceptOptions {
  readonly kind?: readonly string[];
  readonly group?: string;
  readonly reason: string;
}

/** `baselines accept`. @throws AppError BASELINE_INVALID, NEO4J_*. */
export async function acceptBaselines(
  cli: Cli,
  identity: string | undefined,
  { kind, group, reason }: AcceptOptions,
): Promise<number> {
  const document = `mutation ($identity: ID, $kinds: [NonHumanIdentityKind!], $group: String, $reason: String!) {
    acceptIdentityBaseline(identity: $identity, kinds: $kinds, group: $group, reason: $reason) { accepted incomplete } }`;
  const { acceptIdentityBaseline: done } = await askWithRules<{
    acceptIdentityBaseline: { accepted: number; incomplete: number };
  }>(cli, document, {
    identity: identity ?? null,
    kinds: kind?.map(enumName) ?? null,
    group: group ?? null,
    reason,
  });
  if (cli.format === undefined)
    cli.out.note(
      `${counted(done.accepted, 'baseline')} accepted; of ${count(done.incomplete)} something could not be read.`,
    );
  else cli.out.rows(['accepted', 'incomplete'], [done], cli.format);
  return exitCodes.ok;
}
