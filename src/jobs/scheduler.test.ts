import { describe, expect, it, jest } from '@jest/globals';
import { silentLogger } from '../core/logger.js';
import { createScheduler, nextRunAt, schedulePeriodMs } from './scheduler.js';

describe('schedules', () => {
  it.each([
    ['0 * * * *', 60],
    ['*/15 * * * *', 15],
    ['30 3 * * *', 24 * 60],
  ])('%s comes every %i minutes', (expression, minutes) => {
    expect(schedulePeriodMs(expression)).toBe(minutes * 60_000);
  });

  it('say when they come next', () => {
    jest.useFakeTimers({ now: new Date('2026-01-01T00:20:30Z') });
    try {
      const next = nextRunAt('5 * * * *');
      expect(next?.getMinutes()).toBe(5);
      expect((next?.getTime() ?? 0) - Date.now()).toBeGreaterThan(0);
      expect((next?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(60 * 60_000);
    } finally {
      jest.useRealTimers();
    }
  });

  it('run a task at its times until stopped, also after it failed', async () => {
    jest.useFakeTimers({ now: new Date('2026-01-01T00:00:30Z') });
    try {
      let runs = 0;
      const job = createScheduler(silentLogger).cron('a', '* * * * *', async () => {
        runs += 1;
        throw new Error('it failed');
      });
      await jest.advanceTimersByTimeAsync(3 * 60_000);
      expect(runs).toBe(3);
      job.stop();
      await jest.advanceTimersByTimeAsync(3 * 60_000);
      expect(runs).toBe(3);
    } finally {
      jest.useRealTimers();
    }
  });

  it('count an interval from the end of the task', async () => {
    jest.useFakeTimers();
    try {
      let runs = 0;
      let finish: () => void = () => undefined;
      const job = createScheduler(silentLogger).every('a', 1000, () => {
        runs += 1;
        return new Promise<void>((resolve) => {
          finish = resolve;
        });
      });
      await jest.advanceTimersByTimeAsync(5000);
      expect(runs).toBe(1);
      finish();
      await jest.advanceTimersByTimeAsync(1000);
      expect(runs).toBe(2);
      job.stop();
      finish();
      await jest.advanceTimersByTimeAsync(5000);
      expect(runs).toBe(2);
    } finally {
      jest.useRealTimers();
    }
  });
});
