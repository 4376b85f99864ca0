import { type Command, Option } from 'commander';
import { mostRows } from './ask-api.js';
import {
  type DeadLettersOptions,
  listDeadLetters,
  listNotifications,
  type ReceiverOption,
  replayLetters,
  testNotifications,
} from './commands/notifications.js';
import { type Add, type RunCommand, wholeNumber } from './program-parts.js';

/** Adds the commands about who is told of alerts. */
export function addNotifications(program: Command, add: Add, run: RunCommand): void {
  const notifications = program
    .command('notifications')
    .description('Who is told of alerts: the receivers under notifications in access-graph.yaml.');
  add(notifications, 'list', 'Print the receivers, what waits for each, and what failed.', [
    'notifications list',
    'notifications list --format json',
  ]).action((_: object, command: Command) => run(command.optsWithGlobals(), listNotifications));
  add(
    notifications,
    'test',
    'Send each receiver a message that is marked as a test; ends with 1 when one did not get it.',
    ['notifications test', 'notifications test --receiver security-chat'],
  )
    .option('--receiver <name>', 'Only this one (default: all).')
    .action((_: ReceiverOption, command: Command) =>
      run(command.optsWithGlobals(), (cli) => testNotifications(cli, command.opts<ReceiverOption>())),
    );
  const letters = notifications
    .command('dead-letters')
    .description('Notifications that were given up: refused, or tried too often.');
  add(letters, 'list', 'Print them, those first that failed first.', [
    'notifications dead-letters list',
    'notifications dead-letters list --receiver siem --format json',
  ])
    .option('--receiver <name>', 'Only those of this receiver.')
    .addOption(
      new Option('--limit <rows>', 'Print so many rows at most.')
        .default(100)
        .argParser(wholeNumber(1, mostRows)),
    )
    .action((_: DeadLettersOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => listDeadLetters(cli, command.opts<DeadLettersOptions>())),
    );
  add(letters, 'replay', 'Try them again.', [
    'notifications dead-letters replay',
    'notifications dead-letters replay --receiver siem',
    'notifications dead-letters replay siem:0b6f…',
  ])
    .argument('[ids...]', 'Their ids; all by default.')
    .option('--receiver <name>', 'Only those of this receiver.')
    .action((ids: string[], options: ReceiverOption, command: Command) =>
      run(command.optsWithGlobals(), (cli) => replayLetters(cli, ids, options)),
    );
}
