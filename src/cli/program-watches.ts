import { type Command, Option } from 'commander';
import { watchConditions } from '../alerts/watches/watch.js';
import { severities } from '../queries/types.js';
import {
  type AddWatchOptions,
  addWatchCommand,
  listWatches,
  removeWatchCommand,
} from './commands/watches.js';
import { type Add, type RunCommand, wholeNumber } from './program-parts.js';
import { typedName } from './text.js';

/** Adds the commands about watched queries. */
export function addWatches(program: Command, add: Add, run: RunCommand): void {
  const watches = program
    .command('watches')
    .description('Saved queries whose rows raise alerts when they change.');
  add(watches, 'list', 'Print the watches and how each last went.', [
    'watches list',
    'watches list --format json',
  ]).action((_: object, command: Command) => run(command.optsWithGlobals(), listWatches));
  add(watches, 'add', 'Watch a saved query, or change the watch with this name.', [
    'watches add owners owners --on new-rows gone-rows',
    'watches add many-public public-projects --on count-above --threshold 10 --severity high',
    'watches add members direct-project-members --on changed-rows --key username path',
  ])
    .argument('<name>', 'Its name: lower-case letters, digits and dashes.')
    .argument('<query>', 'Id of a saved query; queries list prints them.')
    .addOption(
      new Option('--on <conditions...>', 'What raises an alert.')
        .choices(watchConditions.map(typedName))
        .makeOptionMandatory(true),
    )
    .option('--threshold <rows>', 'Rows, for count-above and count-below.', wholeNumber(0, 1_000_000))
    .option('--key <columns...>', 'Columns that tell one row from another.')
    .option('--param <name=value...>', 'Values of the parameters of the query.')
    .addOption(new Option('--severity <severity>', 'Severity of the alerts.').choices(severities))
    .action((name: string, query: string, options: AddWatchOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => addWatchCommand(cli, name, query, options)),
    );
  add(watches, 'remove', 'End a watch and resolve its alerts.', ['watches remove owners'])
    .argument('<name>', 'Its name.')
    .action((name: string, _: object, command: Command) =>
      run(command.optsWithGlobals(), (cli) => removeWatchCommand(cli, name)),
    );
}
