import { exitCodes } from './exit-codes.js';
import { runCli } from './run-cli.js';

/** One Ctrl-C under `npm run` arrives twice, from the terminal and from npm: within this time they count as one. */
const sameStopMs = 500;

/**
 * Runs the command line of this process: the first SIGINT or SIGTERM asks the command to stop cleanly, the second
 * ends the process at once.
 */
export async function runProcess(): Promise<void> {
  const stopping = new AbortController();
  let stoppedAt: number | undefined;
  const stop = () => {
    if (stoppedAt !== undefined && Date.now() - stoppedAt > sameStopMs) process.exit(exitCodes.interrupted);
    stoppedAt ??= Date.now();
    stopping.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  // A reader that has seen enough, such as head, is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.ok);
    throw error;
  });
  process.exitCode = await runCli(process.argv.slice(2), { signal: stopping.signal });
}
