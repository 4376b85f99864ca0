import { describe, expect, it } from '@jest/globals';
import { silentLogger } from '../core/logger.js';
import type { RunProgress } from '../sync/progress.js';
import { ProgressHub } from './progress-hub.js';

const moment = (phase: RunProgress['phase']): RunProgress => ({
  connection: 'a',
  run: 'r',
  phase,
  sources: [],
  requests: 0,
  views: 0,
  waitingForRateLimit: false,
  elapsedMs: 0,
  status: phase === 'finished' ? 'complete' : undefined,
  error: undefined,
});

function listening() {
  const hub = new ProgressHub(silentLogger);
  const heard: string[] = [];
  const leave = hub.add(({ phase, status }) => heard.push(`${phase} ${status ?? ''}`.trim()));
  return { hub, heard, leave };
}

describe('the progress of runs', () => {
  it('is told to all, whoever fails, until they leave; the end when the connection is free', async () => {
    const { hub, heard, leave } = listening();
    hub.add(() => {
      throw new Error('a listener failed');
    });
    const second: string[] = [];
    hub.add(({ phase }) => second.push(phase));
    const result = await hub.follow(async (tell) => {
      tell(moment('verifying'));
      leave();
      tell(moment('finished'));
      return 'done';
    });
    expect(result).toBe('done');
    expect(second).toEqual(['verifying']);
    hub.free('a');
    hub.free('a');
    expect(heard).toEqual(['verifying']);
    expect(second).toEqual(['verifying', 'finished']);
    expect(hub.listeners).toBe(2);
  });

  it('has an end also when a run throws after it began, and none when it did not begin', async () => {
    const { hub, heard } = listening();
    const broken = hub.follow(async (tell) => {
      tell(moment('reading'));
      throw new Error('the database is away');
    });
    await expect(broken).rejects.toThrow('the database is away');
    hub.free('a');
    const locked = hub.follow(async () => {
      throw new Error('locked');
    });
    await expect(locked).rejects.toThrow('locked');
    hub.free('a');
    expect(heard).toEqual(['reading', 'finished interrupted']);
  });
});
