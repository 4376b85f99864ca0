import { day, instant } from '../clock.js';
import { nextId } from '../ids.js';
import type { Random } from '../random.js';
import type { World, WorldProject } from '../types.js';
import type {
  WorldApprovalRule,
  WorldBranchRule,
  WorldPushRule,
  WorldRuleEntry,
  WorldStatusCheck,
  WorldTagRule,
} from './types.js';

/** Whom rules may name: ids, gathered once. */
export interface Namable {
  readonly people: readonly number[];
  readonly groups: readonly number[];
  /** Keys that may push, by project. */
  readonly keys: ReadonlyMap<number, readonly number[]>;
}

/** Everybody whom a rule of this world may name. */
export function namable(world: World): Namable {
  const keys = new Map<number, number[]>();
  for (const key of world.deployKeys.values())
    for (const [projectId, { canPush }] of key.projects)
      if (canPush) keys.set(projectId, [...(keys.get(projectId) ?? []), key.id]);
  const people = [...world.users.values()].filter(({ userType }) => userType === 'human');
  return { people: people.map(({ id }) => id), groups: [...world.groups.keys()], keys };
}

const role = (level: number): WorldRuleEntry => ({ kind: 'role', level });

/** Entries of a rule: a role or nobody, sometimes people, groups and a deploy key besides. */
export function someEntries(
  random: Random,
  who: Namable,
  projectId: number | undefined,
): readonly WorldRuleEntry[] {
  const entries = [role(random.pick([40, 40, 40, 30, 30, 0, 60]))];
  if (random.chance(0.88)) return entries;
  // Newer versions of GitLab know roles that others do not.
  if (random.chance(0.1)) entries.push(role(25));
  if (random.chance(0.2)) entries.shift();
  for (const id of random.sample(who.people, random.int(0, 2))) entries.push({ kind: 'user', id });
  for (const id of random.sample(who.groups, random.int(0, 1))) entries.push({ kind: 'group', id });
  const keys = projectId === undefined ? [] : (who.keys.get(projectId) ?? []);
  for (const id of random.sample(keys, 1)) entries.push({ kind: 'deploy_key', id });
  return entries;
}

const withoutKeys = (entries: readonly WorldRuleEntry[]) =>
  entries.filter(({ kind }) => kind !== 'deploy_key');

/** Adds a protected branch of a project or group. */
export function addBranchRule(
  world: World,
  random: Random,
  who: Namable,
  given: Pick<WorldBranchRule, 'sourceType' | 'sourceId' | 'name'> & Partial<WorldBranchRule>,
): WorldBranchRule {
  const projectId = given.sourceType === 'project' ? given.sourceId : undefined;
  const rule: WorldBranchRule = {
    id: nextId(world, 'branchRules'),
    allowForcePush: random.chance(0.12),
    codeOwnerApprovalRequired: random.chance(0.2),
    push: someEntries(random, who, projectId),
    merge: withoutKeys(someEntries(random, who, projectId)),
    unprotect: random.chance(0.9) ? [role(40)] : withoutKeys(someEntries(random, who, projectId)),
    createdAt: instant(world.now - random.int(0, 300) * day),
    ...given,
  };
  world.protection.branchRules.set(rule.id, rule);
  return rule;
}

/** Adds a protected tag of a project. */
export function addTagRule(
  world: World,
  random: Random,
  who: Namable,
  projectId: number,
  name: string,
): WorldTagRule {
  const id = nextId(world, 'tagRules');
  const rule: WorldTagRule = { id, projectId, name, create: someEntries(random, who, projectId) };
  world.protection.tagRules.set(id, rule);
  return rule;
}

/** Adds an approval rule of a project, for all branches or for some of its protected ones. */
export function addApprovalRule(
  world: World,
  random: Random,
  who: Namable,
  projectId: number,
  branchRuleIds: readonly number[],
): WorldApprovalRule {
  const id = nextId(world, 'approvalRules');
  const ruleType = random.pick([
    'any_approver',
    'any_approver',
    'regular',
    'regular',
    'report_approver',
  ] as const);
  const named = ruleType !== 'any_approver';
  const appliesToAll = random.chance(0.2);
  const rule: WorldApprovalRule = {
    id,
    projectId,
    name: named ? random.pick(['security', 'Backend "core"', 'Prüfung', 'License-Check']) : 'All Members',
    ruleType,
    reportType: ruleType === 'report_approver' ? random.pick(['code_coverage', 'scan_finding']) : null,
    approvalsRequired: random.pick([0, 1, 1, 1, 2, 3]),
    userIds: named ? random.sample(who.people, random.int(0, 3)) : [],
    groupIds: named ? random.sample(who.groups, random.int(0, 1)) : [],
    appliesToAll,
    branchRuleIds: appliesToAll || random.chance(0.6) ? [] : random.sample(branchRuleIds, 1),
  };
  world.protection.approvalRules.set(id, rule);
  return rule;
}

/** Adds an external status check of a project. */
export function addStatusCheck(
  world: World,
  random: Random,
  projectId: number,
  branchRuleIds: readonly number[],
): WorldStatusCheck {
  const id = nextId(world, 'statusChecks');
  const check: WorldStatusCheck = {
    id,
    projectId,
    name: random.pick(['Compliance', 'change advisory "board"', 'Sonar']),
    url: random.pick([
      `https://checks.example.com/hook?token=CANARY-status-${id}-${random.hex(8)}`,
      `https://gate:CANARY-status-${id}-${random.hex(8)}@gate.example.com:8443/merge`,
    ]),
    hmac: random.chance(0.5),
    branchRuleIds: random.chance(0.5) ? [] : random.sample(branchRuleIds, 1),
  };
  world.protection.statusChecks.set(id, check);
  return check;
}

/** Gives a project or group a push rule. */
export function addPushRule(
  world: World,
  random: Random,
  sourceType: 'project' | 'group',
  sourceId: number,
): WorldPushRule {
  const rule: WorldPushRule = {
    id: nextId(world, sourceType === 'project' ? 'pushRules' : 'groupPushRules'),
    sourceType,
    sourceId,
    createdAt: instant(world.now - random.int(0, 300) * day),
    commitMessageRegex: random.pick(['', 'Fixes \\d+\\..*', '^(feat|fix)!?: ']),
    branchNameRegex: random.pick(['', '^(main|release/.*|<b>)$']),
    authorEmailRegex: random.pick(['', '@acme\\.example$']),
    fileNameRegex: random.pick(['', '(jar|exe)$', null]),
    denyDeleteTag: random.chance(0.4),
    memberCheck: random.chance(0.3),
    preventSecrets: random.chance(0.5),
    maxFileSize: random.pick([0, 0, 50]),
    rejectUnsignedCommits: random.pick([true, false, null]),
  };
  world.protection.pushRules.set(`${sourceType}/${sourceId}`, rule);
  return rule;
}

/** The ids of the rules that were made in a project. */
export function ownRuleIds(world: World, project: WorldProject): number[] {
  const found: number[] = [];
  for (const rule of world.protection.branchRules.values())
    if (rule.sourceType === 'project' && rule.sourceId === project.id) found.push(rule.id);
  return found;
}
