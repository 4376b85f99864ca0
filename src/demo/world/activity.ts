import { instant } from './clock.js';
import type { World } from './types.js';

/** Notes that something happened in a project now. */
export function noteActivity(world: World, projectId: number): void {
  const project = world.projects.get(projectId);
  if (project !== undefined) project.lastActivityAt = instant(world.now);
}
