import { z } from 'zod';
import { group } from '../entities/group.js';
import type { View } from '../model/entity.js';
import { type RowOf, rowReader } from '../model/row.js';
import type { Properties } from '../model/values.js';
import { hiddenShares, sharedWithGroup, shareRow } from './references.js';
import { parseRows, restDocument, restNodes } from './rest-list.js';
import type { ReadJob, Source } from './source.js';

const roles = z.array(z.object({ access_level: z.number().nullish() }));
const extra = {
  id: z.number(),
  parent_id: z.number().nullish(),
  default_branch_protection_defaults: z
    .object({
      allowed_to_push: roles.nullish(),
      allowed_to_merge: roles.nullish(),
      allow_force_push: z.boolean().nullish(),
      developer_can_initial_push: z.boolean().nullish(),
    })
    .nullish(),
};
const reader = rowReader(group, {
  naming: 'rest',
  fields: [
    'id',
    'name',
    'path',
    'fullPath',
    'description',
    'visibility',
    'webUrl',
    'parentId',
    'createdAt',
    'requireTwoFactorAuthentication',
    'twoFactorGracePeriod',
    'shareWithGroupLock',
    'projectCreationLevel',
    'subgroupCreationLevel',
    'requestAccessEnabled',
    'sharedRunnersSetting',
    'ipRestrictionRanges',
    'defaultBranch',
    'markedForDeletionOn',
  ],
  extra,
});

/** How the default branches of new projects are protected; GitLab leaves out what is not set. */
function branchDefaults({ default_branch_protection_defaults: defaults }: RowOf<typeof extra>): Properties {
  if (defaults == null) return {};
  const levels = (rows: z.infer<typeof roles> | null | undefined) =>
    [...new Set((rows ?? []).flatMap((row) => row.access_level ?? []))].sort((a, b) => a - b);
  return {
    defaultBranchPushAccessLevels: levels(defaults.allowed_to_push),
    defaultBranchMergeAccessLevels: levels(defaults.allowed_to_merge),
    defaultBranchAllowForcePush: defaults.allow_force_push ?? false,
    defaultBranchDeveloperCanInitialPush: defaults.developer_can_initial_push ?? false,
  };
}

function view(row: RowOf<typeof extra>, job: ReadJob): View {
  // The configured group is the top of what this connection sees, wherever it stands in GitLab.
  const top = row.parent_id == null || row.id === job.facts.group?.id;
  const parent = top ? job.account : { kind: 'group' as const, id: row.parent_id as number };
  return {
    node: { kind: 'group', id: row.id },
    properties: { ...reader.properties(row), ...branchDefaults(row) },
    edges: [
      {
        type: 'HAS',
        direction: 'in',
        rows: [{ other: parent }],
        exhaustive: row.id !== job.facts.group?.id,
      },
    ],
  };
}

const ordered = { order_by: 'id', sort: 'asc' };

/** Every group that the connection covers, with its place in the tree. */
export const groups: Source = {
  id: 'groups',
  title: 'Groups and subgroups',
  feeds: ['group'],
  targets: 'instance',
  asserts: ['group'],
  stage: 1,
  batch: 1,
  needs: { role: 'Guest' },
  read: async (job) => {
    const { group: root, token } = job.facts;
    if (root === undefined) {
      const reach = token.isAdmin ? { all_available: true } : { min_access_level: 10 };
      const list = restNodes(
        () => ({ path: '/groups', options: { query: { ...reach, ...ordered } } }),
        reader.schema,
        (row, _target, inner) => view(row, inner),
      );
      return list(job);
    }
    const [target] = job.targets;
    if (target === undefined) return;
    const scope = job.scope(target);
    try {
      const top = [await job.client.get(`/groups/${root.id}`, { with_projects: false })];
      await scope.emit(parseRows(top, reader.schema, scope).map((row) => view(row, job)));
      for await (const page of job.client.list(`/groups/${root.id}/descendant_groups`, { query: ordered })) {
        await scope.emit(parseRows(page, reader.schema, scope).map((row) => view(row, job)));
      }
      scope.complete();
    } catch (error) {
      scope.fail(error);
    }
  },
};

const detailExtra = { id: z.number(), shared_with_groups: z.array(sharedWithGroup).nullish() };
const detail = rowReader(group, {
  naming: 'rest',
  fields: ['preventSharingGroupsOutsideHierarchy', 'membershipLock', 'preventForkingOutsideGroup'],
  extra: detailExtra,
});

/** The group’s own page: the settings and share links (R4) that the list leaves out. */
export const groupDetails: Source = {
  id: 'group-details',
  title: 'Group sharing settings and invited groups',
  feeds: ['group'],
  targets: 'group',
  stage: 3,
  batch: 1,
  needs: { role: 'Guest' },
  caveat: hiddenShares,
  read: restDocument(
    (target) => `/groups/${target.id}`,
    { with_projects: false },
    detail.schema,
    (row) => ({
      node: { kind: 'group', id: row.id },
      properties: detail.properties(row),
      ...(row.shared_with_groups
        ? { edges: [{ type: 'INVITED_TO', direction: 'in', rows: row.shared_with_groups.map(shareRow) }] }
        : {}),
    }),
  ),
};
