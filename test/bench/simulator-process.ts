import { startSimulatedGitLab } from '../../src/demo/server/start.js';
import { addMembership } from '../../src/demo/world/build-access.js';
import { createWorld, type WorldSize } from '../../src/demo/world/create.js';
import { touch } from '../../src/demo/world/ids.js';
import { createRandom } from '../../src/demo/world/random.js';
import type { WorldProject } from '../../src/demo/world/types.js';

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

/** What may be asked of it while it runs. */
export type SimulatorQuestion =
  | { readonly ask: 'answeringMs' }
  /** Gives somebody new a role in each n-th project; told of as activity unless it is `quiet`. */
  | {
      readonly ask: 'newMembers';
      readonly everyNth: number;
      readonly offset: number;
      readonly quiet: boolean;
    };

/** The memberships that were made. */
export type NewMembers = readonly { readonly projectId: number; readonly userId: number }[];

const options = JSON.parse(process.argv[2] ?? '{}') as SimulatorOptions;
const world = createWorld({ seed: 1, size: options.size });
const simulator = await startSimulatedGitLab(world, { latencyMs: options.latencyMs });
const random = createRandom(99);

function newMember(project: WorldProject): NewMembers[number] {
  const known = new Set<number>();
  for (const { sourceType, sourceId, userId } of world.memberships.values())
    if (sourceType === 'project' && sourceId === project.id) known.add(userId);
  const user = [...world.users.values()].find(({ id, userType }) => userType === 'human' && !known.has(id));
  const given = { sourceType: 'project', sourceId: project.id, accessLevel: 30 } as const;
  return {
    projectId: project.id,
    userId: addMembership(world, random, { ...given, userId: user?.id ?? 0 }).userId,
  };
}

process.on('message', (question: SimulatorQuestion) => {
  if (question.ask === 'answeringMs') {
    process.send?.(simulator.answeringMs);
    return;
  }
  const { everyNth, offset, quiet } = question;
  const projects = [...world.projects.values()].filter((_, index) => index % everyNth === offset);
  const made: NewMembers = projects.map((project) => {
    if (!quiet) project.lastActivityAt = new Date().toISOString();
    return newMember(project);
  });
  touch(world);
  process.send?.(made);
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url: simulator.url, token: simulator.tokens.admin } satisfies SimulatorReady);
