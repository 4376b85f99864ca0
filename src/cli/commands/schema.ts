import { schemaText } from '../../api/sdl.js';
import type { Cli } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { savedQueries } from '../saved-queries.js';

/** `schema`: prints the schema of the GraphQL API, with a field for each saved query, the users' own included. */
export async function schemaCommand(cli: Cli): Promise<number> {
  const queries = await savedQueries(cli, cli.config());
  cli.out.line(schemaText(queries).trimEnd());
  return exitCodes.ok;
}
