import { migrationStatus } from '../../graph/migrations.js';
import { type KnownConnection, knownConnections } from '../../sync/connections.js';
import { exitCodeOf, sentenceOf } from '../exit-codes.js';
import { migrationsFolder, type OpenGraph, withGraph } from '../open-graph.js';
import { type Examination, type Finding, fail, ok, warn } from './finding.js';

/** What the graph told: findings, and the connections that it knows. */
export interface DatabaseFindings {
  readonly findings: readonly Finding[];
  readonly known: readonly KnownConnection[];
}

async function checkMigrations({ graph }: OpenGraph): Promise<Finding> {
  try {
    const status = await migrationStatus(graph, migrationsFolder);
    const wrong = status.find(({ state }) => state === 'changed' || state === 'missing');
    if (wrong !== undefined) {
      const detail = `V${String(wrong.version).padStart(4, '0')} ${wrong.name} is ${wrong.state}`;
      const advice =
        wrong.state === 'missing'
          ? 'Use the newest version of this program.'
          : 'Restore the text of its file.';
      return fail('Migrations', detail, advice);
    }
    const pending = status.filter(({ state }) => state === 'pending').length;
    if (pending === 0) return ok('Migrations', `all ${status.length} applied`);
    const advice = 'Nothing to do: start and sync apply them, and so does access-graph migrate up.';
    return warn('Migrations', `${pending} of ${status.length} not applied yet`, advice);
  } catch (error) {
    return fail('Migrations', sentenceOf(error));
  }
}

/** Whether Neo4j answers, which version it is, and where its migrations stand. */
export async function checkDatabase({ cli, config, logger }: Examination): Promise<DatabaseFindings> {
  const access = { embedded: 'shared', prepare: false, patient: false, closeOnStop: true } as const;
  try {
    return await withGraph(cli, config, access, async (open) => {
      const where = open.embedded === undefined ? open.uri : `${open.uri}, embedded`;
      const findings = [ok('Neo4j', `${open.version} at ${where}`), await checkMigrations(open)];
      return { findings, known: await knownConnections(open.graph) };
    });
  } catch (error) {
    if (cli.signal.aborted) throw error;
    logger.debug({ err: error, code: exitCodeOf(error) }, 'Neo4j could not be examined');
    return { findings: [fail('Neo4j', sentenceOf(error))], known: [] };
  }
}
