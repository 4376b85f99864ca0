import type { World, WorldProject } from '../../../src/demo/world/types.js';
import type { GraphBuilder } from './model.js';
import type { ExpectedPart } from './part.js';

/** The start of the day 90 days ago. */
const windowStart = (): string =>
  `${new Date(Date.now() - 90 * 86_400_000).toISOString().slice(0, 10)}T00:00:00.000Z`;

type Did = readonly [userId: number | null, at: string | null, what: 'comment' | 'event'];

/** Everything that people did in merge requests and issues of a project that changed since then. */
function deeds({ mergeRequests, contributions }: World, { id, features }: WorldProject, from: string): Did[] {
  const isOf = (row: { readonly projectId: number; readonly updatedAt: string }) =>
    row.projectId === id && row.updatedAt >= from;
  const requests = [...mergeRequests.values()].filter(
    (row) => isOf(row) && features.merge_requests !== 'disabled',
  );
  const issues = [...contributions.issues.values()].filter(
    (row) => isOf(row) && features.issues !== 'disabled',
  );
  return [
    ...requests.flatMap(({ authorId, createdAt, mergeUserId, mergedAt, notes }): Did[] => [
      [authorId, createdAt, 'event'],
      [mergeUserId, mergedAt, 'event'],
      ...notes
        .filter(({ action }) => action !== 'cross_reference')
        .map((note): Did => [note.authorId, note.createdAt, note.action === null ? 'comment' : 'event']),
    ]),
    ...issues.flatMap(({ notes }) =>
      notes
        .filter(({ action }) => action === null)
        .map((note): Did => [note.authorId, note.createdAt, 'comment']),
    ),
  ];
}

function addParticipants(graph: GraphBuilder, world: World, project: WorldProject, from: string): void {
  const last = new Map<number, { lastCommentAt: string | null; lastMergeRequestEventAt: string | null }>();
  for (const [userId, at, what] of deeds(world, project, from)) {
    if (userId === null || at === null || at < from) continue;
    const said = last.get(userId) ?? { lastCommentAt: null, lastMergeRequestEventAt: null };
    last.set(userId, said);
    const name = what === 'comment' ? 'lastCommentAt' : 'lastMergeRequestEventAt';
    if ((said[name] ?? '') < at) said[name] = at;
  }
  for (const [userId, said] of last)
    graph.edge('PARTICIPATED_IN', graph.key('user', userId), graph.key('project', project.id), said);
}

/** Who took part in the merge requests and issues of each project within 90 days. */
export const expectedParticipants: ExpectedPart = (graph, world, { projects }) => {
  const from = windowStart();
  for (const project of projects)
    if (project.lastActivityAt >= from) addParticipants(graph, world, project, from);
};
