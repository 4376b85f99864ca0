import type { Cli } from '../context.js';
import { counted } from '../text.js';

/** A list that could not be read, as the API names it. */
export interface UnreadScope {
  readonly connection: string;
  readonly source: string;
  readonly target: string | null;
  readonly reason: string;
}

/** Lists that are named one by one. */
const named = 10;

/** Says which lists an answer depends on that could not be read. */
export function tellUnread(cli: Cli, scopes: readonly UnreadScope[]): void {
  for (const { connection, source, target, reason } of scopes.slice(0, named))
    cli.out.problem(
      `Not read by ${connection}: ${source}${target === null ? '' : ` of ${target}`}. ${reason}`,
    );
  if (scopes.length > named) cli.out.problem(`and ${counted(scopes.length - named, 'more list')}`);
}
