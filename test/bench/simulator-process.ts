import { startSimulatedGitLab } from '../../src/demo/server/start.js';
import { createWorld, type WorldSize } from '../../src/demo/world/create.js';

/** What the bench asks of the process that plays GitLab. */
export interface SimulatorOptions {
  readonly size: Required<WorldSize>;
  readonly latencyMs: number;
}

/** What it answers when it is up. */
export interface SimulatorReady {
  readonly url: string;
  readonly token: string;
}

const options = JSON.parse(process.argv[2] ?? '{}') as SimulatorOptions;
const world = createWorld({ seed: 1, size: options.size });
const simulator = await startSimulatedGitLab(world, { latencyMs: options.latencyMs });

process.on('message', (message) => {
  if (message === 'answeringMs') process.send?.(simulator.answeringMs);
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url: simulator.url, token: simulator.tokens.admin } satisfies SimulatorReady);
