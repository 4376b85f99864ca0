import type { WorldMergeRequest, WorldProject } from '../../world/types.js';
import type { Rights } from '../rights.js';
import { list, type RestContext } from './context.js';
import { mergeRequest } from './present-merge-requests.js';

/** Whether merge requests are visible: the feature is on, and in private projects the role is Reporter or above (R15). */
export function canReadMergeRequests(rights: Rights, project: WorldProject): boolean {
  const level = project.features.merge_requests;
  if (level === 'disabled' || !rights.canReadProject(project)) return false;
  if (rights.readsAll || rights.projectLevel(project.id) >= 20) return true;
  return project.visibility !== 'private' && level === 'enabled';
}

/** What merge requests are filtered and ordered by. */
export interface MergeRequestFilter {
  readonly state?: string | null | undefined;
  readonly updatedAfter?: string | null | undefined;
  readonly updatedBefore?: string | null | undefined;
  readonly orderBy: 'created' | 'updated';
  readonly ascending: boolean;
}

/** The merge requests that pass the filter, in order; equal instants are ordered by id. */
export function selectMergeRequests(
  rows: readonly WorldMergeRequest[],
  filter: MergeRequestFilter,
): WorldMergeRequest[] {
  const after = filter.updatedAfter ? Date.parse(filter.updatedAfter) : undefined;
  const before = filter.updatedBefore ? Date.parse(filter.updatedBefore) : undefined;
  const state = filter.state ?? 'all';
  const chosen = rows.filter(
    (row) =>
      (state === 'all' || row.state === state) &&
      (after === undefined || Date.parse(row.updatedAt) >= after) &&
      (before === undefined || Date.parse(row.updatedAt) <= before),
  );
  const sign = filter.ascending ? 1 : -1;
  const key = (row: WorldMergeRequest): string =>
    filter.orderBy === 'updated' ? row.updatedAt : row.createdAt;
  return chosen.sort((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id - b.id));
}

/** The merge requests of `projects` that the caller may see, as the query asks for them. */
export function mergeRequestList(context: RestContext, projects: readonly WorldProject[]): unknown {
  const { query, index, caller } = context;
  const rows = projects
    .filter((project) => canReadMergeRequests(caller.rights, project))
    .flatMap((project) => index.mergeRequestsOfProject.get(project.id) ?? []);
  const selected = selectMergeRequests(rows, {
    state: query.get('state'),
    updatedAfter: query.get('updated_after'),
    updatedBefore: query.get('updated_before'),
    orderBy: query.get('order_by') === 'updated_at' ? 'updated' : 'created',
    ascending: query.get('sort') === 'asc',
  });
  return list(selected, (request) => mergeRequest(context, request));
}
