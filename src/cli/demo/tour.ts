import type { Graph } from '../../graph/driver.js';
import { findSavedQuery } from '../../queries/near.js';
import { runSavedQuery } from '../../queries/runner.js';
import type { SavedQuery } from '../../queries/types.js';
import type { Cli } from '../context.js';
import { counted } from '../text.js';

const shownRows = 10;

/** The saved queries that the demo shows, each with the columns that tell its story in the width of a terminal. */
const stops = [
  {
    id: 'merge-requests-merged-without-approval',
    columns: ['project', 'iid', 'approval', 'author', 'mergedBy', 'mergedAt'],
  },
  {
    id: 'external-users-with-access',
    columns: ['username', 'state', 'kind', 'path', 'accessLevel', 'invitations'],
  },
  {
    id: 'tokens-expiring-soon',
    columns: ['expiry', 'daysLeft', 'kind', 'name', 'owner', 'scopes'],
  },
] as const;

/** Runs the three saved queries and prints the first rows of each under its title. */
export async function showTour(cli: Cli, graph: Graph, queries: readonly SavedQuery[]): Promise<void> {
  for (const { id, columns } of stops) {
    const query = findSavedQuery(queries, id);
    const { rows } = await runSavedQuery(graph, query);
    cli.out.line(`\n${query.title}  (access-graph query ${id})`);
    cli.out.rows(columns, rows.slice(0, shownRows), cli.format ?? 'table');
    if (rows.length > shownRows) cli.out.line(`… and ${counted(rows.length - shownRows, 'row')} more`);
  }
}
