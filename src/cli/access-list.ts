import { roleName } from '../access/steps.js';
import { askApi } from './ask-api.js';
import { tellUnread, type UnreadScope } from './commands/unread.js';
import type { Cli } from './context.js';
import { exitCodes } from './exit-codes.js';
import { count } from './text.js';

/** Options of all lists. */
export interface ListOptions {
  readonly limit: number;
  readonly minimumLevel?: number;
}

/** A thing as the API names it. */
export interface Thing {
  readonly key: string;
  readonly name?: string | null;
  readonly username?: string | null;
  readonly fullPath?: string | null;
}

interface Source {
  readonly via: string;
  readonly accessLevel: number;
  readonly source: Thing | null;
  readonly expiresAt: string | null;
}

/** A role with where it comes from. */
export interface Role {
  readonly accessLevel: number | null;
  readonly sources?: readonly Source[];
}

interface Listed {
  readonly totalCount: number;
  readonly complete: boolean;
  readonly unknownScopes: readonly UnreadScope[];
  readonly edges: readonly Readonly<Record<string, unknown>>[];
}
type Row = Readonly<Record<string, unknown>>;

/** How a list is asked for and printed. */
export interface Question<Edge> {
  /** The field of the API, with its arguments and those of its edges that are asked for. */
  readonly field: string;
  readonly types: string;
  readonly edges: string;
  /** More fields of the connection. */
  readonly more?: string;
  readonly columns: readonly string[];
  readonly row: (edge: Edge) => Row;
  /** One line about all of it. */
  readonly summary: (answer: Listed & Readonly<Record<string, number>>) => string;
}

/** What people call a thing. */
export const nameOf = (thing: Thing | null) =>
  thing === null
    ? null
    : (thing.fullPath ?? (thing.username ? `@${thing.username}` : (thing.name ?? thing.key)));

/** A role in words. */
export const roleText = (level: number | null | undefined) =>
  level === null || level === undefined ? '' : level === 0 ? 'none' : roleName(level);

/** Where a role comes from, for people in words and for machines as data. */
export function sourcesFor(cli: Cli, sources: readonly Source[] = []): unknown {
  const named = sources.map((each) => ({ ...each, source: nameOf(each.source) }));
  if (cli.format === 'json') return named;
  return named.map(({ via, accessLevel, source, expiresAt }) => {
    const until = expiresAt === null ? '' : ` until ${expiresAt}`;
    return `${roleText(accessLevel)} by ${via.toLowerCase().replaceAll('_', ' ')} of ${source}${until}`;
  });
}

/** What is asked of things of any kind. */
export const things =
  'key ... on User { username } ... on Group { fullPath } ... on Project { fullPath } ... on Account { name }';

/**
 * Asks for a list and prints it.
 * @returns 0, or 3 when lists that were not read may add to it.
 */
export async function printList<Edge>(
  cli: Cli,
  question: Question<Edge>,
  variables: ListOptions & { readonly filter?: object; readonly kinds?: readonly string[] | undefined },
): Promise<number> {
  const { field, types, edges, more = '', columns, row, summary } = question;
  const document = `query ($first: Int, ${types}) { list: ${field} {
    totalCount complete unknownScopes { connection source target reason } ${more} edges { ${edges} } } }`;
  const { list: answer } = await askApi<{ list: Listed & Record<string, number> }>(cli, document, {
    ...variables,
    first: variables.limit,
  });
  const rows = answer.edges.map((edge) => row(edge as Edge));
  cli.out.rows(columns, rows, cli.format ?? 'table');
  if (rows.length < answer.totalCount)
    cli.out.problem(
      `Only ${count(rows.length)} of ${count(answer.totalCount)} rows are shown: give --limit for more.`,
    );
  if (cli.format === undefined) cli.out.note(summary(answer));
  tellUnread(cli, answer.unknownScopes);
  return answer.complete ? exitCodes.ok : exitCodes.partial;
}
