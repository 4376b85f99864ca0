import type { Cli } from '../context.js';
import { checkConnection } from '../doctor/connection.js';
import { checkDatabase } from '../doctor/database.js';
import { type Finding, fail, warn } from '../doctor/finding.js';
import { checkEmbedded, checkNode } from '../doctor/machine.js';
import { exitCodes, sentenceOf } from '../exit-codes.js';
import { counted } from '../text.js';

const columns = ['check', 'status', 'detail', 'advice'];

function line({ check, status, detail, advice }: Finding): string {
  const what = `${status.padEnd(4)}  ${check}: ${detail}`;
  return advice === '' ? what : `${what}\n      → ${advice}`;
}

async function* examine(cli: Cli): AsyncGenerator<Finding> {
  yield checkNode();
  let config: ReturnType<Cli['config']>;
  try {
    config = cli.config();
  } catch (error) {
    yield fail('Configuration', sentenceOf(error));
    return;
  }
  const examination = { cli, config, logger: cli.logger(config) };
  yield* await checkEmbedded(examination);
  const { findings, known } = await checkDatabase(examination);
  yield* findings;
  if (config.connections.length === 0) {
    const advice = 'Set GITLAB_URL and GITLAB_TOKEN, or list connections in access-graph.yaml.';
    yield warn('Connections', 'none is configured', advice);
  }
  for (const connection of config.connections) {
    const seen = known.find(({ name }) => name === connection.name);
    yield* await checkConnection(examination, connection, seen);
  }
}

/**
 * `doctor`: examines machine, Neo4j and connections, and says what to do about each trouble.
 * @returns 1 when anything keeps the service from working, else 0.
 */
export async function doctorCommand(cli: Cli): Promise<number> {
  const findings: Finding[] = [];
  for await (const finding of examine(cli)) {
    findings.push(finding);
    if (cli.format === undefined) cli.out.line(line(finding));
  }
  if (cli.format !== undefined)
    cli.out.rows(
      columns,
      findings.map((finding) => ({ ...finding })),
      cli.format,
    );
  const failed = findings.filter(({ status }) => status === 'fail').length;
  const warned = findings.filter(({ status }) => status === 'warn').length;
  cli.out.note(`${counted(failed, 'failure')}, ${counted(warned, 'warning')}.`);
  return failed > 0 ? exitCodes.failure : exitCodes.ok;
}
