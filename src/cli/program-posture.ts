import { type Command, Option } from 'commander';
import { baselineStates, identityKinds } from '../alerts/identity-baselines.js';
import { mostRows } from './ask-api.js';
import {
  type AcceptOptions,
  acceptBaselines,
  type BaselinesOptions,
  diffBaseline,
  listBaselines,
} from './commands/baselines.js';
import { type ControlsOptions, controlsStatus } from './commands/controls.js';
import { type Add, type RunCommand, wholeNumber } from './program-parts.js';
import { typedName } from './text.js';

const kind = () =>
  new Option('--kind <kinds...>', 'Only of these kinds.').choices(identityKinds.map(typedName));
const group = ['--group <path>', 'Only those of this group or project and what is below it.'] as const;

function addBaselines(program: Command, add: Add, run: RunCommand): void {
  const baselines = program
    .command('baselines')
    .description('What tokens, keys, bots, service accounts and runners may do, and what was accepted.');
  add(baselines, 'list', 'Print what each may do beside what was accepted.', [
    'baselines list --state expanded not-accepted',
    'baselines list --kind deploy-key --group acme/platform --format json',
  ])
    .addOption(kind())
    .addOption(
      new Option('--state <states...>', 'Only that stand so.').choices(baselineStates.map(typedName)),
    )
    .option(...group)
    .addOption(
      new Option('--limit <rows>', 'Print so many rows at most.')
        .default(100)
        .argParser(wholeNumber(1, mostRows)),
    )
    .action((options: BaselinesOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => listBaselines(cli, options)),
    );
  add(baselines, 'diff', 'Print what came and went of one identity since it was accepted.', [
    'baselines diff gitlab.com/access_token/12',
  ])
    .argument('<identity>', 'Key of the token, key, user or runner.')
    .action((identity: string, _: object, command: Command) =>
      run(command.optsWithGlobals(), (cli) => diffBaseline(cli, identity)),
    );
  add(baselines, 'accept', 'Accept what identities may do now: what they gain later raises an alert.', [
    "baselines accept gitlab.com/access_token/12 --reason 'Ticket SEC-12'",
    "baselines accept --kind runner deploy-key --group acme --reason 'Access review of March'",
  ])
    .argument('[identity]', 'Key of the token, key, user or runner.')
    .addOption(kind())
    .option(...group)
    .requiredOption('--reason <text>', 'Why they are accepted.')
    .action((identity: string | undefined, options: AcceptOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => acceptBaselines(cli, identity, options)),
    );
}

/** Adds the commands about where the estate stands: controls and baselines. */
export function addPosture(program: Command, add: Add, run: RunCommand): void {
  addBaselines(program, add, run);
  const controls = program.command('controls').description('Controls of frameworks such as SOC 2.');
  add(controls, 'status', 'Print how controls stand by the rules that are evidence for them.', [
    'controls status --framework soc2',
    'controls status --format json',
    'controls status --framework eu_ai_act --ai-system acme/ml acme/data/scoring',
  ])
    .option('--framework <name>', 'Only of this framework, such as soc2.')
    .option(
      '--ai-system <paths...>',
      'Groups and projects that belong to AI systems: controls on AI systems count in these only.',
    )
    .action((options: ControlsOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => controlsStatus(cli, options)),
    );
}
