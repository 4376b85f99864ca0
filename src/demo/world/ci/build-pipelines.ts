import { instant } from '../clock.js';
import { nextId } from '../ids.js';
import type { Random } from '../random.js';
import type { World } from '../types.js';
import type { WorldPipeline } from './types.js';

const steps = [
  ['build', 'build'],
  ['test', 'unit'],
  ['test', 'e2e: chrome [1/2]'],
  ['deploy', 'deploy prod'],
] as const;
// A newer GitLab may name sources that nobody knows yet.
const sources = [
  'push',
  'push',
  'schedule',
  'web',
  'trigger',
  'merge_request_event',
  'quantum_event',
] as const;

/** What a pipeline is made from. */
export interface PipelineSetting {
  readonly projectId: number;
  readonly ref: string;
  readonly userId: number | null;
  /** Runners that may have run its jobs. */
  readonly runnerIds: readonly number[];
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Default one to four. */
  readonly jobs?: number;
}

/** Adds a pipeline with its jobs. */
export function addPipeline(world: World, random: Random, setting: PipelineSetting): WorldPipeline {
  const id = nextId(world, 'pipelines');
  const status = random.pick(['SUCCESS', 'SUCCESS', 'FAILED', 'RUNNING', 'MANUAL']);
  const jobs = Array.from({ length: setting.jobs ?? random.int(1, 4) }, (_, position) => {
    const [stage, name] = steps[position % steps.length] ?? steps[0];
    const waits = position > 0 && status !== 'SUCCESS' && random.chance(0.4);
    return {
      id: nextId(world, 'jobs'),
      name: position < steps.length ? name : `${name} ${position}`,
      stage,
      status: waits ? 'CREATED' : status,
      tags: random.chance(0.3) ? ['docker', 'linux'] : [],
      runnerId: waits || setting.runnerIds.length === 0 ? null : random.pick(setting.runnerIds),
    };
  });
  const pipeline: WorldPipeline = {
    id,
    projectId: setting.projectId,
    ref: setting.ref,
    sha: random.hex(40),
    source: random.pick(sources),
    status,
    createdAt: instant(setting.at),
    userId: setting.userId,
    jobs: jobs.reverse(),
  };
  world.cicd.pipelines.set(id, pipeline);
  return pipeline;
}
