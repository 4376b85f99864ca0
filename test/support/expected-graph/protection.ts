import type { WorldBranchRule, WorldRuleEntry } from '../../../src/demo/world/protection/types.js';
import {
  approvalRulesOf,
  branchesOf,
  branchRulesOf,
  matches,
  ownBranchRules,
  statusChecksOf,
  tagRulesOf,
} from '../../../src/demo/world/protection/view.js';
import type { World, WorldProject } from '../../../src/demo/world/types.js';
import type { GraphBuilder } from './model.js';
import type { ExpectedPart, Reader } from './part.js';
import { text } from './places.js';

const roles = (entries: readonly WorldRuleEntry[]): number[] => [
  ...new Set(entries.flatMap((entry) => (entry.kind === 'role' ? [entry.level] : [])).sort((a, b) => a - b)),
];

/** Whom the entries name; `told`: whether groups that the reader may not see are named too. */
function entries(
  graph: GraphBuilder,
  world: World,
  reader: Reader,
  [type, key, list, told]: readonly [string, string, readonly WorldRuleEntry[], boolean],
): void {
  for (const entry of list) {
    if (entry.kind === 'role') continue;
    if (entry.kind === 'deploy_key' && !world.deployKeys.has(entry.id)) continue;
    if (entry.kind === 'group' && !told && !reader.reads('group', entry.id)) continue;
    graph.edge(type, graph.key(entry.kind, entry.id), key);
  }
}

function branchRule(graph: GraphBuilder, world: World, reader: Reader, rule: WorldBranchRule): void {
  const key = graph.key('protected_branch', rule.id);
  const ofGroup = rule.sourceType === 'group';
  const project = ofGroup ? undefined : world.projects.get(rule.sourceId);
  const matching = project && branchesOf(world, project).filter((name) => matches(rule.name, name)).length;
  graph.node('protected_branch', ['GitLabProtectedBranch', 'ProtectionRule'], rule.id, {
    name: rule.name,
    wildcard: rule.name.includes('*'),
    isGroupLevel: ofGroup,
    pushAccessLevels: roles(rule.push),
    mergeAccessLevels: roles(rule.merge),
    unprotectAccessLevels: roles(rule.unprotect),
    allowForcePush: rule.allowForcePush,
    codeOwnerApprovalRequired: rule.codeOwnerApprovalRequired,
    matchingBranchesCount: matching ?? null,
  });
  graph.edge('HAS', graph.key(rule.sourceType, rule.sourceId), key);
  // A rule too long for GraphQL is read over REST, which names whom the reader may not see too.
  const told = ofGroup || Math.max(rule.push.length, rule.merge.length, rule.unprotect.length) > 100;
  entries(graph, world, reader, ['ALLOWED_TO_PUSH', key, rule.push, told]);
  entries(graph, world, reader, ['ALLOWED_TO_MERGE', key, rule.merge, told]);
  entries(graph, world, reader, ['ALLOWED_TO_UNPROTECT', key, rule.unprotect, told]);
}

function branches(graph: GraphBuilder, world: World, project: WorldProject): void {
  const rules = branchRulesOf(world, project, true);
  for (const name of branchesOf(world, project)) {
    if (name !== project.defaultBranch && !rules.some((rule) => rule.name === name)) continue;
    const fitting = rules.filter((rule) => matches(rule.name, name));
    const id = `${project.id}/${name}`;
    graph.node('branch', ['GitLabBranch', 'Branch'], id, {
      name,
      default: name === project.defaultBranch,
      protected: fitting.length > 0,
    });
    graph.edge('HAS', graph.key('project', project.id), graph.key('branch', id));
    for (const rule of fitting)
      graph.edge('PROTECTS', graph.key('protected_branch', rule.id), graph.key('branch', id));
  }
}

function review(graph: GraphBuilder, world: World, reader: Reader, project: WorldProject): void {
  const home = graph.key('project', project.id);
  const rules = branchRulesOf(world, project, true);
  const applies = (key: string, isFor: (rule: WorldBranchRule) => boolean): void => {
    for (const rule of rules.filter(isFor))
      graph.edge('APPLIES_TO', key, graph.key('protected_branch', rule.id));
  };
  for (const rule of approvalRulesOf(world, project.id)) {
    const key = graph.key('approval_rule', rule.id);
    graph.node('approval_rule', ['GitLabApprovalRule', 'ReviewRule'], rule.id, {
      name: rule.name,
      ruleType: rule.ruleType,
      reportType: rule.reportType,
      approvalsRequired: rule.approvalsRequired,
      appliesToAllProtectedBranches: rule.appliesToAll,
    });
    graph.edge('HAS', home, key);
    for (const id of rule.userIds) graph.edge('ALLOWED_TO_APPROVE', graph.key('user', id), key);
    for (const id of rule.groupIds)
      if (reader.reads('group', id)) graph.edge('ALLOWED_TO_APPROVE', graph.key('group', id), key);
    applies(key, ({ id }) => rule.appliesToAll || rule.branchRuleIds.includes(id));
  }
  for (const check of statusChecksOf(world, project.id)) {
    const key = graph.key('external_status_check', check.id);
    const url = new URL(check.url);
    graph.node('external_status_check', ['GitLabExternalStatusCheck', 'ReviewRule'], check.id, {
      name: check.name,
      urlScheme: url.protocol.replace(':', ''),
      urlHost: url.host,
      hmac: check.hmac,
      appliesToAllBranches: check.branchRuleIds.length === 0,
    });
    graph.edge('HAS', home, key);
    applies(key, ({ id }) => check.branchRuleIds.includes(id));
  }
}

function pushRule(graph: GraphBuilder, world: World, kind: 'project' | 'group', id: number): void {
  const rule = world.protection.pushRules.get(`${kind}/${id}`);
  if (rule === undefined) return;
  const key = `${kind}/${id}`;
  graph.node('push_rule', ['GitLabPushRule', 'ProtectionRule'], key, {
    id: rule.id,
    createdAt: rule.createdAt,
    commitMessageRegex: text(rule.commitMessageRegex),
    branchNameRegex: text(rule.branchNameRegex),
    authorEmailRegex: text(rule.authorEmailRegex),
    fileNameRegex: text(rule.fileNameRegex),
    denyDeleteTag: rule.denyDeleteTag,
    memberCheck: rule.memberCheck,
    preventSecrets: rule.preventSecrets,
    maxFileSize: rule.maxFileSize,
    commitCommitterNameCheck: false,
    rejectUnsignedCommits: rule.rejectUnsignedCommits,
  });
  graph.edge('HAS', graph.key(kind, id), graph.key('push_rule', key));
}

/** Protected branches and tags, branches, approval rules, status checks and push rules. */
export const protection: ExpectedPart = (graph, world, reader) => {
  for (const group of reader.groups) {
    for (const rule of ownBranchRules(world, 'group', group.id)) branchRule(graph, world, reader, rule);
    pushRule(graph, world, 'group', group.id);
  }
  for (const project of reader.projects) {
    for (const rule of ownBranchRules(world, 'project', project.id)) branchRule(graph, world, reader, rule);
    branches(graph, world, project);
    review(graph, world, reader, project);
    pushRule(graph, world, 'project', project.id);
    for (const rule of tagRulesOf(world, project.id)) {
      const id = `${project.id}/${rule.name}`;
      const key = graph.key('protected_tag', id);
      graph.node('protected_tag', ['GitLabProtectedTag', 'ProtectionRule'], id, {
        name: rule.name,
        wildcard: rule.name.includes('*'),
        createAccessLevels: roles(rule.create),
      });
      graph.edge('HAS', graph.key('project', project.id), key);
      entries(graph, world, reader, ['ALLOWED_TO_CREATE', key, rule.create, true]);
    }
  }
};
