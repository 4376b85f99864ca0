import type { World, WorldProject } from '../types.js';
import type {
  WorldApprovalRule,
  WorldBranchRule,
  WorldRuleEntry,
  WorldStatusCheck,
  WorldTagRule,
} from './types.js';

/** The rules of a world by where they belong, in the order of ids. */
interface Lookups {
  readonly version: number;
  readonly branchRules: ReadonlyMap<string, readonly WorldBranchRule[]>;
  readonly tagRules: ReadonlyMap<number, readonly WorldTagRule[]>;
  readonly approvalRules: ReadonlyMap<number, readonly WorldApprovalRule[]>;
  readonly statusChecks: ReadonlyMap<number, readonly WorldStatusCheck[]>;
}

function grouped<Row, Key>(rows: Iterable<Row>, keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const found = new Map<Key, Row[]>();
  for (const row of rows) {
    const list = found.get(keyOf(row));
    if (list === undefined) found.set(keyOf(row), [row]);
    else list.push(row);
  }
  return found;
}

const known = new WeakMap<World, Lookups>();

function lookups(world: World): Lookups {
  const before = known.get(world);
  if (before !== undefined && before.version === world.version) return before;
  const { branchRules, tagRules, approvalRules, statusChecks } = world.protection;
  const made: Lookups = {
    version: world.version,
    branchRules: grouped(branchRules.values(), (rule) => `${rule.sourceType}/${rule.sourceId}`),
    tagRules: grouped(tagRules.values(), (rule) => rule.projectId),
    approvalRules: grouped(approvalRules.values(), (rule) => rule.projectId),
    statusChecks: grouped(statusChecks.values(), (check) => check.projectId),
  };
  known.set(world, made);
  return made;
}

/** The rules that were made in a project or group. Only top-level groups have any that count. */
export function ownBranchRules(
  world: World,
  kind: 'project' | 'group',
  id: number,
): readonly WorldBranchRule[] {
  if (kind === 'group' && world.groups.get(id)?.parentId !== null) return [];
  return lookups(world).branchRules.get(`${kind}/${id}`) ?? [];
}

/** The rules that hold in a project: its own, and on paid tiers those of its top-level group (R19). */
export function branchRulesOf(
  world: World,
  project: WorldProject,
  paid: boolean,
): readonly WorldBranchRule[] {
  const own = ownBranchRules(world, 'project', project.id);
  if (!paid || project.groupId === null) return own;
  let top = world.groups.get(project.groupId);
  while (top !== undefined && top.parentId !== null) top = world.groups.get(top.parentId);
  return top === undefined ? own : [...own, ...ownBranchRules(world, 'group', top.id)];
}

/** The protected tags of a project. */
export function tagRulesOf(world: World, projectId: number): readonly WorldTagRule[] {
  return lookups(world).tagRules.get(projectId) ?? [];
}

/** The approval rules of a project. */
export function approvalRulesOf(world: World, projectId: number): readonly WorldApprovalRule[] {
  return lookups(world).approvalRules.get(projectId) ?? [];
}

/** The external status checks of a project. */
export function statusChecksOf(world: World, projectId: number): readonly WorldStatusCheck[] {
  return lookups(world).statusChecks.get(projectId) ?? [];
}

/** The branches of a project; none while its repository is empty. */
export function branchesOf(world: World, project: WorldProject): readonly string[] {
  if (project.emptyRepo) return [];
  const others = world.protection.branches.get(project.id) ?? [];
  return [...new Set([...(project.defaultBranch === null ? [] : [project.defaultBranch]), ...others])];
}

/** Whether a rule's name or pattern fits a branch (R19). */
export function matches(pattern: string, branch: string): boolean {
  const escaped = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`, 's').test(branch);
}

/** The entries that still name somebody: GitLab drops the entry of a key that is gone. */
export function liveEntries(world: World, entries: readonly WorldRuleEntry[]): readonly WorldRuleEntry[] {
  return entries.filter((entry) => entry.kind !== 'deploy_key' || world.deployKeys.has(entry.id));
}
