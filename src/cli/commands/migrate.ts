import { migrationStatus } from '../../graph/migrations.js';
import type { Cli } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { migrationsFolder, withGraph } from '../open-graph.js';

const columns = ['version', 'name', 'state', 'appliedAt', 'durationMs'];

/**
 * `migrate`: shows where the migrations stand (`status`), after applying those that are pending (`up`).
 * @returns 1 from `status` when a file was changed after it was applied, or is missing.
 * @throws AppError MIGRATION_*, NEO4J_*.
 */
export async function migrateCommand(cli: Cli, action: 'status' | 'up'): Promise<number> {
  const access = { embedded: 'shared', patient: action === 'up', closeOnStop: true } as const;
  return withGraph(cli, cli.config(), { ...access, prepare: action === 'up' }, async ({ graph }) => {
    const status = await migrationStatus(graph, migrationsFolder);
    cli.out.rows(columns, status, cli.format ?? 'table');
    const isSound = status.every(({ state }) => state === 'applied' || state === 'pending');
    return isSound ? exitCodes.ok : exitCodes.failure;
  });
}
