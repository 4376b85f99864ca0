import { day } from '../clock.js';
import type { Random } from '../random.js';
import type { World, WorldGroup, WorldProject } from '../types.js';
import {
  addClusterAgent,
  addEnvironment,
  addJobTokenEntry,
  addProtectedEnvironment,
  addSchedule,
  addSecureFile,
  addTrigger,
  addVariable,
  someEnvironments,
  someName,
  variableName,
} from './build.js';
import { addPipeline } from './build-pipelines.js';
import type { Home } from './types.js';

/** Who and what may appear in CI/CD. */
interface Cast {
  readonly world: World;
  readonly random: Random;
  readonly userIds: readonly number[];
  readonly groupIds: readonly number[];
  readonly projectIds: readonly number[];
  readonly runnerIds: readonly number[];
}

function addVariables({ world, random }: Cast, home: Home | null, count: number): void {
  const taken = new Set<string>();
  for (let left = count; left > 0; left -= 1) {
    const name = someName(random, home);
    if (taken.has(variableName(name))) continue;
    taken.add(variableName(name));
    addVariable(world, random, name);
  }
}

function addDeployments(cast: Cast, projectId: number): void {
  const { world, random } = cast;
  const environments = someEnvironments(random).map((given) =>
    addEnvironment(world, random, projectId, given),
  );
  for (const { name } of environments)
    if (random.chance(0.25))
      addProtectedEnvironment(world, random, { kind: 'project', id: projectId }, name, cast);
}

function addRuns(cast: Cast, project: WorldProject, count: number): void {
  const { world, random, userIds, runnerIds } = cast;
  for (let left = count; left > 0; left -= 1)
    addPipeline(world, random, {
      projectId: project.id,
      ref: random.chance(0.7) ? (project.defaultBranch ?? 'main') : `topic-${left}`,
      userId: random.chance(0.95) ? random.pick(userIds) : null,
      runnerIds,
      at: world.now - left * day,
    });
}

function addToProject(cast: Cast, project: WorldProject): void {
  const { world, random, userIds, groupIds, projectIds } = cast;
  const home = { kind: 'project', id: project.id } as const;
  if (random.chance(0.4)) addVariables(cast, home, random.int(1, 4));
  if (project.emptyRepo) return;
  if (random.chance(0.35)) addDeployments(cast, project.id);
  if (random.chance(0.5)) addRuns(cast, project, random.int(1, 4));
  if (random.chance(0.12))
    addSchedule(world, random, project.id, {
      ownerId: random.chance(0.95) ? random.pick(userIds) : null,
      ref: project.defaultBranch ?? 'main',
    });
  if (random.chance(0.06)) addTrigger(world, random, project.id, random.pick(userIds));
  if (random.chance(0.15)) {
    for (const id of random.sample(projectIds, random.int(1, 3)))
      if (id !== project.id) addJobTokenEntry(world, random, project.id, { kind: 'project', id });
    if (random.chance(0.5))
      addJobTokenEntry(world, random, project.id, { kind: 'group', id: random.pick(groupIds) });
  }
  if (random.chance(0.04)) addSecureFile(world, random, project.id);
  if (random.chance(0.04)) addClusterAgent(world, random, project.id, random.pick(userIds));
}

/** One of everything, for the smallest world too; in larger ones more than fits on a page, or into a window. */
function crowd(cast: Cast, project: WorldProject, isLarge: boolean): void {
  const { world, random, userIds, runnerIds } = cast;
  const home = { kind: 'project', id: project.id } as const;
  const count = (many: number): number => (isLarge ? many : 2);
  for (let number = 0; number < count(120); number += 1)
    addVariable(world, random, {
      home,
      key: `CROWD_${number}`,
      environmentScope: number % 7 ? '*' : 'review/*',
    });
  for (let number = 0; number < count(105); number += 1)
    addEnvironment(world, random, project.id, { name: `review/crowd-${number}`, tier: 'development' });
  const production = addEnvironment(world, random, project.id, { name: 'prod/live', tier: 'production' });
  addProtectedEnvironment(world, random, home, production.name, cast);
  for (let number = 0; number < count(102); number += 1)
    addTrigger(world, random, project.id, userIds[number % userIds.length] ?? 1);
  addSchedule(world, random, project.id, {
    ownerId: random.pick(userIds),
    ref: 'main',
    variables: count(60),
  });
  addSecureFile(world, random, project.id);
  addClusterAgent(world, random, project.id, random.pick(userIds));
  addRuns(cast, project, count(11));
  addPipeline(world, random, {
    projectId: project.id,
    ref: 'main',
    userId: random.pick(userIds),
    runnerIds,
    at: world.now,
    jobs: count(24),
  });
}

/** Variables, environments, schedules, triggers, allow-lists, pipelines, secure files and agents. */
export function createCicd(
  world: World,
  random: Random,
  homes: { readonly groups: readonly WorldGroup[]; readonly projects: readonly WorldProject[] },
): void {
  const cast: Cast = {
    world,
    random,
    userIds: [...world.users.values()].filter(({ userType }) => userType === 'human').map(({ id }) => id),
    groupIds: homes.groups.map(({ id }) => id),
    projectIds: homes.projects.map(({ id }) => id),
    runnerIds: [...world.runners.keys()],
  };
  for (const key of ['COMPANY_PROXY', 'REGISTRY_MIRROR', 'SIGNING_KEY'])
    addVariable(world, random, { home: null, key, environmentScope: '*' });
  for (const [position, { id }] of homes.groups.entries()) {
    if (random.chance(0.4)) addVariables(cast, { kind: 'group', id }, random.int(1, 3));
    if (position === 0 || random.chance(0.1))
      addProtectedEnvironment(
        world,
        random,
        { kind: 'group', id },
        random.pick(['production', 'staging']),
        cast,
      );
  }
  for (const project of homes.projects) addToProject(cast, project);
  const [first] = homes.projects;
  if (first !== undefined) crowd(cast, first, homes.projects.length > 20);
}
