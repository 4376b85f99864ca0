import { type Config, loadConfig } from '../core/config.js';
import { createLogger, type Logger } from '../core/logger.js';
import { createScheduler, type Scheduler } from '../jobs/scheduler.js';
import type { ClientTuning } from '../jobs/sync-once.js';
import type { RowFormat } from '../queries/format.js';
import { type CliStreams, createOutput, type Output } from './io.js';

/** The variables that configure a command. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a command line runs with; all of it has a default that suits a process of its own. */
export interface CliOptions extends Partial<CliStreams> {
  /** Default: the variables of this process. */
  readonly env?: Environment;
  /** Folder of `access-graph.yaml` and of relative paths (default: the current one). */
  readonly cwd?: string;
  /** Asks the command to stop cleanly, as Ctrl-C does. */
  readonly signal?: AbortSignal;
  /** Starts scheduled syncs (default: by the clock). */
  readonly scheduler?: Scheduler;
  /** Attempts and waits of GitLab clients (default: the client's own). */
  readonly client?: ClientTuning;
}

/** The options that every command takes. */
export interface GlobalOptions {
  /** Undefined when none was asked for: a command then prints what suits people. */
  readonly format?: RowFormat;
  readonly quiet?: boolean;
}

/** What a command works with. */
export interface Cli {
  readonly streams: CliStreams;
  readonly out: Output;
  readonly format: RowFormat | undefined;
  readonly quiet: boolean;
  readonly signal: AbortSignal;
  readonly client: ClientTuning;
  /** Folder that relative paths are read from. */
  readonly cwd: string;
  /** The variables in which Java and Maven are looked for; undefined: those of this process. */
  readonly env: Environment | undefined;
  /** Default scheduler or the one that was put in its place. */
  scheduler(logger: Logger): Scheduler;
  /**
   * Reads the configuration.
   * @param defaults in place of the documented ones.
   * @throws AppError CONFIG_INVALID, CONFIG_FILE_UNREADABLE.
   */
  config(defaults?: Environment): Config;
  logger(config: Config): Logger;
}

/** What only the messages of errors show at levels above debug: no stack, no cause. */
function briefError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { type: error.name, message: error.message, ...code };
}

/** Puts together what a command works with. */
export function createCli(options: CliOptions, global: GlobalOptions): Cli {
  const streams = {
    stdin: options.stdin ?? process.stdin,
    stdout: options.stdout ?? process.stdout,
    stderr: options.stderr ?? process.stderr,
  };
  const quiet = global.quiet === true;
  return {
    streams,
    out: createOutput(streams, quiet),
    format: global.format,
    quiet,
    signal: options.signal ?? new AbortController().signal,
    client: options.client ?? {},
    cwd: options.cwd ?? process.cwd(),
    env: options.env,
    scheduler: (logger) => options.scheduler ?? createScheduler(logger),
    config: (defaults = {}) => loadConfig(options.env, options.cwd, { LOG_LEVEL: 'silent', ...defaults }),
    logger: ({ logLevel }) => {
      const destination =
        options.stderr === undefined
          ? undefined
          : { write: (line: string) => void streams.stderr.write(line) };
      const logger = destination === undefined ? createLogger(logLevel) : createLogger(logLevel, destination);
      return logger.isLevelEnabled('debug') ? logger : logger.child({}, { serializers: { err: briefError } });
    },
  };
}

/** Whether what is printed is for programs, which get values as they are and all columns. */
export const isData = ({ format }: Pick<Cli, 'format'>): boolean => format === 'json' || format === 'ndjson';
