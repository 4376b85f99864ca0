import { z } from 'zod';
import { plain } from '../ci-config/text.js';
import { project } from '../entities/project.js';
import type { OwnedEdges, View } from '../model/entity.js';
import { type RowOf, rowReader } from '../model/row.js';
import { hiddenShares, restUser, sharedWithGroup, shareRow, userReference } from './references.js';
import { restNodes } from './rest-list.js';
import type { ReadJob, Source } from './source.js';

const extra = {
  id: z.number(),
  namespace: z.object({ id: z.number(), kind: z.string(), parent_id: z.number().nullish() }).nullish(),
  owner: restUser.nullish(),
  forked_from_project: z
    .object({ id: z.number(), name: z.string().nullish(), path_with_namespace: z.string().nullish() })
    .nullish(),
  shared_with_groups: z.array(sharedWithGroup).nullish(),
};

const reader = rowReader(project, {
  naming: 'rest',
  fields: [
    'id',
    'name',
    'path',
    'fullPath',
    'description',
    'visibility',
    'webUrl',
    'defaultBranch',
    'emptyRepo',
    'archived',
    'creatorId',
    'createdAt',
    'lastActivityAt',
    'updatedAt',
    'starCount',
    'forksCount',
    'requestAccessEnabled',
    'markedForDeletionOn',
    'issuesAccessLevel',
    'repositoryAccessLevel',
    'mergeRequestsAccessLevel',
    'forkingAccessLevel',
    'buildsAccessLevel',
    'wikiAccessLevel',
    'snippetsAccessLevel',
    'pagesAccessLevel',
    'containerRegistryAccessLevel',
    'packageRegistryAccessLevel',
    'environmentsAccessLevel',
    'releasesAccessLevel',
    'infrastructureAccessLevel',
    'monitorAccessLevel',
    'featureFlagsAccessLevel',
    'securityAndComplianceAccessLevel',
    'sharedRunnersEnabled',
    'groupRunnersEnabled',
    'publicJobs',
    'ciConfigPath',
    'ciJobTokenScopeEnabled',
    'ciPushRepositoryForJobTokenAllowed',
    'ciPipelineVariablesMinimumOverrideRole',
    'ciRestrictPipelineCancellationRole',
    'ciAllowForkPipelinesToRunInParentProject',
    'ciForwardDeploymentEnabled',
    'autoDevopsEnabled',
    'onlyAllowMergeIfPipelineSucceeds',
    'onlyAllowMergeIfAllDiscussionsAreResolved',
    'onlyAllowMergeIfAllStatusChecksPassed',
    'allowMergeOnSkippedPipeline',
    'removeSourceBranchAfterMerge',
    'mergeMethod',
    'squashOption',
    'approvalsBeforeMerge',
    'secretPushProtectionEnabled',
    'mirror',
  ],
  from: { fullPath: 'path_with_namespace' },
  extra,
});

type Row = RowOf<typeof extra>;

function containment(row: Row, job: ReadJob): OwnedEdges[] {
  if (row.namespace == null) return [];
  const personal = row.namespace.kind === 'user';
  const parent = personal ? job.account : { kind: 'group' as const, id: row.namespace.id };
  return [
    { type: 'HAS', direction: 'in', rows: [{ other: parent }], exhaustive: true },
    // A personal project belongs to the owner of its namespace, who is Owner of it (R1).
    ...(personal && row.owner
      ? [{ type: 'OWNS' as const, direction: 'in' as const, rows: [{ other: userReference(row.owner) }] }]
      : []),
    ...(personal ? [] : [{ type: 'OWNS' as const, direction: 'in' as const, rows: [] }]),
  ];
}

function origin(row: Row): OwnedEdges {
  const fork = row.forked_from_project;
  const rows =
    fork == null
      ? []
      : [
          {
            other: {
              kind: 'project' as const,
              id: fork.id,
              properties: {
                ...(fork.name ? { name: fork.name } : {}),
                ...(fork.path_with_namespace ? { fullPath: fork.path_with_namespace } : {}),
              },
            },
          },
        ];
  return { type: 'FORKED_FROM', direction: 'out', rows };
}

function view(row: Row, job: ReadJob): View {
  const shares: OwnedEdges[] =
    row.shared_with_groups == null
      ? []
      : [{ type: 'INVITED_TO', direction: 'in', rows: row.shared_with_groups.map(shareRow) }];
  const properties = reader.properties(row);
  const { ciConfigPath } = properties;
  return {
    node: { kind: 'project', id: row.id },
    properties: {
      ...properties,
      // The path may be an address with credentials.
      ciConfigPath: typeof ciConfigPath === 'string' ? plain(ciConfigPath) : ciConfigPath,
      namespaceKind: row.namespace?.kind,
    },
    edges: [...containment(row, job), origin(row), ...shares],
  };
}

const byId = { orderBy: 'id', sort: 'asc' } as const;

/** Every project that the connection covers, with its settings, owner, fork source and invited groups (R5). */
export const projects: Source = {
  id: 'projects',
  title: 'Projects and the groups invited to them',
  feeds: ['project'],
  targets: 'instance',
  asserts: ['project'],
  stage: 2,
  batch: 1,
  needs: { role: 'Guest' },
  caveat: hiddenShares,
  read: restNodes(
    (_target, { facts }) => {
      if (facts.group !== undefined) {
        const query = { include_subgroups: true, with_shared: false, order_by: 'id', sort: 'asc' };
        return { path: `/groups/${facts.group.id}/projects`, options: { query } };
      }
      const query = facts.token.isAdmin ? {} : { membership: true };
      return { path: '/projects', options: { query, keyset: byId } };
    },
    reader.schema,
    (row, _target, job) => view(row, job),
  ),
};
