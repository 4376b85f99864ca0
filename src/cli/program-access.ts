import { type Command, InvalidArgumentError, Option } from 'commander';
import { comparisonKinds } from '../access/compare.js';
import { identityKinds } from '../access/identities.js';
import { origins } from '../access/report/permission.js';
import { type Action, actionMeanings, actions } from '../access/types.js';
import type { ListOptions } from './access-list.js';
import { mostRows } from './ask-api.js';
import { accessAtCommand, accessDiffCommand } from './commands/access-history.js';
import {
  type CompareOptions,
  compareCommand,
  type WhatCanOptions,
  type WhoCanOptions,
  whatCanCommand,
  whoCanCommand,
} from './commands/access-lists.js';
import { type BlastRadiusOptions, blastRadiusCommand } from './commands/blast-radius.js';
import { type CanOptions, canCommand, roleCommand } from './commands/can.js';
import { type Add, type RunCommand, wholeNumber } from './program-parts.js';
import { typedName } from './text.js';

function action(text: string): Action {
  const found = actions.find((each) => each === text.toUpperCase().replaceAll('-', '_'));
  if (found !== undefined) return found;
  throw new InvalidArgumentError(`It must be one of ${actions.map(typedName).join(', ')}.`);
}

/** A time in ISO 8601; a day is its beginning, and without a zone it is UTC. */
function time(text: string): string {
  const shape = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(
    text,
  );
  const zone = shape !== null && text.length > 10 && shape[1] === undefined ? 'Z' : '';
  const at = shape === null ? Number.NaN : Date.parse(text.replace(' ', 'T') + zone);
  if (!Number.isNaN(at)) return new Date(at).toISOString();
  throw new InvalidArgumentError(
    'It must be a day such as 2026-01-31, or a time such as 2026-01-31T12:00:00Z.',
  );
}

const limit = () =>
  new Option('--limit <rows>', 'Print so many rows at most.')
    .default(100)
    .argParser(wholeNumber(1, mostRows));
const minimumLevel = () =>
  new Option('--minimum-level <role>', 'Only roles from this on: 10 Guest … 50 Owner.').argParser(
    wholeNumber(1, 50),
  );
const via = () =>
  new Option('--via <ways...>', 'Only roles that come in one of these ways.').choices([
    'membership',
    'group-share',
    'project-share',
    'shared-group',
    'personal',
  ]);

const origin = () =>
  new Option(
    '--origin <origins...>',
    'Only roles that are given here, above, or by an invited group.',
  ).choices(origins);

/** Lists that could not be read may hide somebody: those of whom it is not known are left out unless asked for. */
const unknown = () => new Option('--unknown', 'Those too of which it is not known.');

const identityText =
  '@username, ci-job-token:PROJECT, anonymous, or the key of an account, token, key or runner.';
const placeText = 'Full path or key of a group or project.';
const resourceText =
  'Path of a group or project, PATH#NAME of a variable or environment, runner:DESCRIPTION, instance, or a key.';
const actionsText = `\nActions:\n${Object.entries(actionMeanings)
  .map(([name, meaning]) => `  ${typedName(name).padEnd(22)} ${meaning}`)
  .join('\n')}`;
const canCodes = '\nEnds with 0 when it may, 4 when it may not, 5 when it depends on what could not be read.';
const listCodes = '\nEnds with 3 when lists that could not be read may add to it.';

/** The commands that say who can do what, and why. */
export function addAccess(program: Command, add: Add, run: RunCommand): void {
  add(program, 'can', 'Whether an identity may do something, by which ways, and what would end it.', [
    'can @jdoe push acme/platform/api --ref main',
    'can anonymous read-code acme/platform/api --format json',
    'can @jdoe merge acme/platform/api && echo "may merge"',
  ])
    .argument('<identity>', identityText)
    .argument('<action>', 'What is done; see below.', action)
    .argument('<resource>', resourceText)
    .option('--ref <branch>', 'A branch or tag (default: the default branch).')
    .addHelpText('after', actionsText + canCodes)
    .action((identity: string, what: Action, resource: string, options: CanOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) =>
        canCommand(cli, { identity, action: what, resource, ...options }),
      ),
    );

  add(program, 'who-can', 'Everybody who may do something: people, bots, tokens, keys, jobs and runners.', [
    'who-can push acme/platform/api --ref main',
    'who-can manage-members acme --external --via group-share project-share',
    'who-can use-variable-in-job acme/platform/api#DEPLOY_KEY --people',
    'who-can read-code acme/platform/api --kind ci-job-token',
    'who-can read-code acme/platform/api --limit 10000 --format csv',
  ])
    .argument('<action>', 'What is done; see below.', action)
    .argument('<resource>', resourceText)
    .option('--ref <branch>', 'A branch or tag (default: the default branch).')
    .addOption(minimumLevel())
    .addOption(new Option('--non-human', 'All but people.').conflicts('people'))
    .option('--people', 'Only people.')
    .option('--external', 'Only external ones.')
    .addOption(
      new Option('--kind <kinds...>', 'Only identities of these kinds.').choices(
        identityKinds.map((kind) => kind.replaceAll('_', '-')),
      ),
    )
    .addOption(origin())
    .addOption(via())
    .addOption(unknown())
    .addOption(limit())
    .addHelpText('after', actionsText + listCodes)
    .action((what: Action, resource: string, options: WhoCanOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => whoCanCommand(cli, { ...options, action: what, resource })),
    );

  add(program, 'blast-radius', 'What would be reached if an account, token, key or runner were stolen.', [
    'blast-radius @jdoe',
    'blast-radius gitlab.example.com/access_token/42 --sample 50 --format json',
  ])
    .argument('<identity>', identityText)
    .addOption(
      new Option('--sample <things>', 'Name so many of each group at most.')
        .default(5)
        .argParser(wholeNumber(1, 100)),
    )
    .addHelpText('after', listCodes)
    .action((identity: string, options: BlastRadiusOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => blastRadiusCommand(cli, { ...options, identity })),
    );

  add(program, 'what-can', 'On what an identity may do something; of branches, the default ones.', [
    'what-can @jdoe push',
    'what-can @jdoe manage-members --kind group --minimum-level 50',
  ])
    .argument('<identity>', identityText)
    .argument('<action>', 'What is done; see below.', action)
    .addOption(minimumLevel())
    .addOption(
      new Option('--kind <kind>', 'Only things of this kind.').choices([
        'project',
        'group',
        'instance',
        'variable',
        'environment',
        'runner',
      ]),
    )
    .addOption(origin())
    .addOption(via())
    .addOption(unknown())
    .addOption(limit())
    .addHelpText('after', actionsText + listCodes)
    .action((identity: string, what: Action, options: WhatCanOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => whatCanCommand(cli, { ...options, identity, action: what })),
    );

  add(program, 'role', 'The plain role of an identity in a group or project.', [
    'role @jdoe acme/platform/api',
  ])
    .argument('<identity>', identityText)
    .argument('<resource>', placeText)
    .addHelpText(
      'after',
      '\nEnds with 4 when there is none, and with 5 when none is known but what could not be read may give one.',
    )
    .action((identity: string, resource: string, _: object, command: Command) =>
      run(command.optsWithGlobals(), (cli) => roleCommand(cli, { identity, resource })),
    );

  add(program, 'compare', 'What one identity has and another has not.', [
    'compare @jdoe @asmith',
    'compare @jdoe @asmith --action push --kind only-a',
  ])
    .argument('<first>', identityText)
    .argument('<second>', identityText)
    .option('--action <action>', 'Compare where they may do this (default: their roles).', action)
    .addOption(
      new Option('--kind <kinds...>', 'Only these (default: only-a, only-b, different-role).').choices(
        comparisonKinds.map(typedName),
      ),
    )
    .addOption(limit())
    .addHelpText('after', actionsText + listCodes)
    .action((identityA: string, identityB: string, options: CompareOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => compareCommand(cli, { ...options, identityA, identityB })),
    );
  addHistory(program, add, run);
}

function addHistory(program: Command, add: Add, run: RunCommand): void {
  const formerText = 'Full path, of then or now, or key of a group or project.';
  add(program, 'access-at', 'Who had which role in a group or project at a time in the past.', [
    'access-at acme/platform/api 2026-01-31',
    'access-at acme/platform 2026-01-31T12:00:00Z --minimum-level 40 --format json',
  ])
    .argument('<resource>', formerText)
    .argument('<time>', 'A day (its beginning) or time, in UTC unless it names a zone.', time)
    .addOption(minimumLevel())
    .addOption(limit())
    .addHelpText('after', listCodes)
    .action((resource: string, at: string, options: ListOptions, command: Command) =>
      run(command.optsWithGlobals(), (cli) => accessAtCommand(cli, { ...options, resource, time: at })),
    );

  add(
    program,
    'access-diff',
    'Who gained or lost a role between two times, with the changes that explain it.',
    ['access-diff acme/platform/api 2026-01-01 2026-01-31', 'access-diff acme/platform 2026-01-31T12:00:00Z'],
  )
    .argument('<resource>', formerText)
    .argument('<from>', 'A day (its beginning) or time, in UTC unless it names a zone.', time)
    .argument('[to]', 'The later one (default: now).', time)
    .addOption(limit())
    .addHelpText('after', listCodes)
    .action(
      (resource: string, from: string, to: string | undefined, options: ListOptions, command: Command) =>
        run(command.optsWithGlobals(), (cli) => accessDiffCommand(cli, { ...options, resource, from, to })),
    );
}
