import { emptyAutomation } from './automation/types.js';
import { addPeople } from './build-people.js';
import { emptyCicd } from './ci/types.js';
import { defaultNow } from './clock.js';
import { emptyCode } from './code/types.js';
import { emptyContributions } from './contributions/types.js';
import { addMemberships } from './create-access.js';
import { addCredentials, addRunners } from './create-credentials.js';
import { addMergeRequests } from './create-merge-requests.js';
import { addGroups, addProjects } from './create-places.js';
import { addPrincipals } from './create-principals.js';
import { addSettings } from './governance/settings.js';
import { emptyGovernance } from './governance/types.js';
import { worldParts } from './parts.js';
import { emptyProtection } from './protection/types.js';
import { createRandom } from './random.js';
import type { World } from './types.js';

/** How much there is of everything; small numbers still work, they leave out awkward cases that need many. */
export interface WorldSize {
  readonly groups: number;
  readonly projects: number;
  /** Accounts at the start; the bots of access tokens come on top. */
  readonly users: number;
  /** On average (default 5). */
  readonly mergeRequestsPerProject?: number;
}

/** What a world is made from. */
export interface WorldOptions {
  /** The same seed and size give the same world (default 1). */
  readonly seed?: number;
  /** `small` for tests, `demo` (the default) for a look around. */
  readonly size?: 'small' | 'demo' | WorldSize;
  /** The world's clock at the start, in milliseconds (default: a fixed day). */
  readonly now?: number;
  /** See `World.isWhole` (default true). */
  readonly isWhole?: boolean;
}

const sizes = {
  small: { groups: 14, projects: 26, users: 130, mergeRequestsPerProject: 3 },
  demo: { groups: 40, projects: 160, users: 240, mergeRequestsPerProject: 6 },
} as const satisfies Record<string, WorldSize>;

function emptyWorld(seed: number, now: number, isWhole: boolean): World {
  return {
    seed,
    isWhole,
    now,
    version: 1,
    lastIds: {},
    users: new Map(),
    groups: new Map(),
    projects: new Map(),
    memberships: new Map(),
    memberRoles: new Map(),
    groupLinks: new Map(),
    mergeRequests: new Map(),
    tokens: new Map(),
    deployTokens: new Map(),
    deployKeys: new Map(),
    runners: new Map(),
    code: emptyCode(),
    protection: emptyProtection(),
    governance: emptyGovernance(),
    automation: emptyAutomation(),
    cicd: emptyCicd(),
    contributions: emptyContributions(),
    principals: {
      admin: 0,
      owner: 0,
      auditor: 0,
      developer: 0,
      readUserOnly: 0,
      expired: 0,
      revoked: 0,
      groupToken: 0,
    },
    ghostId: 0,
  };
}

/**
 * A believable company on a GitLab, with the awkward on purpose: cyclic and two-level shares, expired rows that are still
 * there, people awaiting approval, empty groups, projects without a default branch, a crowded project, odd names.
 */
export function createWorld(options: WorldOptions = {}): World {
  const size = options.size ?? 'demo';
  const wanted: WorldSize = typeof size === 'string' ? sizes[size] : size;
  const seed = options.seed ?? 1;
  const world = emptyWorld(seed, options.now ?? defaultNow, options.isWhole ?? true);
  const random = createRandom(seed);
  addPeople(world, random, wanted.users);
  const groups = addGroups(world, random, wanted.groups);
  const projects = addProjects(world, random, groups, wanted.projects);
  addMemberships(world, random, groups, projects);
  addCredentials(world, random, groups, projects);
  addRunners(world, random, groups, projects);
  addMergeRequests(world, random, projects, wanted.mergeRequestsPerProject ?? 5);
  addPrincipals(world, random, groups, projects);
  for (const part of world.isWhole ? worldParts : [])
    part.create(world, createRandom(seed * 1000 + part.salt), { groups, projects });
  // No GitLab is without settings of its instance.
  if (!world.isWhole) addSettings(world, createRandom(seed));
  return world;
}
