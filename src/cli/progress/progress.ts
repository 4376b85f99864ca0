import type { Cli } from '../context.js';
import type { ProgressDisplay } from './display.js';
import { createPlainProgress } from './plain.js';
import { createTerminalProgress } from './terminal.js';

const nothing: ProgressDisplay = { onProgress: () => undefined, finish: async () => undefined };

/** The display that suits where stderr goes: live on a terminal, plain lines elsewhere, none with `--quiet`. */
export function progressFor(cli: Cli): ProgressDisplay {
  if (cli.quiet) return nothing;
  if (cli.streams.stderr.isTTY === true) return createTerminalProgress(cli.streams);
  return createPlainProgress({ write: cli.out.note });
}
