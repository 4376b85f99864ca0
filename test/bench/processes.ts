import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../../src/core/paths.js';
import type { ApiMemory, ApiProcessOptions, ApiReady } from './api-process.js';
import type { EventOptions, EventReady } from './event-process.js';
import type { ServiceOptions, ServiceResult } from './service-process.js';
import type { NewMembers, SimulatorOptions, SimulatorQuestion, SimulatorReady } from './simulator-process.js';

async function message<T>(child: ChildProcess): Promise<T> {
  const exited = once(child, 'exit').then(([code]) => {
    throw new Error(`a process of the bench ended with ${String(code)}`);
  });
  const [value] = (await Promise.race([once(child, 'message'), exited])) as [T];
  exited.catch(() => undefined);
  return value;
}

/** The flags of Node that the command itself runs with: they keep its memory small. */
function serviceFlags(): string[] {
  const [shebang = ''] = readFileSync(join(packageRoot, 'src/main.ts'), 'utf8').split('\n', 1);
  return shebang.split(' ').filter((word) => word.startsWith('--'));
}

function start(file: string, options: unknown, execArgv: readonly string[] = []): ChildProcess {
  return fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(options)], {
    execArgv: [...execArgv],
  });
}

/** A simulated GitLab in a process of its own. */
export interface BenchGitLab extends SimulatorReady {
  /** Milliseconds that it spent on answers so far. */
  answeringMs(): Promise<number>;
  /** See `SimulatorQuestion`. */
  newMembers(how: { everyNth: number; offset: number; quiet: boolean }): Promise<NewMembers>;
}

/** Runs `work` against a simulated GitLab. */
export async function withSimulator<T>(
  options: SimulatorOptions,
  work: (gitlab: BenchGitLab) => Promise<T>,
): Promise<T> {
  const child = start('./simulator-process.js', options);
  const ask = <Answer>(question: SimulatorQuestion): Promise<Answer> => {
    child.send(question);
    return message<Answer>(child);
  };
  try {
    const ready = await message<SimulatorReady>(child);
    return await work({
      ...ready,
      answeringMs: () => ask<number>({ ask: 'answeringMs' }),
      newMembers: (how) => ask<NewMembers>({ ask: 'newMembers', ...how }),
    });
  } finally {
    child.disconnect();
    await once(child, 'exit');
  }
}

/** Where Neo4j answers. */
export interface Neo4jAddress {
  readonly uri: string;
  readonly password: string;
}

/** Runs `work` against the API in a process of its own, with the flags of the command. */
export async function withApi<T>(
  options: ApiProcessOptions,
  work: (api: ApiReady, memory: () => Promise<ApiMemory>) => Promise<T>,
): Promise<T> {
  const child = start('./api-process.js', options, [...serviceFlags(), '--expose-gc']);
  try {
    const ready = await message<ApiReady>(child);
    return await work(ready, async () => {
      child.send('memory');
      return await message<ApiMemory>(child);
    });
  } finally {
    child.disconnect();
    await once(child, 'exit');
  }
}

/** Runs one sync in a process of its own. */
export async function sync(options: ServiceOptions): Promise<ServiceResult> {
  const child = start('./service-process.js', options, serviceFlags());
  const result = await message<ServiceResult>(child);
  if (child.exitCode === null) await once(child, 'exit');
  if (result.status !== 'complete') throw new Error(`the sync of the bench ended ${result.status}`);
  return result;
}

/** Runs `work` against a service that takes webhooks, in a process of its own, with the flags of the command. */
export async function withEvents<T>(
  options: EventOptions,
  work: (service: EventReady) => Promise<T>,
): Promise<T> {
  const child = start('./event-process.js', options, serviceFlags());
  try {
    return await work(await message<EventReady>(child));
  } finally {
    child.disconnect();
    await once(child, 'exit');
  }
}
