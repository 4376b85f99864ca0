import { z } from 'zod';
import type { InstanceFacts } from '../discovery.js';
import { protectedEnvironment } from '../entities/protected-environment.js';
import type { EdgeRow, View } from '../model/entity.js';
import { type RowOf, rowReader } from '../model/row.js';
import type { Properties } from '../model/values.js';
import { restNodes } from './rest-list.js';
import type { Source, Target } from './source.js';

const entry = z.object({
  access_level: z.number().nullish(),
  user_id: z.number().nullish(),
  group_id: z.number().nullish(),
  group_inheritance_type: z.number().nullish(),
  required_approvals: z.number().nullish(),
});
type Entry = z.infer<typeof entry>;
const extra = {
  name: z.string(),
  deploy_access_levels: z.array(entry).nullish(),
  approval_rules: z.array(entry).nullish(),
};
const reader = rowReader(protectedEnvironment, {
  naming: 'rest',
  fields: ['name', 'requiredApprovalCount'],
  extra,
});

/** The entries that name a person or a group. */
function named(entries: readonly Entry[], facts: (entry: Entry) => Properties): EdgeRow[] {
  return entries.flatMap((one): EdgeRow[] => {
    const properties = {
      groupInheritanceType: one.group_id == null ? null : (one.group_inheritance_type ?? null),
      ...facts(one),
    };
    if (one.user_id != null) return [{ other: { kind: 'user', id: one.user_id }, properties }];
    if (one.group_id != null) return [{ other: { kind: 'group', id: one.group_id }, properties }];
    return [];
  });
}

const roles = (entries: readonly Entry[]) =>
  entries.filter((one) => one.user_id == null && one.group_id == null && one.access_level != null);
const levels = (entries: readonly Entry[]): number[] =>
  [...new Set(roles(entries).map((one) => one.access_level ?? 0))].sort((a, b) => a - b);

function view(row: RowOf<typeof extra>, of: 'group' | 'project', target: Target): View {
  const { deploy_access_levels: deployers, approval_rules: rules } = row;
  return {
    node: { kind: 'protected_environment', id: `${of}/${target.id}/${row.name}` },
    properties: {
      ...reader.properties(row),
      deployAccessLevels: deployers ? levels(deployers) : undefined,
      approvalAccessLevels: rules ? levels(rules) : undefined,
      approvalsByAccessLevel: rules
        ? [...new Set(roles(rules).map((one) => `${one.access_level}:${one.required_approvals ?? 1}`))].sort()
        : undefined,
    },
    edges: [
      { type: 'HAS', direction: 'in', rows: [{ other: { kind: of, id: target.id } }] },
      ...(deployers
        ? [
            {
              type: 'ALLOWED_TO_DEPLOY' as const,
              direction: 'in' as const,
              rows: named(deployers, () => ({})),
            },
          ]
        : []),
      ...(rules
        ? [
            {
              type: 'ALLOWED_TO_APPROVE' as const,
              direction: 'in' as const,
              rows: named(rules, (one) => ({ requiredApprovals: one.required_approvals ?? 1 })),
            },
          ]
        : []),
    ],
  };
}

const unreadable = (facts: InstanceFacts) =>
  facts.tier === 'free' || facts.enterprise === false
    ? 'environments can be protected from GitLab Premium on'
    : undefined;

const list = (of: 'group' | 'project') =>
  restNodes(
    (target) => ({ path: `/${of}s/${target.id}/protected_environments` }),
    reader.schema,
    (row, target) => view(row, of, target),
  );

const source = {
  feeds: ['protected_environment'],
  asserts: ['protected_environment'],
  batch: 1,
  needs: { role: 'Maintainer', tier: 'premium' },
  unreadable,
} as const satisfies Partial<Source>;

/** Rules of groups, which protect environments by tier in all projects below (R33). */
export const groupProtectedEnvironments: Source = {
  ...source,
  id: 'group-protected-environments',
  title: 'Protected environments of groups',
  targets: 'group',
  stage: 3,
  read: list('group'),
};

const ofProject = list('project');

/** Rules of projects; asked for only where an environment is known, or not known not, to be protected. */
export const projectProtectedEnvironments: Source = {
  ...source,
  id: 'project-protected-environments',
  title: 'Protected environments of projects',
  targets: 'project',
  stage: 4,
  reads: ['hasProtectedEnvironments'],
  caveat: () => 'rules whose environment does not exist yet are not looked for',
  read: async (job) => {
    const targets = job.targets.filter(({ properties }) => properties.hasProtectedEnvironments !== false);
    for (const target of job.targets) if (!targets.includes(target)) job.scope(target).complete();
    await ofProject({ ...job, targets });
  },
};
