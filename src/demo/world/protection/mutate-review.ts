import { noteActivity } from '../activity.js';
import { choose, type Mutation, someGroup, someProject } from '../mutate/types.js';
import { addApprovalRule, addPushRule, addStatusCheck, namable, ownRuleIds } from './build.js';
import { someSettings } from './create.js';

/** Changes of how merge requests are reviewed and what pushes must be like. */
export const reviewMutations: readonly Mutation[] = [
  {
    kind: 'approval-rule-add',
    apply: (world, random) => {
      const project = someProject(world, random);
      if (project === undefined) return undefined;
      const rules = ownRuleIds(world, project);
      const rule = addApprovalRule(world, random, namable(world), project.id, rules);
      noteActivity(world, project.id);
      return `approval rule ${rule.id} was made in project ${project.id}`;
    },
  },
  {
    kind: 'approval-rule-change',
    apply: (world, random) => {
      const rule = choose(random, world.protection.approvalRules.values());
      if (rule === undefined) return undefined;
      rule.approvalsRequired = (rule.approvalsRequired + 1) % 4;
      if (rule.ruleType !== 'any_approver') rule.userIds = random.sample(namable(world).people, 2);
      noteActivity(world, rule.projectId);
      return `approval rule ${rule.id} needs ${rule.approvalsRequired}`;
    },
  },
  {
    kind: 'approval-rule-remove',
    apply: (world, random) => {
      const rule = choose(random, world.protection.approvalRules.values());
      if (rule === undefined) return undefined;
      world.protection.approvalRules.delete(rule.id);
      noteActivity(world, rule.projectId);
      return `approval rule ${rule.id} of project ${rule.projectId} was deleted`;
    },
  },
  {
    kind: 'approval-settings-change',
    apply: (world, random) => {
      const project = someProject(world, random);
      if (project === undefined) return undefined;
      world.protection.approvalSettings.set(project.id, someSettings(random));
      noteActivity(world, project.id);
      return `the approval settings of project ${project.id} were changed`;
    },
  },
  {
    kind: 'group-approval-settings-change',
    apply: (world, random) => {
      const group = someGroup(world, random, ({ parentId }) => parentId === null);
      if (group === undefined) return undefined;
      world.protection.groupApprovalSettings.set(group.id, someSettings(random));
      return `the approval settings of group ${group.id} were changed`;
    },
  },
  {
    kind: 'status-check-add',
    apply: (world, random) => {
      const project = someProject(world, random);
      if (project === undefined) return undefined;
      const check = addStatusCheck(world, random, project.id, ownRuleIds(world, project));
      noteActivity(world, project.id);
      return `status check ${check.id} was made in project ${project.id}`;
    },
  },
  {
    kind: 'status-check-change',
    apply: (world, random) => {
      const check = choose(random, world.protection.statusChecks.values());
      if (check === undefined) return undefined;
      check.name = `check ${random.hex(4)}`;
      check.branchRuleIds = [];
      noteActivity(world, check.projectId);
      return `status check ${check.id} was renamed and counts for all branches`;
    },
  },
  {
    kind: 'status-check-remove',
    apply: (world, random) => {
      const check = choose(random, world.protection.statusChecks.values());
      if (check === undefined) return undefined;
      world.protection.statusChecks.delete(check.id);
      noteActivity(world, check.projectId);
      return `status check ${check.id} of project ${check.projectId} was deleted`;
    },
  },
  {
    kind: 'push-rule-add',
    apply: (world, random) => {
      const { pushRules } = world.protection;
      const kind = random.chance(0.6) ? 'project' : 'group';
      const source =
        kind === 'project'
          ? someProject(world, random, ({ id }) => !pushRules.has(`project/${id}`))
          : someGroup(world, random, ({ id }) => !pushRules.has(`group/${id}`));
      if (source === undefined) return undefined;
      addPushRule(world, random, kind, source.id);
      if (kind === 'project') noteActivity(world, source.id);
      return `${kind} ${source.id} got a push rule`;
    },
  },
  {
    kind: 'push-rule-change',
    apply: (world, random) => {
      const rule = choose(random, world.protection.pushRules.values());
      if (rule === undefined) return undefined;
      rule.preventSecrets = !rule.preventSecrets;
      rule.maxFileSize = random.int(1, 100);
      if (rule.sourceType === 'project') noteActivity(world, rule.sourceId);
      return `the push rule of ${rule.sourceType} ${rule.sourceId} was changed`;
    },
  },
  {
    kind: 'push-rule-remove',
    apply: (world, random) => {
      const rule = choose(random, world.protection.pushRules.values());
      if (rule === undefined) return undefined;
      world.protection.pushRules.delete(`${rule.sourceType}/${rule.sourceId}`);
      if (rule.sourceType === 'project') noteActivity(world, rule.sourceId);
      return `the push rule of ${rule.sourceType} ${rule.sourceId} was deleted`;
    },
  },
];
