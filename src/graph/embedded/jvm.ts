import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { appError } from '../../core/errors.js';

/** How a JVM ended: exit code, or the signal that ended it. */
export type JvmExit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** A JVM that printed its READY line. */
export type RunningJvm = {
  readonly pid: number;
  readonly port: number;
  readonly exited: Promise<JvmExit>;
  /** Asks for a clean shutdown, waits for it, and kills what has not ended after 30 seconds. */
  stop(): Promise<void>;
};

/** What to start; `logFile` receives all that the JVM prints. */
export type JvmOptions = {
  readonly java: string;
  readonly args: readonly string[];
  readonly password: string;
  readonly logFile: string;
  readonly readyWithinMs: number;
  /** Awaited as soon as the process exists, before it is ready. */
  readonly onSpawn: (pid: number) => Promise<void>;
};

const stopWithinMs = 30_000;

/**
 * Starts the launcher and waits for its READY line.
 * @throws NEO4J_START_FAILED with the last lines of its log when it ends first or is not ready in time.
 */
export async function startJvm(options: JvmOptions): Promise<RunningJvm> {
  const log = await open(options.logFile, 'w', 0o600);
  // The environment stays behind, because it may hold tokens. In a process group of its own the JVM does not get the
  // terminal's Ctrl-C, so that the service can still write while it stops.
  const child = spawn(options.java, options.args, {
    stdio: ['pipe', 'pipe', log.fd],
    env: {},
    detached: true,
  });
  const exited = exitOf(child);
  await log.close();
  // A JVM that dies early breaks the pipe; how it ended is told by `exited`.
  child.stdin?.on('error', () => undefined);
  if (child.pid !== undefined) await options.onSpawn(child.pid);
  child.stdin?.write(`${options.password}\n`);

  const timer = new AbortController();
  const port = await Promise.race([
    readyPort(child),
    exited.then(({ code, signal }) => `it ended with ${signal ?? `exit code ${code}`}`),
    delay(options.readyWithinMs, `it was not ready after ${options.readyWithinMs / 1000} s`, {
      signal: timer.signal,
    }),
  ]);
  timer.abort();
  if (typeof port === 'number' && child.pid !== undefined) {
    return { pid: child.pid, port, exited, stop: () => stop(child, exited) };
  }
  child.kill('SIGKILL');
  await exited;
  const lines = await lastLines(options.logFile);
  const reason = lines === '' ? String(port) : `${port}: ${lines}`;
  throw appError('NEO4J_START_FAILED', { reason, log: options.logFile });
}

function exitOf(child: ChildProcess): Promise<JvmExit> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
}

async function readyPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    if (child.stdout === null) return;
    // Lines are read to the end, or a full pipe would block the JVM.
    createInterface({ input: child.stdout }).on('line', (line) => {
      const port = /^READY (\d+)$/.exec(line)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  });
}

async function stop(child: ChildProcess, exited: Promise<JvmExit>): Promise<void> {
  child.stdin?.end();
  const kill = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
  await exited;
  clearTimeout(kill);
}

async function lastLines(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s+(at |\.\.\. )/.test(line));
  return lines.slice(-3).join(' | ').slice(-800);
}
