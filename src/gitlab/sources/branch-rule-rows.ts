import { z } from 'zod';
import type { Reference } from '../model/entity.js';
import { numericId } from '../model/values.js';
import type { BranchProtectionRule, RuleEntry } from './branch-rule-views.js';
import { graphqlUser, userReference } from './references.js';

const named = z.object({ id: z.string(), name: z.string().nullish(), title: z.string().nullish() });
const level = z.object({
  accessLevel: z.number(),
  accessLevelDescription: z.string().nullish(),
  user: graphqlUser.nullish(),
  group: named.nullish(),
  deployKey: named.nullish(),
});
const levels = z.object({ nodes: z.array(level), pageInfo: z.object({ hasNextPage: z.boolean() }) });
/** A row of `Project.branchRules`. */
export const branchRuleRow = z.object({
  id: z.string(),
  name: z.string(),
  matchingBranchesCount: z.number().nullish(),
  branchProtection: z
    .object({
      allowForcePush: z.boolean().nullish(),
      codeOwnerApprovalRequired: z.boolean().nullish(),
      isGroupLevel: z.boolean().nullish(),
      pushAccessLevels: levels,
      mergeAccessLevels: levels,
      unprotectAccessLevels: levels.nullish(),
    })
    .nullish(),
  approvalRules: z.object({ nodes: z.array(z.unknown()) }).nullish(),
  externalStatusChecks: z
    .object({
      nodes: z.array(
        z.object({ id: z.string(), name: z.string(), externalUrl: z.string(), hmac: z.boolean().nullish() }),
      ),
      pageInfo: z.object({ hasNextPage: z.boolean() }),
    })
    .nullish(),
});

/** A branch rule of GraphQL: a protection, or the approvals and checks of all branches. */
export type BranchRuleRow = z.infer<typeof branchRuleRow>;

const maintainers = 40;

function entry(row: z.infer<typeof level>): RuleEntry {
  const reference = (kind: Reference['kind'], other: z.infer<typeof named>): Reference => ({
    kind,
    id: numericId(other.id),
    properties: { ...(other.name && { name: other.name }), ...(other.title && { title: other.title }) },
  });
  const other =
    (row.user && userReference(row.user)) ??
    (row.group && reference('group', row.group)) ??
    (row.deployKey && reference('deploy_key', row.deployKey)) ??
    undefined;
  // GitLab gives entries of users, groups and keys the role Maintainer; one whose group is hidden differs from a
  // role by its description only.
  const hidden =
    other === undefined &&
    row.accessLevel === maintainers &&
    row.accessLevelDescription != null &&
    row.accessLevelDescription !== 'Maintainers';
  return { level: row.accessLevel, other, hidden };
}

/** The number of the protection that a branch rule stands for; undefined for rules on all branches. */
export function protectionId(row: BranchRuleRow): number | undefined {
  return row.branchProtection != null && /\/Projects::BranchRule\/\d+$/.test(row.id)
    ? numericId(row.id)
    : undefined;
}

/** The protection in a branch rule; none in rules on all branches. */
export function ruleOf(row: BranchRuleRow): BranchProtectionRule[] {
  const { branchProtection: protection } = row;
  const id = protectionId(row);
  if (id === undefined || protection == null) return [];
  return [
    {
      id,
      name: row.name,
      isGroupLevel: protection.isGroupLevel ?? undefined,
      allowForcePush: protection.allowForcePush ?? undefined,
      codeOwnerApprovalRequired: protection.codeOwnerApprovalRequired ?? undefined,
      matchingBranchesCount: row.matchingBranchesCount ?? undefined,
      push: protection.pushAccessLevels.nodes.map(entry),
      merge: protection.mergeAccessLevels.nodes.map(entry),
      unprotect: protection.unprotectAccessLevels?.nodes.map(entry),
    },
  ];
}

/** Whether more entries belong to the rule than one answer holds. */
export const overflows = ({ branchProtection: protection }: BranchRuleRow): boolean =>
  protection != null &&
  [protection.pushAccessLevels, protection.mergeAccessLevels, protection.unprotectAccessLevels].some(
    (list) => list?.pageInfo.hasNextPage === true,
  );
