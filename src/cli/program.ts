import { Command, InvalidArgumentError, Option } from 'commander';
import { mostPaths } from '../access/paths/shortest.js';
import { rowFormats } from '../queries/format.js';
import { listConnections, removeCommand, verifyConnections } from './commands/connections.js';
import { type DemoCommandOptions, demoCommand } from './commands/demo.js';
import { doctorCommand } from './commands/doctor.js';
import { type ExportOptions, exportOpenGraph } from './commands/export.js';
import { migrateCommand } from './commands/migrate.js';
import { pathsCommand } from './commands/paths.js';
import { type PermissionsCommandOptions, permissionsCommand } from './commands/permissions.js';
import { checkQueries, listSavedQueries } from './commands/queries.js';
import { type QueryCommandOptions, queryCommand } from './commands/query.js';
import { schemaCommand } from './commands/schema.js';
import { startCommand } from './commands/start.js';
import { type SyncCommandOptions, syncCommand } from './commands/sync.js';
import {
  type CreateTokenOptions,
  createTokenCommand,
  listTokensCommand,
  revokeTokenCommand,
} from './commands/tokens.js';
import { addAccess } from './program-access.js';
import { addAlerts } from './program-alerts.js';
import { addNotifications } from './program-notifications.js';
import { type Add, type RunCommand, wholeNumber } from './program-parts.js';
import { addPosture } from './program-posture.js';
import { addWatches } from './program-watches.js';

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
Exit codes: 0 ok, 1 failure, 2 usage, 3 not everything could be read, 4 access is denied, 5 it is unknown.

Examples:
  $ access-graph demo
  $ GITLAB_URL=https://gitlab.example.com GITLAB_TOKEN=… access-graph start
  $ access-graph doctor`,
    );

  const add: Add = (parent, name, description, examples) =>
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
    'Serve the API, verify every connection, sync at once, then on schedule until Ctrl-C.',
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

  add(
    program,
    'permissions',
    'Print who has which role where and by what, a row for each person and place.',
    [
      'permissions --output permissions.csv',
      'permissions --group acme/platform --minimum-level 40',
      'permissions --user @jdoe --format ndjson',
    ],
  )
    .option('--group <path>', 'Only this group or project and what is below it.')
    .option('--user <name>', 'Only this person: @username, username or key.')
    .addOption(
      new Option(
        '--minimum-level <role>',
        'Only roles of at least this, such as 30 for Developer.',
      ).argParser(wholeNumber(0, 50)),
    )
    .option('--output <file>', 'Write to this file, which appears when it is whole (default: stdout).')
    .action((options: PermissionsCommandOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => permissionsCommand(cli, options)),
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

  addAccess(program, add, run);
  addAlerts(program, add, run, version);
  addPosture(program, add, run);
  addNotifications(program, add, run);
  addWatches(program, add, run);
  addPaths(program, add, run);
  addExport(program, add, run);
  addQueries(program, add, run);
  addConnections(program, add, run);
  addTokens(program, add, run);

  add(program, 'schema', 'Print the schema of the GraphQL API, your own saved queries included.', [
    'schema',
    'schema > schema.graphql',
  ]).action((_: object, command: Command) => run(command.optsWithGlobals(), schemaCommand));

  add(program, 'doctor', 'Examine this machine, Neo4j and every connection, and say what to do.', [
    'doctor',
    'doctor --format json',
  ]).action((_: object, command: Command) => run(command.optsWithGlobals(), doctorCommand));
  return program;
}

function addTokens(program: Command, add: Add, run: RunCommand): void {
  const tokens = add(program, 'tokens', 'Make, list or revoke tokens for the API.', [
    'tokens create grafana --role viewer',
    'tokens list',
    'tokens revoke grafana',
  ]);
  add(tokens, 'create', 'Make a token and print its value, this once.', [
    'tokens create grafana --role viewer --expires never',
    'tokens create "nightly sync" --role operator --expires 90d',
  ])
    .argument('<name>', 'What to call it; unique among the tokens that are not revoked.')
    .addOption(
      new Option('--role <role>', 'What its holder may do.')
        .choices(['viewer', 'analyst', 'operator', 'admin'])
        .makeOptionMandatory(),
    )
    .option('--expires <time>', 'When it stops working: 90d, 12h, 2w, or never.', '90d')
    .action((name: string, options: CreateTokenOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => createTokenCommand(cli, name, options)),
    );
  add(tokens, 'list', 'Print the tokens, the revoked ones too, without their values.', [
    'tokens list --format json',
  ]).action((_: object, command: Command) => run(command.optsWithGlobals(), listTokensCommand));
  add(tokens, 'revoke', 'Revoke a token; it stops working within five seconds.', ['tokens revoke grafana'])
    .argument('<token>', 'Its id or name.')
    .action((token: string, _: object, command: Command) =>
      run(command.optsWithGlobals(), (cli) => revokeTokenCommand(cli, token)),
    );
}

function addPaths(program: Command, add: Add, run: RunCommand): void {
  add(
    program,
    'paths',
    'Print the shortest paths of access between two nodes: leads to look at, not decisions.',
    [
      'paths @jdoe acme/platform/api',
      'paths gitlab.example.com/runner/7 acme/platform/api --max 20 --format csv',
    ],
  )
    .argument('<from>', 'Key of a node, @username, or full path of a group or project.')
    .argument('<to>', 'The same, where the paths end.')
    .addOption(new Option('--max <number>', 'Paths at most.').default(5).argParser(wholeNumber(1, mostPaths)))
    .action((from: string, to: string, options: { max: number }, command: Command) =>
      run(command.optsWithGlobals(), (cli) => pathsCommand(cli, from, to, options)),
    );
}

function addExport(program: Command, add: Add, run: RunCommand): void {
  const exports = add(program, 'export', 'Write the graph for other products.', [
    'export opengraph --output gitlab.json',
  ]);
  add(
    exports,
    'opengraph',
    'Write the estate, and who can push, merge, deploy and so on, as BloodHound OpenGraph JSON.',
    ['export opengraph --output gitlab.json', 'export opengraph --quiet | gzip > gitlab.json.gz'],
  )
    .option('--output <file>', 'Write to this file, which appears when it is whole (default: stdout).')
    .action((options: ExportOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => exportOpenGraph(cli, options)),
    );
}

function addQueries(program: Command, add: Add, run: RunCommand): void {
  const queries = add(
    program,
    'queries',
    'List saved queries, or say which of them cannot be used and why.',
    ['queries list', 'queries check ./my-queries'],
  );
  for (const [action, description, command] of [
    ['list', 'Print the saved queries of the product and of a folder.', listSavedQueries],
    [
      'check',
      'Check every saved query in its file and in the database; ends with 1 when one is broken.',
      checkQueries,
    ],
  ] as const) {
    add(queries, action, description, [`queries ${action}`, `queries ${action} ./my-queries`])
      .argument('[dir]', 'Folder with saved queries (default: QUERIES_DIR).')
      .action((folder: string | undefined, _: object, self: Command) =>
        run(self.optsWithGlobals(), (cli) => command(cli, folder)),
      );
  }
}

function addConnections(program: Command, add: Add, run: RunCommand): void {
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
