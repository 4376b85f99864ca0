import { day, instant } from './clock.js';
import { nextId } from './ids.js';
import { slug } from './names.js';
import type { Random } from './random.js';
import {
  type FeatureLevel,
  type ProjectFeature,
  projectFeatures,
  type World,
  type WorldCiSettings,
  type WorldGroup,
  type WorldProject,
} from './types.js';

/** Adds a group with plain defaults and what `given` says. */
export function addGroup(
  world: World,
  random: Random,
  given: Partial<WorldGroup> & { name: string; parentId: number | null },
): WorldGroup {
  const id = nextId(world, 'namespaces');
  const group: WorldGroup = {
    id,
    path: `${slug(given.name, 'group')}-${id}`,
    description: random.chance(0.3) ? null : `${given.name} people's home`,
    visibility: random.pick(['private', 'private', 'private', 'internal', 'public']),
    createdAt: instant(world.now - random.int(200, 1500) * day),
    requireTwoFactorAuthentication: random.chance(0.4),
    twoFactorGracePeriod: random.pick([0, 24, 48]),
    shareWithGroupLock: random.chance(0.1),
    preventSharingGroupsOutsideHierarchy: random.chance(0.1),
    membershipLock: random.chance(0.05),
    projectCreationLevel: random.pick(['noone', 'maintainer', 'developer']),
    subgroupCreationLevel: random.pick(['owner', 'maintainer']),
    requestAccessEnabled: random.chance(0.7),
    runnersToken: `CANARY-group-runners-${id}-${random.hex(8)}`,
    ...given,
  };
  world.groups.set(id, group);
  return group;
}

function randomFeatures(random: Random, visibility: string): Record<ProjectFeature, FeatureLevel> {
  const features = {} as Record<ProjectFeature, FeatureLevel>;
  for (const feature of projectFeatures)
    features[feature] = random.chance(0.1) ? 'disabled' : random.chance(0.15) ? 'private' : 'enabled';
  if (visibility === 'private') features.pages = 'private';
  // Without this feature GitLab shows no merge request to anyone, not even to administrators.
  if (features.merge_requests === 'disabled') features.merge_requests = 'private';
  return features;
}

function randomCi(random: Random): WorldCiSettings {
  return {
    publicJobs: random.chance(0.6),
    sharedRunnersEnabled: random.chance(0.8),
    groupRunnersEnabled: random.chance(0.9),
    ciForwardDeploymentEnabled: random.chance(0.9),
    ciJobTokenScopeEnabled: random.chance(0.2),
    inboundJobTokenScopeEnabled: random.chance(0.8),
    ciPipelineVariablesMinimumOverrideRole: random.pick([
      'no_one_allowed',
      'developer',
      'maintainer',
      'owner',
    ]),
    ciPushRepositoryForJobTokenAllowed: random.chance(0.1),
    restrictUserDefinedVariables: random.chance(0.3),
    ciConfigPath: random.chance(0.1) ? 'ci/main.yml' : null,
    ciAllowForkPipelinesToRunInParentProject: random.chance(0.5),
    autoDevopsEnabled: random.chance(0.2),
  };
}

/** Where a project is, and what differs from the defaults. */
export type GivenProject = Partial<WorldProject> & { name: string } & (
    | { groupId: number; ownerId: null }
    | { groupId: null; ownerId: number }
  );

/** Adds a project; one in fifteen is empty and has no default branch. */
export function addProject(world: World, random: Random, given: GivenProject): WorldProject {
  const id = nextId(world, 'projects');
  const empty = random.chance(1 / 15);
  const visibility = given.visibility ?? random.pick(['private', 'private', 'private', 'internal', 'public']);
  const project: WorldProject = {
    id,
    path: `${slug(given.name, 'project')}-${id}`,
    description: random.chance(0.4) ? null : `About ${given.name}`,
    visibility,
    defaultBranch: empty ? null : random.pick(['main', 'main', 'main', 'master', 'develop']),
    emptyRepo: empty,
    archived: random.chance(0.07),
    forkedFromId: null,
    creatorId: given.ownerId ?? 1,
    createdAt: instant(world.now - random.int(30, 1200) * day),
    lastActivityAt: instant(world.now - random.int(0, 29) * day),
    features: randomFeatures(random, visibility),
    ci: randomCi(random),
    onlyAllowMergeIfPipelineSucceeds: random.chance(0.5),
    onlyAllowMergeIfAllDiscussionsAreResolved: random.chance(0.5),
    removeSourceBranchAfterMerge: random.chance(0.6),
    mergeMethod: random.pick(['merge', 'rebase_merge', 'ff']),
    squashOption: random.pick(['never', 'always', 'default_on', 'default_off']),
    requestAccessEnabled: random.chance(0.6),
    topics: random.chance(0.2) ? [random.pick(['go', 'rust', 'infra'])] : [],
    runnersToken: `CANARY-project-runners-${id}-${random.hex(8)}`,
    importUrl: random.chance(0.1)
      ? `https://importer:CANARY-import-${id}-${random.hex(8)}@git.example.com/${id}.git`
      : null,
    ...given,
  };
  world.projects.set(id, project);
  return project;
}
