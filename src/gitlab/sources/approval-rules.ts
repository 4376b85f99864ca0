import { z } from 'zod';
import { approvalRule } from '../entities/approval-rule.js';
import type { Reference, View } from '../model/entity.js';
import { type RowOf, rowReader } from '../model/row.js';
import { hiddenEntries, restUser, userReference } from './references.js';
import { eachTarget, parseRows } from './rest-list.js';
import type { Source, Target } from './source.js';
import { belowTier } from './tier.js';

const restGroup = z.object({
  id: z.number(),
  name: z.string().nullish(),
  full_path: z.string().nullish(),
});
const extra = {
  id: z.number(),
  users: z.array(restUser).nullish(),
  groups: z.array(restGroup).nullish(),
  protected_branches: z.array(z.object({ id: z.number() })).nullish(),
};
const reader = rowReader(approvalRule, {
  naming: 'rest',
  fields: ['id', 'name', 'ruleType', 'reportType', 'approvalsRequired', 'appliesToAllProtectedBranches'],
  extra,
});

function groupReference(row: z.infer<typeof restGroup>): Reference {
  const properties = {
    ...(row.name ? { name: row.name } : {}),
    ...(row.full_path ? { fullPath: row.full_path } : {}),
  };
  return { kind: 'group', id: row.id, properties };
}

function view(row: RowOf<typeof extra>, target: Target): View {
  const { users, groups, protected_branches: branches } = row;
  const approvers = [...(users ?? []).map(userReference), ...(groups ?? []).map(groupReference)];
  const named = users == null || groups == null ? undefined : approvers.map((other) => ({ other }));
  const applied = branches?.map(({ id }) => ({ other: { kind: 'protected_branch' as const, id } }));
  return {
    node: { kind: 'approval_rule', id: row.id },
    properties: reader.properties(row),
    edges: [
      { type: 'HAS', direction: 'in', rows: [{ other: { kind: 'project', id: target.id } }] },
      ...(named ? [{ type: 'ALLOWED_TO_APPROVE' as const, direction: 'in' as const, rows: named }] : []),
      ...(applied ? [{ type: 'APPLIES_TO' as const, direction: 'out' as const, rows: applied }] : []),
    ],
  };
}

/** Approval rules of the projects that have any (R35). */
export const approvalRules: Source = {
  id: 'approval-rules',
  title: 'Approval rules and whom they name',
  feeds: ['approval_rule', 'user', 'group'],
  targets: 'project',
  asserts: ['approval_rule'],
  stage: 4,
  reads: ['hasApprovalRules'],
  batch: 1,
  needs: { role: 'Developer', tier: 'premium' },
  unreadable: (facts) => belowTier(facts, 'premium'),
  caveat: hiddenEntries,
  read: (job) =>
    eachTarget(job, async (scope, target) => {
      if (target.properties.hasApprovalRules === false) return;
      for await (const page of job.client.list(`/projects/${target.id}/approval_rules`)) {
        await scope.emit(parseRows(page, reader.schema, scope).map((row) => view(row, target)));
      }
    }),
};
