import { createTask, schedule } from 'node-cron';
import type { Logger } from '../core/logger.js';

/** Something that happens again and again until it is stopped; what already runs is not stopped by it. */
export interface Scheduled {
  stop(): void;
}

/** Starts work by the clock. A task never overlaps itself. */
export interface Scheduler {
  /** Runs `task` at the times of a cron expression. */
  cron(name: string, expression: string, task: () => Promise<void>): Scheduled;
  /** Runs `task` again and again, `everyMs` milliseconds after it last ended. */
  every(name: string, everyMs: number, task: () => Promise<void>): Scheduled;
}

/** The scheduler by the machine's clock and time zone. A task must not reject; one that does is logged and kept. */
export function createScheduler(logger: Logger): Scheduler {
  const guarded = (name: string, task: () => Promise<void>) => async () => {
    try {
      await task();
    } catch (error) {
      logger.error({ job: name, err: error }, 'A scheduled job failed');
    }
  };
  return {
    cron: (name, expression, task) => {
      const job = schedule(expression, guarded(name, task), {
        name,
        noOverlap: true,
        suppressMissedWarning: true,
        logger: {
          info: (message) => logger.debug({ job: name, message }, 'Scheduler'),
          debug: (message) => logger.debug({ job: name, message: String(message) }, 'Scheduler'),
          warn: (message) => logger.warn({ job: name, message }, 'Scheduler'),
          error: (message) => logger.error({ job: name, message: String(message) }, 'Scheduler'),
        },
      });
      return { stop: () => void job.destroy() };
    },
    every: (name, everyMs, task) => {
      const run = guarded(name, task);
      let stopped = false;
      let timer: NodeJS.Timeout | undefined;
      const next = () => {
        if (stopped) return;
        timer = setTimeout(() => void run().then(next), everyMs);
      };
      next();
      return {
        stop: () => {
          stopped = true;
          clearTimeout(timer);
        },
      };
    },
  };
}

/** When a cron expression comes next; undefined when it never does. */
export function nextRunAt(expression: string): Date | undefined {
  return nextRuns(expression, 1)[0];
}

/** Milliseconds between the next two times of a cron expression; undefined when there are none. */
export function schedulePeriodMs(expression: string): number | undefined {
  const [first, second] = nextRuns(expression, 2);
  return first === undefined || second === undefined ? undefined : second.getTime() - first.getTime();
}

function nextRuns(expression: string, count: number): Date[] {
  const task = createTask(expression, () => undefined);
  try {
    return task.getNextRuns(count);
  } finally {
    void task.destroy();
  }
}
