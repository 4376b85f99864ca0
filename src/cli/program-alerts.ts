import { Argument, type Command, Option } from 'commander';
import { type ExportFormatName, exportFormats } from '../alerts/exports/formats.js';
import { alertStatuses, suppressionKinds } from '../alerts/lifecycle.js';
import { severities } from '../queries/types.js';
import { mostRows } from './ask-api.js';
import {
  type AlertsOptions,
  type AlertVerb,
  changeAlert,
  type ExportAlertsOptions,
  exportAlerts,
  listAlertsCommand,
  type SuppressOptions,
  showAlert,
  suppressAlert,
} from './commands/alerts.js';
import { listRules, runRulesCommand, testRules } from './commands/rules.js';
import { type Add, type RunCommand, wholeNumber } from './program-parts.js';
import { typedName } from './text.js';

const verbs: readonly (readonly [verb: AlertVerb, description: string])[] = [
  ['ack', 'Say that somebody has seen an alert.'],
  ['start', 'Say that somebody works on an alert.'],
  ['resolve', 'Say that an alert is dealt with; it returns when its rule finds the same again.'],
  ['reopen', 'Open an alert again.'],
];

function addRules(program: Command, add: Add, run: RunCommand): void {
  const rules = program.command('rules').description('The rules that raise alerts.');
  add(rules, 'list', 'Print the rules.', ['rules list', 'rules list --format json']).action(
    (_: object, command: Command) => run(command.optsWithGlobals(), listRules),
  );
  add(rules, 'test', 'Have the database look at rules without running them.', [
    'rules test',
    'rules test admin-without-mfa',
  ])
    .argument('[rules...]', 'Ids or aliases; all by default.')
    .action((names: string[], _: object, command: Command) =>
      run(command.optsWithGlobals(), (cli) => testRules(cli, names)),
    );
  add(rules, 'run', 'Run rules now and print how each went.', [
    'rules run',
    'rules run gitlab::admin_no_mfa --format json',
  ])
    .argument('[rules...]', 'Ids or aliases; all by default.')
    .action((names: string[], _: object, command: Command) =>
      run(command.optsWithGlobals(), (cli) => runRulesCommand(cli, names)),
    );
}

const failOn = () =>
  new Option(
    '--fail-on <severity>',
    'End with exit code 1 when there is an open one so bad or worse, as for CI.',
  ).choices(severities);

/** Adds the commands about rules and alerts. */
export function addAlerts(program: Command, add: Add, run: RunCommand, version: string): void {
  addRules(program, add, run);
  const alerts = program.command('alerts').description('What rules found, and what was done about it.');
  add(alerts, 'list', 'Print alerts, the worst first.', [
    'alerts list',
    'alerts list --severity critical high --group acme/platform',
    'alerts list --control CC6.1 --format csv',
    'alerts list --fail-on high --quiet',
  ])
    .addOption(
      new Option('--limit <rows>', 'Print so many rows at most.')
        .default(100)
        .argParser(wholeNumber(1, mostRows)),
    )
    .option('--rule <rules...>', 'Only of these rules, by id or alias.')
    .addOption(new Option('--severity <severities...>', 'Only so bad ones.').choices(severities))
    .addOption(
      new Option(
        '--status <statuses...>',
        'Only where they stand so (default: all but resolved and suppressed).',
      ).choices(alertStatuses.map(typedName)),
    )
    .option('--group <path>', 'Only of this group or project and what is below it.')
    .option('--control <control>', 'Only those that are evidence against this control, such as CC6.1.')
    .addOption(failOn())
    .action((_: AlertsOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => listAlertsCommand(cli, command.opts<AlertsOptions>())),
    );
  add(alerts, 'show', 'Print all about one alert: rule, reason, proof, history, what to do, controls.', [
    'alerts show 3f2a…',
    'alerts show 3f2a… --format json',
  ])
    .argument('<id>', 'Id of the alert.')
    .action((id: string, _: object, command: Command) =>
      run(command.optsWithGlobals(), (cli) => showAlert(cli, id)),
    );
  for (const [verb, description] of verbs) {
    const command = add(alerts, verb, description, [
      `alerts ${verb} 3f2a… --reason 'Ticket SEC-12'`,
    ]).argument('<id>', 'Id of the alert.');
    (verb === 'resolve'
      ? command.requiredOption('--reason <text>', 'What was done.')
      : command.option('--reason <text>', 'What there is to say.')
    ).action((id: string, options: { readonly reason?: string }, self: Command) =>
      run(self.optsWithGlobals(), (cli) => changeAlert(cli, verb, id, options.reason)),
    );
  }
  add(
    alerts,
    'suppress',
    'Set an alert aside for a time; it is open again then, or when what proves it changes.',
    [
      "alerts suppress 3f2a… --kind accepted-risk --owner 'J. Doe' --reason 'Replaced in March' --expires 90d",
    ],
  )
    .argument('<id>', 'Id of the alert.')
    .addOption(
      new Option('--kind <kind>', 'Why.').choices(suppressionKinds.map(typedName)).makeOptionMandatory(true),
    )
    .requiredOption('--owner <name>', 'Who answers for it.')
    .requiredOption('--reason <text>', 'Why, in a sentence.')
    .requiredOption('--expires <time>', 'After what time it is open again, such as 12h, 90d or 4w.')
    .action((id: string, options: SuppressOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => suppressAlert(cli, id, options)),
    );
  add(alerts, 'export', 'Write all alerts in a format that other tools read.', [
    'alerts export sarif --output alerts.sarif --fail-on high',
    'alerts export ocsf --group acme/platform',
    'alerts export oscal --output assessment-results.json',
  ])
    .addArgument(
      new Argument('<format>', 'What to write; OCSF is one JSON object a line.').choices(
        Object.keys(exportFormats),
      ),
    )
    .option('--output <file>', 'Write this file instead of stdout.')
    .option('--rule <rules...>', 'Only of these rules, by id or alias.')
    .option('--group <path>', 'Only of this group or project and what is below it.')
    .addOption(failOn())
    .action((format: ExportFormatName, options: ExportAlertsOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => exportAlerts(cli, format, version, options)),
    );
}
