import { worldParts } from './parts.js';
import type { World } from './types.js';

/** Every secret of the world: none of them may turn up in a log, an error or a graph. */
export function canaries(world: World): string[] {
  const secrets: string[] = [];
  for (const group of world.groups.values()) secrets.push(group.runnersToken);
  for (const project of world.projects.values()) {
    secrets.push(project.runnersToken);
    if (project.importUrl !== null) secrets.push(project.importUrl);
  }
  for (const token of world.tokens.values()) secrets.push(token.value);
  for (const token of world.deployTokens.values()) secrets.push(token.token);
  for (const runner of world.runners.values()) secrets.push(runner.token);
  return [...secrets, ...worldParts.flatMap((part) => part.secrets(world))];
}
