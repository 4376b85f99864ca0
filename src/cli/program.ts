import { Command, InvalidArgumentError, Option } from 'commander';
import { rowFormats } from '../queries/format.js';
import { listConnections, removeCommand, verifyConnections } from './commands/connections.js';
import { type DemoCommandOptions, demoCommand } from './commands/demo.js';
import { doctorCommand } from './commands/doctor.js';
import { migrateCommand } from './commands/migrate.js';
import { type QueryCommandOptions, queryCommand } from './commands/query.js';
import { startCommand } from './commands/start.js';
import { type SyncCommandOptions, syncCommand } from './commands/sync.js';
import type { Cli, GlobalOptions } from './context.js';

/** What the program hands a command to: it puts together what the command works with, and keeps its exit code. */
export type RunCommand = (global: GlobalOptions, command: (cli: Cli) => Promise<number>) => Promise<void>;

function wholeNumber(least: number, most: number) {
  return (text: string): number => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

function demoSize(text: string): DemoCommandOptions['size'] {
  if (text === 'small' || text === 'demo') return text;
  const [groups, projects, users] = (/^(\d{1,5})x(\d{1,6})x(\d{1,6})$/.exec(text) ?? []).slice(1).map(Number);
  if (groups && projects && users) return { groups, projects, users };
  throw new InvalidArgumentError('It must be small, demo, or GROUPSxPROJECTSxUSERS such as 40x160x240.');
}

/** The command line: all commands with their options, descriptions and examples. */
export function createProgram(version: string, run: RunCommand): Command {
  const program = new Command('access-graph')
    .description('Keeps a GitLab estate as a living access graph in Neo4j: who or what can do what, and why.')
    .version(version, '-V, --version', 'Print the version.')
    .helpOption('-h, --help', 'Print what a command does and takes.')
    .helpCommand('help [command]', 'Print what a command does and takes.')
    .addOption(new Option('--format <format>', 'How to print rows.').choices(rowFormats))
    .option('--quiet', 'Print results and problems only.')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      'after',
      `
Configuration comes from environment variables and access-graph.yaml; see the README.
Exit codes: 0 ok, 1 failure, 2 usage, 3 a sync finished but could not read everything.

Examples:
  $ access-graph demo
  $ GITLAB_URL=https://gitlab.example.com GITLAB_TOKEN=… access-graph start
  $ access-graph doctor`,
    );

  const add = (parent: Command, name: string, description: string, examples: readonly string[]): Command =>
    parent
      .command(name)
      .description(description)
      .configureHelp({ showGlobalOptions: true })
      .addHelpText(
        'after',
        `\nExamples:\n${examples.map((example) => `  $ access-graph ${example}`).join('\n')}`,
      );

  add(
    program,
    'start',
    'Verify every connection, sync at once, then keep syncing on schedule until Ctrl-C.',
    ['start', 'start --quiet'],
  ).action((_: object, command: Command) => run(command.optsWithGlobals(), startCommand));

  add(program, 'demo', 'Try it on a simulated GitLab with a made-up company; nothing to configure.', [
    'demo',
    'demo --once',
    'demo --size 100x1000x2000 --interval 10',
  ])
    .addOption(
      new Option('--size <size>', 'small, demo, or GROUPSxPROJECTSxUSERS.')
        .default('demo')
        .argParser(demoSize),
    )
    .addOption(
      new Option('--seed <number>', 'Another number makes another company.')
        .default(1)
        .argParser(wholeNumber(0, 2 ** 31)),
    )
    .addOption(
      new Option('--interval <seconds>', 'Seconds between two syncs.')
        .default(30)
        .argParser(wholeNumber(1, 86_400)),
    )
    .option('--once', 'Stop after the first sync and the queries.')
    .action((options: DemoCommandOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => demoCommand(cli, options)),
    );

  add(program, 'sync', 'Sync once: one connection, or all of them one after the other.', [
    'sync',
    'sync gitlab.example.com --full',
    'sync --format json --quiet',
  ])
    .argument('[connection]', 'Name of a connection (default: all).')
    .option('--full', 'Read every list whole, also what is usually read from the last run on.')
    .action((name: string | undefined, options: SyncCommandOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => syncCommand(cli, name, options)),
    );

  add(program, 'query', 'Run a saved query and print its rows, or list the saved queries by category.', [
    'query --list',
    'query owners',
    'query tokens-expiring-soon --param days=7 --format csv',
  ])
    .argument('[id]', 'Id of a saved query (default: list them).')
    .option('--list', 'List the saved queries by category.')
    .option(
      '-p, --param <name=value>',
      'A parameter of the query; may be repeated.',
      (text: string, before: readonly string[]) => [...before, text],
      [],
    )
    .action((id: string | undefined, options: QueryCommandOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => queryCommand(cli, id, options)),
    );

  const migrate = add(program, 'migrate', 'See or apply the migrations of the database.', [
    'migrate status',
    'migrate up',
  ]);
  for (const [action, description] of [
    ['status', 'Print where each migration stands.'],
    ['up', 'Apply those that are pending; start and sync do it too.'],
  ] as const) {
    add(migrate, action, description, [`migrate ${action}`]).action((_: object, command: Command) =>
      run(command.optsWithGlobals(), (cli) => migrateCommand(cli, action)),
    );
  }

  addConnections(program, add, run);

  add(program, 'doctor', 'Examine this machine, Neo4j and every connection, and say what to do.', [
    'doctor',
    'doctor --format json',
  ]).action((_: object, command: Command) => run(command.optsWithGlobals(), doctorCommand));
  return program;
}

function addConnections(
  program: Command,
  add: (parent: Command, name: string, description: string, examples: readonly string[]) => Command,
  run: RunCommand,
): void {
  const connections = add(program, 'connections', 'List, verify or remove connections to GitLab.', [
    'connections list',
    'connections verify gitlab.example.com',
    'connections remove gitlab.example.com --yes',
  ]);
  add(connections, 'list', 'Print the connections and how their last sync ended.', [
    'connections list',
    'connections list --format json',
  ]).action((_: object, command: Command) => run(command.optsWithGlobals(), listConnections));

  add(connections, 'verify', 'Ask GitLab who the token is, and print what it will and will not read.', [
    'connections verify',
    'connections verify gitlab.example.com --format csv',
  ])
    .argument('[name]', 'Name of a connection (default: all).')
    .action((name: string | undefined, _: object, command: Command) =>
      run(command.optsWithGlobals(), (cli) => verifyConnections(cli, name)),
    );

  add(connections, 'remove', 'Remove a connection from the graph, and all that only it brought.', [
    'connections remove gitlab.example.com',
    'connections remove gitlab.example.com --yes',
  ])
    .argument('<name>', 'Name of a connection.')
    .option('--yes', 'Do not ask.')
    .action((name: string, options: { yes?: boolean }, command: Command) =>
      run(command.optsWithGlobals(), (cli) => removeCommand(cli, name, options.yes === true)),
    );
}
