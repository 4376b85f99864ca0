import { Readable, Writable } from 'node:stream';
import type { CliOptions } from '../../src/cli/context.js';
import { runCli } from '../../src/cli/run-cli.js';
import type { Scheduler } from '../../src/jobs/scheduler.js';

/** How a command line ended, and all that it printed. */
export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A stream that keeps what is written to it, and tells when a text has come by. */
export class Captured extends Writable {
  text = '';
  #waiting: { text: string; resolve: () => void }[] = [];

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString('utf8');
    const met = this.#waiting.filter(({ text }) => this.text.includes(text));
    this.#waiting = this.#waiting.filter((each) => !met.includes(each));
    for (const { resolve } of met) resolve();
    done();
  }

  /** Resolves when `text` has been written. */
  until(text: string): Promise<void> {
    if (this.text.includes(text)) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ text, resolve }));
  }
}

/** A command line that runs inside of the test. */
export interface RunningCli {
  readonly stdout: Captured;
  readonly stderr: Captured;
  readonly ended: Promise<CliResult>;
  /** As the first Ctrl-C does. */
  stop(): void;
}

/** Starts a command line with the given variables only; GitLab is asked again without waiting. */
export function startCli(argv: readonly string[], options: CliOptions = {}): RunningCli {
  const stdout = new Captured();
  const stderr = new Captured();
  const stopping = new AbortController();
  const ended = runCli(argv, {
    env: {},
    cwd: '/nonexistent',
    stdin: Readable.from([]),
    client: { attempts: 2, backoffMs: 1 },
    signal: stopping.signal,
    ...options,
    stdout,
    stderr,
  }).then((code) => ({ code, stdout: stdout.text, stderr: stderr.text }));
  return { stdout, stderr, ended, stop: () => stopping.abort() };
}

/** Runs a command line to its end. */
export function cli(argv: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return startCli(argv, options).ended;
}

/** A scheduler whose times come when the test says so. */
export class ManualScheduler implements Scheduler {
  readonly jobs = new Map<string, { readonly when: string; readonly task: () => Promise<void> }>();

  cron(name: string, expression: string, task: () => Promise<void>) {
    return this.#add(name, expression, task);
  }

  every(name: string, everyMs: number, task: () => Promise<void>) {
    return this.#add(name, `every ${everyMs} ms`, task);
  }

  /** Lets the time of a job come, and waits until its task ends. */
  async fire(name: string): Promise<void> {
    const job = this.jobs.get(name);
    if (job === undefined) throw new Error(`No job ${name} is scheduled.`);
    await job.task();
  }

  #add(name: string, when: string, task: () => Promise<void>) {
    this.jobs.set(name, { when, task });
    return { stop: () => void this.jobs.delete(name) };
  }
}
