import type { Command } from 'commander';
import { type ControlsOptions, controlsStatus } from './commands/controls.js';
import type { Add, RunCommand } from './program-parts.js';

/** Adds the commands about where the estate stands: controls. */
export function addPosture(program: Command, add: Add, run: RunCommand): void {
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
