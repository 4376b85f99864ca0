import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, CommanderError } from 'commander';
import { z } from 'zod';
import { packageRoot } from '../core/paths.js';
import { type Cli, type CliOptions, createCli } from './context.js';
import { exitCodeOf, exitCodes, sentenceOf } from './exit-codes.js';
import { createProgram } from './program.js';

/** The version in package.json. */
export function packageVersion(): string {
  const text = readFileSync(join(packageRoot, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/** Makes every command throw instead of ending the process, and write to the given streams. */
function tame(command: Command, options: CliOptions): void {
  command.exitOverride();
  command.configureOutput({
    writeOut: (text) => (options.stdout ?? process.stdout).write(text),
    writeErr: (text) => (options.stderr ?? process.stderr).write(text),
  });
  for (const child of command.commands) tame(child, options);
}

/** Says what a command failed with in one sentence; the cause goes to the log at debug. */
function tellFailure(cli: Cli, error: unknown): number {
  if (cli.signal.aborted) return exitCodes.interrupted;
  cli.out.problem(sentenceOf(error));
  try {
    cli.logger(cli.config()).debug({ err: error }, 'The command failed');
  } catch {
    // A configuration that cannot be read has no log either; its sentence was said.
  }
  return exitCodeOf(error);
}

/**
 * Runs one command line, as the program does, inside of any process.
 * @param argv the arguments after the program's name.
 * @returns the exit code, see `exitCodes`; nothing is thrown.
 */
export async function runCli(argv: readonly string[], options: CliOptions = {}): Promise<number> {
  let exitCode: number = exitCodes.ok;
  const program = createProgram(packageVersion(), async (global, command) => {
    const cli = createCli(options, global);
    try {
      exitCode = await command(cli);
    } catch (error) {
      exitCode = tellFailure(cli, error);
    }
  });
  tame(program, options);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help that was asked for, and the version, end with 0; whatever else the parser ends is wrong usage.
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  }
  return exitCode;
}
