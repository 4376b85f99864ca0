import { type Command, InvalidArgumentError } from 'commander';
import type { Cli, GlobalOptions } from './context.js';

/** What the program hands a command to: it puts together what the command works with, and keeps its exit code. */
export type RunCommand = (global: GlobalOptions, command: (cli: Cli) => Promise<number>) => Promise<void>;

/** A parser of whole numbers in a range. */
export function wholeNumber(least: number, most: number) {
  return (text: string): number => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

/** Adds a command to another one, with its examples. */
export type Add = (
  parent: Command,
  name: string,
  description: string,
  examples: readonly string[],
) => Command;
