import { appError } from '../../core/errors.js';
import { findSavedQuery } from '../../queries/near.js';
import { resolveParameters } from '../../queries/parameters.js';
import { runSavedQuery } from '../../queries/runner.js';
import type { SavedQuery } from '../../queries/types.js';
import type { Cli } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { withGraph } from '../open-graph.js';
import { savedQueries } from '../saved-queries.js';
import { count } from '../text.js';

/** Options of `query`. */
export interface QueryCommandOptions {
  readonly list?: boolean;
  /** Each as `name=value`. */
  readonly param: readonly string[];
}

function parametersOf(texts: readonly string[]): Record<string, string> {
  const entries = texts.map((text) => {
    const at = text.indexOf('=');
    if (at < 1) {
      const message = `--param takes name=value, such as --param days=30, not ${text}.`;
      throw appError('USAGE', { message });
    }
    return [text.slice(0, at).trim(), text.slice(at + 1)] as const;
  });
  return Object.fromEntries(entries);
}

function parameterText(query: SavedQuery): string {
  return query.parameters
    .map(({ name, required, default: value }) => {
      if (required) return `${name} (required)`;
      return value === null ? name : `${name}=${Array.isArray(value) ? value.join(',') : value}`;
    })
    .join(', ');
}

function listQueries(cli: Cli, queries: readonly SavedQuery[]): void {
  const columns = ['category', 'id', 'title', 'parameters'];
  const rows = queries.map((query) => ({
    category: query.category,
    id: query.id,
    title: query.title,
    parameters: parameterText(query),
  }));
  if (cli.format !== undefined) {
    cli.out.rows(columns, rows, cli.format);
    return;
  }
  const widest = Math.max(0, ...queries.map(({ id }) => id.length));
  for (const category of new Set(rows.map((row) => row.category))) {
    cli.out.line(category);
    for (const row of rows.filter((each) => each.category === category)) {
      const parameters = row.parameters === '' ? '' : `  [${row.parameters}]`;
      cli.out.line(`  ${row.id.padEnd(widest)}  ${row.title}${parameters}`);
    }
  }
  cli.out.note('Run one with: access-graph query <id> [--param name=value] [--format table|json|csv|ndjson]');
}

/**
 * `query`: prints the rows of a saved query, or lists them all by category.
 * @throws AppError QUERY_UNKNOWN, QUERY_PARAMETER, QUERY_TIMEOUT, USAGE, NEO4J_*.
 */
export async function queryCommand(
  cli: Cli,
  id: string | undefined,
  options: QueryCommandOptions,
): Promise<number> {
  const config = cli.config();
  const queries = await savedQueries(cli, config);
  if (id === undefined || options.list === true) {
    if (id !== undefined) throw appError('USAGE', { message: 'Give either an id or --list.' });
    if (options.param.length > 0) throw appError('USAGE', { message: '--param needs the id of a query.' });
    listQueries(cli, queries);
    return exitCodes.ok;
  }
  const query = findSavedQuery(queries, id);
  const given = parametersOf(options.param);
  // Before Neo4j is started, which may take seconds.
  resolveParameters(query, given);
  const access = { embedded: 'shared', prepare: false, patient: false, closeOnStop: true } as const;
  return withGraph(cli, config, access, async ({ graph }) => {
    const { columns, rows, truncated } = await runSavedQuery(graph, query, given);
    cli.out.rows(columns, rows, cli.format ?? 'table');
    if (truncated) cli.out.problem(`Only the first ${count(rows.length)} rows are shown.`);
    else if (cli.format === undefined) cli.out.note(`${query.title}: ${count(rows.length)} rows`);
    return exitCodes.ok;
  });
}
