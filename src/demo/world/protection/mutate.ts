import { noteActivity } from '../activity.js';
import { choose, type Mutation, someGroup, someProject } from '../mutate/types.js';
import type { Random } from '../random.js';
import type { World, WorldProject } from '../types.js';
import { addBranchRule, addTagRule, namable, someEntries } from './build.js';
import { branchNames, someDefaults } from './create.js';
import { reviewMutations } from './mutate-review.js';
import type { WorldBranchRule } from './types.js';

/** Takes a rule away, and every mention of it. */
function removeBranchRule(world: World, rule: WorldBranchRule): void {
  const { branchRules, approvalRules, statusChecks } = world.protection;
  branchRules.delete(rule.id);
  for (const row of [...approvalRules.values(), ...statusChecks.values()])
    row.branchRuleIds = row.branchRuleIds.filter((id) => id !== rule.id);
  noteHome(world, rule);
}

function noteHome(world: World, rule: WorldBranchRule): void {
  if (rule.sourceType === 'project') noteActivity(world, rule.sourceId);
}

/** A name that no rule of the project has yet. */
function freshName(world: World, random: Random, project: WorldProject): string {
  const names = [project.defaultBranch ?? 'main', ...branchNames, 'release/*', '*', '*-stable', 'ma*'];
  const taken = new Set<string>();
  for (const rule of world.protection.branchRules.values())
    if (rule.sourceType === 'project' && rule.sourceId === project.id) taken.add(rule.name);
  const free = names.filter((name) => !taken.has(name));
  return free.length > 0 ? random.pick(free) : `topic-${random.hex(6)}/*`;
}

/** Changes of what protects branches and tags. */
export const protectionMutations: readonly Mutation[] = [
  {
    kind: 'branch-rule-add',
    apply: (world, random) => {
      const project = someProject(world, random);
      if (project === undefined) return undefined;
      const source = { sourceType: 'project', sourceId: project.id } as const;
      const name = freshName(world, random, project);
      const rule = addBranchRule(world, random, namable(world), { ...source, name });
      noteHome(world, rule);
      return `branch rule ${rule.id} for ${name} was made in project ${project.id}`;
    },
  },
  {
    kind: 'group-branch-rule-add',
    apply: (world, random) => {
      const group = someGroup(world, random, ({ parentId }) => parentId === null);
      if (group === undefined) return undefined;
      const name = random.pick(['main', 'master', '*', `wave-${random.hex(4)}/*`]);
      const isTaken = [...world.protection.branchRules.values()].some(
        (rule) => rule.sourceType === 'group' && rule.sourceId === group.id && rule.name === name,
      );
      if (isTaken) return undefined;
      const source = { sourceType: 'group', sourceId: group.id } as const;
      const rule = addBranchRule(world, random, namable(world), { ...source, name });
      return `branch rule ${rule.id} for ${name} was made in group ${group.id}`;
    },
  },
  {
    kind: 'branch-rule-change',
    apply: (world, random) => {
      const rule = choose(random, world.protection.branchRules.values());
      if (rule === undefined) return undefined;
      const who = namable(world);
      const projectId = rule.sourceType === 'project' ? rule.sourceId : undefined;
      rule.push = someEntries(random, who, projectId);
      rule.merge = someEntries(random, who, undefined);
      rule.allowForcePush = !rule.allowForcePush;
      noteHome(world, rule);
      return `branch rule ${rule.id} was changed`;
    },
  },
  {
    kind: 'branch-rule-remove',
    apply: (world, random) => {
      const rule = choose(random, world.protection.branchRules.values());
      if (rule === undefined) return undefined;
      removeBranchRule(world, rule);
      return `branch rule ${rule.id} for ${rule.name} of ${rule.sourceType} ${rule.sourceId} was taken away`;
    },
  },
  {
    kind: 'branch-push',
    apply: (world, random) => {
      const project = someProject(world, random, (one) => !one.emptyRepo && !one.archived);
      if (project === undefined) return undefined;
      const { branches } = world.protection;
      const name = random.pick(branchNames);
      const there = branches.get(project.id) ?? [];
      const isThere = there.includes(name);
      branches.set(project.id, isThere ? there.filter((one) => one !== name) : [...there, name]);
      noteActivity(world, project.id);
      return `branch ${name} of project ${project.id} was ${isThere ? 'deleted' : 'pushed'}`;
    },
  },
  {
    kind: 'tag-rule-add',
    apply: (world, random) => {
      const project = someProject(world, random);
      if (project === undefined) return undefined;
      const rule = addTagRule(world, random, namable(world), project.id, `v${random.hex(4)}/*`);
      noteActivity(world, project.id);
      return `tag rule ${rule.name} was made in project ${project.id}`;
    },
  },
  {
    kind: 'tag-rule-change',
    apply: (world, random) => {
      const rule = choose(random, world.protection.tagRules.values());
      if (rule === undefined) return undefined;
      rule.create = someEntries(random, namable(world), rule.projectId);
      noteActivity(world, rule.projectId);
      return `tag rule ${rule.name} of project ${rule.projectId} was changed`;
    },
  },
  {
    kind: 'tag-rule-remove',
    apply: (world, random) => {
      const rule = choose(random, world.protection.tagRules.values());
      if (rule === undefined) return undefined;
      world.protection.tagRules.delete(rule.id);
      noteActivity(world, rule.projectId);
      return `tag rule ${rule.name} of project ${rule.projectId} was taken away`;
    },
  },
  {
    kind: 'branch-defaults-change',
    apply: (world, random) => {
      const group = someGroup(world, random);
      if (group === undefined) return undefined;
      world.protection.branchDefaults.set(group.id, someDefaults(random));
      return `the defaults of branches of group ${group.id} were changed`;
    },
  },
  ...reviewMutations,
];
