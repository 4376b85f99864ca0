import { type SimulatedGitLab, startSimulatedGitLab } from '../../demo/server/start.js';
import { createWorld, type WorldSize } from '../../demo/world/create.js';

/** The port that the demo prefers, so that the next demo finds its own data again. */
const preferredPort = 8929;

/** How large a company to simulate: a name, or numbers of groups, projects and users. */
export type DemoSize = 'small' | 'demo' | WorldSize;

/** Starts the simulated GitLab of a made-up company whose clock is the real one; on another port when its own is taken. */
export async function startCompany(size: DemoSize, seed: number): Promise<SimulatedGitLab> {
  const world = createWorld({ seed, size, now: Date.now() });
  try {
    return await startSimulatedGitLab(world, { port: preferredPort });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken) throw error;
    return startSimulatedGitLab(world);
  }
}
