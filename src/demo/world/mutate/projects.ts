import { noteActivity } from '../activity.js';
import { addMembership } from '../build-access.js';
import { addProject } from '../build-places.js';
import { instant } from '../clock.js';
import { projectNames } from '../names.js';
import type { Random } from '../random.js';
import { removeProject } from '../remove.js';
import { projectFeatures, type World, type WorldProject } from '../types.js';
import { isFixedProject, type Mutation, someGroup, somePerson, someProject } from './types.js';

function toggleCi(project: WorldProject, random: Random): string {
  const name = random.pick([
    'publicJobs',
    'sharedRunnersEnabled',
    'groupRunnersEnabled',
    'ciForwardDeploymentEnabled',
    'ciJobTokenScopeEnabled',
    'ciPushRepositoryForJobTokenAllowed',
    'restrictUserDefinedVariables',
    'autoDevopsEnabled',
  ] as const);
  project.ci[name] = !project.ci[name];
  return `has ${name}: ${project.ci[name]}`;
}

const settings: readonly ((project: WorldProject, random: Random) => string)[] = [
  toggleCi,
  (project, random) => {
    project.visibility = random.pick(
      (['private', 'internal', 'public'] as const).filter((level) => level !== project.visibility),
    );
    return `is ${project.visibility}`;
  },
  (project, random) => {
    const feature = random.pick(projectFeatures.filter((name) => name !== 'merge_requests'));
    project.features[feature] = random.pick(
      (['disabled', 'private', 'enabled'] as const).filter((level) => level !== project.features[feature]),
    );
    return `has ${feature} ${project.features[feature]}`;
  },
  (project, random) => {
    project.ci.ciPipelineVariablesMinimumOverrideRole = random.pick([
      'no_one_allowed',
      'developer',
      'maintainer',
      'owner',
    ]);
    return `lets ${project.ci.ciPipelineVariablesMinimumOverrideRole} set pipeline variables`;
  },
  (project, random) => {
    project.defaultBranch = `${random.pick(['main', 'trunk', 'stable'])}-${random.int(1, 9)}`;
    project.emptyRepo = false;
    return `has the default branch ${project.defaultBranch}`;
  },
  (project) => {
    project.requestAccessEnabled = !project.requestAccessEnabled;
    return `takes access requests: ${project.requestAccessEnabled}`;
  },
];

function transfer(world: World, random: Random, project: WorldProject): string | undefined {
  const target = someGroup(world, random, (group) => group.id !== project.groupId);
  if (target === undefined) return undefined;
  project.groupId = target.id;
  project.ownerId = null;
  project.path = `transferred-${project.id}-${random.hex(4)}`;
  return `project ${project.id} was transferred to group ${target.id}`;
}

/** Changes of projects. */
export const projectMutations: readonly Mutation[] = [
  {
    kind: 'project-add',
    apply: (world, random) => {
      const group = someGroup(world, random);
      if (group === undefined) return undefined;
      const project = addProject(world, random, {
        name: random.pick(projectNames),
        groupId: group.id,
        ownerId: null,
        createdAt: instant(world.now),
        lastActivityAt: instant(world.now),
      });
      return `project ${project.id} was made`;
    },
  },
  {
    kind: 'project-add-personal',
    apply: (world, random) => {
      const owner = somePerson(world, random, (user) => user.state === 'active');
      if (owner === undefined) return undefined;
      const project = addProject(world, random, {
        name: random.pick(projectNames),
        groupId: null,
        ownerId: owner.id,
        createdAt: instant(world.now),
        lastActivityAt: instant(world.now),
      });
      addMembership(world, random, {
        userId: owner.id,
        sourceType: 'project',
        sourceId: project.id,
        accessLevel: 50,
        expiresAt: null,
      });
      return `personal project ${project.id} was made`;
    },
  },
  {
    kind: 'project-fork',
    apply: (world, random) => {
      const source = someProject(world, random, (project) => !project.emptyRepo);
      const group = someGroup(world, random);
      if (source === undefined || group === undefined) return undefined;
      const fork = addProject(world, random, {
        name: source.name,
        groupId: group.id,
        ownerId: null,
        forkedFromId: source.id,
        visibility: source.visibility,
        createdAt: instant(world.now),
        lastActivityAt: instant(world.now),
      });
      return `project ${source.id} was forked as ${fork.id}`;
    },
  },
  {
    kind: 'project-remove',
    apply: (world, random) => {
      const project = someProject(world, random, (one) => !isFixedProject(world, one.id));
      if (project === undefined) return undefined;
      removeProject(world, project);
      return `project ${project.id} was deleted`;
    },
  },
  {
    kind: 'project-rename',
    apply: (world, random) => {
      const project = someProject(world, random);
      if (project === undefined) return undefined;
      project.name = `${random.pick(projectNames)} "${random.int(1, 99)}"`;
      project.path = `renamed-${project.id}-${random.hex(4)}`;
      return `project ${project.id} was renamed`;
    },
  },
  {
    kind: 'project-transfer',
    apply: (world, random) => {
      const project = someProject(world, random, (one) => !isFixedProject(world, one.id));
      return project === undefined ? undefined : transfer(world, random, project);
    },
  },
  {
    kind: 'project-archive',
    apply: (world, random) => {
      const project = someProject(world, random);
      if (project === undefined) return undefined;
      project.archived = !project.archived;
      return `project ${project.id} is archived: ${project.archived}`;
    },
  },
  {
    kind: 'project-setting',
    apply: (world, random) => {
      const project = someProject(world, random);
      return project === undefined
        ? undefined
        : `project ${project.id} ${random.pick(settings)(project, random)}`;
    },
  },
  {
    kind: 'project-push',
    apply: (world, random) => {
      const project = someProject(world, random, (one) => !one.archived && !one.emptyRepo);
      if (project === undefined) return undefined;
      noteActivity(world, project.id);
      return `project ${project.id} was pushed to`;
    },
  },
];
