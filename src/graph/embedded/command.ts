import { execFile } from 'node:child_process';

/** What a finished command left behind; `code` is null when it could not be found or run at all. */
export type CommandResult = { readonly code: number | null; readonly output: string };

/** The environment of a command; undefined: that of this process. */
export type Environment = Readonly<Record<string, string>> | undefined;

/** Runs a command to its end, without a shell, and gives what it printed on both outputs. Never rejects. */
export function runCommand(
  command: string,
  args: readonly string[],
  env: Environment,
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const options = { maxBuffer: 16 * 1024 * 1024, ...(env === undefined ? {} : { env }) };
    try {
      execFile(command, args, options, (error, stdout, stderr) => {
        const output = `${stdout}${stderr}`;
        if (error === null) return resolve({ code: 0, output });
        resolve({
          code: typeof error.code === 'number' ? error.code : null,
          output: output || error.message,
        });
      });
    } catch (error) {
      // Some failures, such as a path through a file, are thrown instead of told to the callback.
      resolve({ code: null, output: String(error) });
    }
  });
}
