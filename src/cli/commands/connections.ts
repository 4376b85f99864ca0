import type { Config } from '../../core/config.js';
import { appError } from '../../core/errors.js';
import { shownAddress, type Verified, verifyConnection } from '../../jobs/verification.js';
import { knownConnections } from '../../sync/connections.js';
import { removeConnection } from '../../sync/remove-connection.js';
import type { Cli } from '../context.js';
import { exitCodes, sentenceOf } from '../exit-codes.js';
import { confirmOn } from '../io.js';
import { type OpenGraph, withGraph } from '../open-graph.js';
import { count } from '../text.js';
import { chosenConnections, verifiedLines } from '../verification.js';

const listColumns = ['name', 'url', 'group', 'schedule', 'state', 'lastFinishedAt', 'lastError'];

async function listRows(config: Config, { graph }: OpenGraph) {
  const known = new Map((await knownConnections(graph)).map((connection) => [connection.name, connection]));
  const configured = config.connections.map((connection) => {
    const seen = known.get(connection.name);
    known.delete(connection.name);
    return {
      name: connection.name,
      url: shownAddress(connection.url).url,
      group: connection.group ?? null,
      schedule: connection.schedule,
      state: seen?.state ?? 'never synced',
      lastFinishedAt: seen?.lastFinishedAt ?? null,
      lastError: seen?.lastError ?? null,
    };
  });
  const left = [...known.values()].map(({ name, url, group, state, lastFinishedAt, lastError }) => ({
    name,
    url,
    group,
    schedule: 'not configured',
    state,
    lastFinishedAt,
    lastError,
  }));
  return [...configured, ...left];
}

/** `connections list`: those that are configured, and those that the graph knows from before. */
export async function listConnections(cli: Cli): Promise<number> {
  const config = cli.config();
  const access = { embedded: 'shared', prepare: false, patient: false, closeOnStop: true } as const;
  return withGraph(cli, config, access, async (open) => {
    cli.out.rows(listColumns, await listRows(config, open), cli.format ?? 'table');
    return exitCodes.ok;
  });
}

const verifyColumns = [
  'connection',
  'url',
  'version',
  'tier',
  'token',
  'kind',
  'scopes',
  'expiresAt',
  'user',
  'administrator',
  'reads',
  'verdict',
  'note',
];

function verifyRows({ connection, facts, readable }: Verified) {
  const { token } = facts;
  return readable.map(({ title, verdict, note }) => ({
    connection: connection.name,
    url: facts.url,
    version: facts.version,
    tier: facts.tier,
    token: token.name,
    kind: token.kind,
    scopes: token.scopes,
    expiresAt: token.expiresAt,
    user: token.username,
    administrator: token.isAdmin,
    reads: title,
    verdict,
    note,
  }));
}

/**
 * `connections verify`: asks each GitLab who the token is, and says what it will and will not read.
 * @returns 1 when one of them could not be verified.
 */
export async function verifyConnections(cli: Cli, name: string | undefined): Promise<number> {
  const config = cli.config();
  const logger = cli.logger(config);
  const verified: Verified[] = [];
  const access = { concurrency: config.concurrency, signal: cli.signal, client: cli.client };
  let failed = false;
  for (const connection of chosenConnections(config, name)) {
    try {
      const found = await verifyConnection({ connection, logger, ...access });
      verified.push(found);
      if (cli.format === undefined) for (const line of verifiedLines(found)) cli.out.line(line);
    } catch (error) {
      logger.debug({ connection: connection.name, err: error }, 'Verification failed');
      cli.out.problem(`${connection.name}: ${sentenceOf(error)}`);
      failed = true;
    }
  }
  if (cli.format !== undefined) cli.out.rows(verifyColumns, verified.flatMap(verifyRows), cli.format);
  return failed ? exitCodes.failure : exitCodes.ok;
}

/**
 * `connections remove`: removes a connection with all that only it brought, after a yes on the terminal or `--yes`.
 * @throws AppError CONNECTION_UNKNOWN, SYNC_LOCKED, and USAGE when nobody can be asked.
 */
export async function removeCommand(cli: Cli, name: string, yes: boolean): Promise<number> {
  const config = cli.config();
  if (!yes && cli.streams.stdin.isTTY !== true) {
    const message = `Removing ${name} deletes what only it brought. Repeat the command with --yes to confirm.`;
    throw appError('USAGE', { message });
  }
  const access = { embedded: 'shared', prepare: false, patient: false, closeOnStop: true } as const;
  return withGraph(cli, config, access, async ({ graph }) => {
    const known = (await knownConnections(graph)).map((connection) => connection.name);
    if (!known.includes(name)) throw appError('CONNECTION_UNKNOWN', { name, known });
    const question = `Remove ${name} and all that only it brought?`;
    if (!yes && !(await confirmOn(cli.streams, question, cli.signal))) {
      cli.out.note('Nothing was removed.');
      return exitCodes.failure;
    }
    const { deleted } = await removeConnection(graph, name);
    cli.out.note(`Removed ${name}: ${count(deleted)} nodes and relationships deleted.`);
    if (config.connections.some((connection) => connection.name === name)) {
      cli.out.note(
        `${name} is still configured: the next sync brings it back. Take it out of the configuration.`,
      );
    }
    return exitCodes.ok;
  });
}
