import { z } from 'zod';
import type { Reference } from '../model/entity.js';
import { type BranchProtectionRule, branchViews, type RuleEntry, ruleView } from './branch-rule-views.js';
import { eachTarget, parseRows } from './rest-list.js';
import type { ReadJob, Scope, Source, Target } from './source.js';
import { belowTier } from './tier.js';

/** An entry of a protection rule, as REST answers it. */
export const restEntry = z.object({
  access_level: z.number().nullish(),
  user_id: z.number().nullish(),
  group_id: z.number().nullish(),
  deploy_key_id: z.number().nullish(),
});

/** Whom a REST entry names; GitLab gives entries of users, groups and keys a role too, which says nothing. */
export function fromRestEntry(row: z.infer<typeof restEntry>): RuleEntry[] {
  const named = (kind: Reference['kind'], id: number | null | undefined): RuleEntry[] =>
    id == null ? [] : [{ level: 0, other: { kind, id }, hidden: false }];
  const others = [
    ...named('user', row.user_id),
    ...named('group', row.group_id),
    ...named('deploy_key', row.deploy_key_id),
  ];
  if (others.length > 0) return others;
  return row.access_level == null ? [] : [{ level: row.access_level, other: undefined, hidden: false }];
}

const schema = z.object({
  id: z.number(),
  name: z.string(),
  push_access_levels: z.array(restEntry),
  merge_access_levels: z.array(restEntry),
  unprotect_access_levels: z.array(restEntry).nullish(),
  allow_force_push: z.boolean().nullish(),
  code_owner_approval_required: z.boolean().nullish(),
  inherited: z.boolean().nullish(),
});

/** The rules of a project or group as REST lists them. */
export async function restBranchRules(
  job: ReadJob,
  scope: Scope,
  target: Target,
): Promise<BranchProtectionRule[]> {
  const rules: BranchProtectionRule[] = [];
  for await (const page of job.client.list(`/${target.kind}s/${target.id}/protected_branches`)) {
    for (const row of parseRows(page, schema, scope)) {
      rules.push({
        id: row.id,
        name: row.name,
        isGroupLevel: target.kind === 'group' ? true : (row.inherited ?? undefined),
        allowForcePush: row.allow_force_push ?? undefined,
        codeOwnerApprovalRequired: row.code_owner_approval_required ?? undefined,
        matchingBranchesCount: undefined,
        push: row.push_access_levels.flatMap(fromRestEntry),
        merge: row.merge_access_levels.flatMap(fromRestEntry),
        unprotect: row.unprotect_access_levels?.flatMap(fromRestEntry),
      });
    }
  }
  return rules;
}

/** Hands on the rules of a project that are its own, and its branches when all rules are known. */
export async function emitBranchRules(
  scope: Scope,
  target: Target,
  rules: readonly BranchProtectionRule[],
): Promise<void> {
  const home = { kind: 'project', id: target.id } as const;
  const own = rules.filter((rule) => rule.isGroupLevel !== true).map((rule) => ruleView(rule, home));
  // Which rules fit a branch is one fact: with a rule unread, nothing is said of branches.
  await scope.emit(scope.dropped ? own : [...own, ...branchViews(target, rules)]);
}

/** Protection rules by REST, one request a project, for a GitLab whose GraphQL cannot be used. */
export const branchRulesRest: Source = {
  id: 'branch-rules-rest',
  title: 'Protected branches, read over REST',
  feeds: ['protected_branch', 'branch'],
  targets: 'project',
  asserts: ['protected_branch', 'branch'],
  stage: 3,
  reads: ['defaultBranch', 'emptyRepo'],
  batch: 1,
  needs: { role: 'Reporter' },
  coveredBy: (facts) => (facts.graphql ? ['branch-rules'] : undefined),
  caveat: () => 'of branches other than the default one it does not tell which exist',
  read: (job) =>
    eachTarget(job, async (scope, target) => {
      await emitBranchRules(scope, target, await restBranchRules(job, scope, target));
    }),
};

/** The rules of top-level groups, which their projects inherit (R19). */
export const groupBranchRules: Source = {
  id: 'group-branch-rules',
  title: 'Protected branches of groups',
  feeds: ['protected_branch'],
  targets: 'group',
  asserts: ['protected_branch'],
  stage: 3,
  batch: 1,
  needs: { role: 'Owner', tier: 'premium' },
  unreadable: (facts) => belowTier(facts, 'premium'),
  read: (job) =>
    eachTarget(job, async (scope, target) => {
      // Only top-level groups have rules: of the others it is known without asking that they have none.
      if (!target.top) return;
      const rules = await restBranchRules(job, scope, target);
      await scope.emit(rules.map((rule) => ruleView(rule, { kind: 'group', id: target.id })));
    }),
};
