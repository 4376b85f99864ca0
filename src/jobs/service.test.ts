import { describe, expect, it } from '@jest/globals';
import { appError } from '../core/errors.js';
import type { RunReport } from '../sync/runs.js';
import type { Scheduler } from './scheduler.js';
import { createSyncService, type ServedConnection } from './service.js';

const connection = (name: string, schedule = '0 * * * *'): ServedConnection => ({ name, schedule });
const reportOf = (name: string) => ({ connection: name, status: 'complete' }) as RunReport;

function harness(
  connections: readonly ServedConnection[],
  sync: (connection: ServedConnection, signal: AbortSignal) => Promise<RunReport>,
) {
  const events: string[] = [];
  const tasks = new Map<string, () => Promise<void>>();
  const scheduler: Scheduler = {
    cron: (name, _, task) => {
      tasks.set(name, task);
      return { stop: () => void tasks.delete(name) };
    },
    every: () => ({ stop: () => undefined }),
  };
  const service = createSyncService({
    connections,
    scheduler,
    sync,
    onReport: ({ name }, report) => events.push(`${name} ${report.status}`),
    onError: ({ name }, error) => events.push(`${name} ${error instanceof Error ? error.message : error}`),
    lockedWaitMs: 1,
  });
  return { service, events, tasks, fire: async (name: string) => tasks.get(name)?.() };
}

describe('the sync service', () => {
  it('schedules what is not disabled, and survives failures', async () => {
    let calls = 0;
    const { service, events, tasks, fire } = harness(
      [connection('a'), connection('b', 'disabled')],
      async ({ name }) => {
        calls += 1;
        if (calls === 1) throw new Error('away');
        return reportOf(name);
      },
    );
    service.start();
    expect([...tasks.keys()]).toEqual(['a']);
    await fire('a');
    await fire('a');
    await service.syncNow([connection('b')]);
    expect(events).toEqual(['a away', 'a complete', 'b complete']);
    await service.stop();
    expect(tasks.size).toBe(0);
  });

  it('never runs one connection twice at a time', async () => {
    let finish: (report: RunReport) => void = () => undefined;
    let begun = 0;
    const { service, fire } = harness([connection('a')], () => {
      begun += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    service.start();
    const first = service.syncNow([connection('a')]);
    await fire('a');
    finish(reportOf('a'));
    await first;
    expect(begun).toBe(1);
    await service.stop();
  });

  it('tries a locked connection once more at the start, and then leaves it to its holder', async () => {
    const locked = () => appError('SYNC_LOCKED', { connection: 'a', holder: 'another' });
    let calls = 0;
    const once = harness([connection('a'), connection('b')], async ({ name }) => {
      calls += 1;
      if (calls === 1) throw locked();
      return reportOf(name);
    });
    await once.service.syncNow([connection('a'), connection('b')]);
    expect(once.events).toEqual(['b complete', 'a complete']);
    const always = harness([connection('a')], async () => {
      throw locked();
    });
    await always.service.syncNow([connection('a')]);
    expect(always.events).toEqual([`a ${locked().message}`]);
  });

  it('stops what runs by its signal and waits for its end', async () => {
    let begun: () => void = () => undefined;
    const running = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { service, events } = harness([connection('a'), connection('b')], ({ name }, signal) => {
      begun();
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ ...reportOf(name), status: 'cancelled' }));
      });
    });
    const all = service.syncNow([connection('a'), connection('b')]);
    await running;
    await service.stop();
    await all;
    expect(events).toEqual(['a cancelled']);
  });

  it('syncs by request what does not run, and cancels that run alone', async () => {
    const begun: string[] = [];
    const { service, events } = harness([connection('a'), connection('b')], ({ name }, signal) => {
      begun.push(name);
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ ...reportOf(name), status: 'cancelled' }));
      });
    });
    const order = { trigger: 'request', full: true } as const;
    const runs = [service.sync('a', order), service.sync('b', order)];
    await expect(service.sync('a', order)).rejects.toMatchObject({ code: 'SYNC_LOCKED' });
    await expect(service.sync('c', order)).rejects.toMatchObject({ code: 'CONNECTION_UNKNOWN' });
    expect([service.cancel('c'), service.cancel('a')]).toEqual([false, true]);
    expect(await runs[0]).toMatchObject({ connection: 'a', status: 'cancelled' });
    expect(service.cancel('a')).toBe(false);
    await service.stop();
    expect(await runs[1]).toMatchObject({ connection: 'b', status: 'cancelled' });
    await expect(service.sync('a', order)).rejects.toMatchObject({ code: 'SYNC_CANCELLED' });
    expect(begun).toEqual(['a', 'b']);
    // Who asked for a run tells of it.
    expect(events).toEqual([]);
  });
});
