import type { Removed, WorldPart } from '../part.js';
import type { World } from '../types.js';
import { createProtection } from './create.js';
import { protectionMutations } from './mutate.js';
import type { WorldRuleEntry } from './types.js';

function removeWhere<Key, Row>(rows: Map<Key, Row>, gone: (row: Row) => boolean): void {
  for (const [key, row] of rows) if (gone(row)) rows.delete(key);
}

/** Forgets what belonged to a project or group. */
function forgetHome(world: World, kind: 'project' | 'group', id: number): void {
  const { protection } = world;
  const isHome = (row: { sourceType: string; sourceId: number }) =>
    row.sourceType === kind && row.sourceId === id;
  removeWhere(protection.branchRules, isHome);
  protection.pushRules.delete(`${kind}/${id}`);
  if (kind === 'group') {
    protection.branchDefaults.delete(id);
    protection.groupApprovalSettings.delete(id);
    return;
  }
  const isOfProject = ({ projectId }: { projectId: number }) => projectId === id;
  removeWhere(protection.tagRules, isOfProject);
  removeWhere(protection.approvalRules, isOfProject);
  removeWhere(protection.statusChecks, isOfProject);
  protection.branches.delete(id);
  protection.approvalSettings.delete(id);
}

/** Takes the entries of a user or group out of all rules. */
function forgetNamed(world: World, kind: 'user' | 'group', id: number): void {
  const { branchRules, tagRules, approvalRules } = world.protection;
  const isNamed = (entry: WorldRuleEntry) => entry.kind === kind && entry.id === id;
  const without = (entries: readonly WorldRuleEntry[]) =>
    entries.some(isNamed) ? entries.filter((entry) => !isNamed(entry)) : entries;
  for (const rule of branchRules.values()) {
    rule.push = without(rule.push);
    rule.merge = without(rule.merge);
    rule.unprotect = without(rule.unprotect);
  }
  for (const rule of tagRules.values()) rule.create = without(rule.create);
  for (const rule of approvalRules.values()) {
    const ids = kind === 'user' ? rule.userIds : rule.groupIds;
    const at = ids.indexOf(id);
    if (at >= 0) ids.splice(at, 1);
  }
}

function forget(world: World, { kind, id }: Removed): void {
  if (kind !== 'user') forgetHome(world, kind, id);
  if (kind !== 'project') forgetNamed(world, kind, id);
}

function dangling(world: World): string[] {
  const { branchRules, tagRules, approvalRules, statusChecks, pushRules } = world.protection;
  const problems: string[] = [];
  const need = (rows: ReadonlyMap<number, unknown>, id: number, what: string): void => {
    if (!rows.has(id)) problems.push(`${what} ${id} does not exist`);
  };
  const homeOf = (type: 'project' | 'group') => (type === 'group' ? world.groups : world.projects);
  const entries = (list: readonly WorldRuleEntry[], what: string): void => {
    for (const entry of list) {
      if (entry.kind === 'user') need(world.users, entry.id, `user of ${what}`);
      if (entry.kind === 'group') need(world.groups, entry.id, `group of ${what}`);
    }
  };
  for (const rule of branchRules.values()) {
    need(homeOf(rule.sourceType), rule.sourceId, `home of branch rule ${rule.id}`);
    entries([...rule.push, ...rule.merge, ...rule.unprotect], `branch rule ${rule.id}`);
  }
  for (const rule of tagRules.values()) {
    need(world.projects, rule.projectId, `project of tag rule ${rule.id}`);
    entries(rule.create, `tag rule ${rule.id}`);
  }
  for (const rule of approvalRules.values()) {
    need(world.projects, rule.projectId, `project of approval rule ${rule.id}`);
    for (const id of rule.userIds) need(world.users, id, `user of approval rule ${rule.id}`);
    for (const id of rule.groupIds) need(world.groups, id, `group of approval rule ${rule.id}`);
    for (const id of rule.branchRuleIds) need(branchRules, id, `branch rule of approval rule ${rule.id}`);
  }
  for (const check of statusChecks.values()) {
    need(world.projects, check.projectId, `project of status check ${check.id}`);
    for (const id of check.branchRuleIds) need(branchRules, id, `branch rule of status check ${check.id}`);
  }
  for (const rule of pushRules.values())
    need(homeOf(rule.sourceType), rule.sourceId, `home of push rule ${rule.id}`);
  return problems;
}

/** Protected branches and tags, approval rules and settings, status checks and push rules. */
export const protectionPart: WorldPart = {
  salt: 1,
  create: createProtection,
  mutations: protectionMutations,
  forget,
  secrets: (world) => [...world.protection.statusChecks.values()].map(({ url }) => url),
  dangling,
};
