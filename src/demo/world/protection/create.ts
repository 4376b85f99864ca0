import type { Random } from '../random.js';
import type { World, WorldGroup, WorldProject } from '../types.js';
import {
  addApprovalRule,
  addBranchRule,
  addPushRule,
  addStatusCheck,
  addTagRule,
  type Namable,
  namable,
} from './build.js';
import type { WorldApprovalSettings, WorldBranchDefaults } from './types.js';

/** Names of branches besides the default one. */
export const branchNames = [
  'develop',
  'release/1.0',
  'release/2.0',
  'feature/größe',
  'fix<b>1',
  '1-0-stable',
] as const;
const patterns = ['release/*', '*-stable', '*', 'ma*', 'feature/*/hot*'] as const;
const tagPatterns = ['v*', '*', 'release-1-0', 'v*-rc*', 'größe/*'] as const;

/** Approval settings, each as likely as not. */
export function someSettings(random: Random): WorldApprovalSettings {
  return {
    resetApprovalsOnPush: random.chance(0.6),
    selectiveCodeOwnerRemovals: random.chance(0.1),
    disableOverridingApprovers: random.chance(0.4),
    authorApproval: random.chance(0.3),
    disableCommittersApproval: random.chance(0.4),
    requirePassword: random.chance(0.2),
  };
}

/** Defaults of branches that differ from GitLab's. */
export function someDefaults(random: Random): WorldBranchDefaults {
  return {
    branch: random.pick(['main', 'trunk', null]),
    push: random.pick([[30], [40], [0]]),
    merge: random.pick([[30], [40]]),
    allowForcePush: random.chance(0.2),
    developerCanInitialPush: random.chance(0.3),
  };
}

function protectProject(world: World, random: Random, who: Namable, project: WorldProject): void {
  const { protection } = world;
  const source = { sourceType: 'project', sourceId: project.id } as const;
  const ids: number[] = [];
  const rule = (name: string) => ids.push(addBranchRule(world, random, who, { ...source, name }).id);
  // Before the first commit the rule for the default branch is there already.
  if (random.chance(0.88)) rule(project.defaultBranch ?? 'main');
  const others = random.chance(0.5) ? random.sample(branchNames, random.int(1, 3)) : [];
  const extra = others.filter((name) => name !== project.defaultBranch);
  if (extra.length > 0 && !project.emptyRepo) protection.branches.set(project.id, extra);
  const [named] = extra;
  if (named !== undefined && random.chance(0.2)) rule(named);
  if (random.chance(0.2)) rule(random.pick(patterns));
  if (random.chance(0.03)) rule('never-made');
  if (random.chance(0.35))
    for (const name of random.sample(tagPatterns, random.int(1, 2)))
      addTagRule(world, random, who, project.id, name);
  if (random.chance(0.35))
    for (let count = random.int(1, 2); count > 0; count -= 1)
      addApprovalRule(world, random, who, project.id, ids);
  if (random.chance(0.05)) addStatusCheck(world, random, project.id, ids);
  if (random.chance(0.2)) addPushRule(world, random, 'project', project.id);
  if (random.chance(0.5)) protection.approvalSettings.set(project.id, someSettings(random));
}

/** The awkward: one project with more rules than a page, a rule with more entries than a page, one of each kind. */
function addAwkward(world: World, random: Random, who: Namable, projects: readonly WorldProject[]): void {
  const [first] = projects;
  if (first === undefined) return;
  const source = { sourceType: 'project', sourceId: first.id } as const;
  const rule = addBranchRule(world, random, who, { ...source, name: 'audit/*' });
  addTagRule(world, random, who, first.id, 'signed/*');
  addApprovalRule(world, random, who, first.id, [rule.id]);
  addStatusCheck(world, random, first.id, [rule.id]);
  addStatusCheck(world, random, first.id, []);
  if (!world.protection.pushRules.has(`project/${first.id}`)) addPushRule(world, random, 'project', first.id);
  if (projects.length < 20) return;
  for (let count = 1; count <= 105; count += 1)
    addBranchRule(world, random, who, { ...source, name: `hotfix/${count}` });
  const third = projects[2];
  if (third === undefined || who.people.length < 105) return;
  const entries = who.people.slice(0, 105).map((id) => ({ kind: 'user', id }) as const);
  addBranchRule(world, random, who, { ...source, sourceId: third.id, name: 'crowded', push: entries });
}

/** Fills a world with what protects its code. */
export function createProtection(
  world: World,
  random: Random,
  homes: { readonly groups: readonly WorldGroup[]; readonly projects: readonly WorldProject[] },
): void {
  const who = namable(world);
  const { protection } = world;
  for (const project of homes.projects) protectProject(world, random, who, project);
  addAwkward(world, random, who, homes.projects);
  for (const [position, group] of homes.groups.entries()) {
    if (position === 0 || random.chance(0.25)) addPushRule(world, random, 'group', group.id);
    if (random.chance(0.3)) protection.branchDefaults.set(group.id, someDefaults(random));
    if (group.parentId !== null) continue;
    if (random.chance(0.5)) protection.groupApprovalSettings.set(group.id, someSettings(random));
    const source = { sourceType: 'group', sourceId: group.id } as const;
    if (position === 0) addBranchRule(world, random, who, { ...source, name: 'main' });
    if (random.chance(0.4)) addBranchRule(world, random, who, { ...source, name: 'release/*' });
  }
}
