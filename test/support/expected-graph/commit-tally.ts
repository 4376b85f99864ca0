import type { WorldCommit } from '../../../src/demo/world/code/types.js';
import type { GraphBuilder } from './model.js';

/** Who wrote and committed these commits of `to`, the committers by their e-mails among those of the authors. */
export function addTally(graph: GraphBuilder, commits: readonly WorldCommit[], to: string): void {
  const owner = new Map(
    commits.flatMap(({ authorId, authorEmail }) =>
      authorId === null ? [] : [[authorEmail, authorId] as const],
    ),
  );
  for (const user of new Set(owner.values())) {
    const own = commits.filter(({ authorId }) => authorId === user);
    graph.edge('COMMITTED_TO', graph.key('user', user), to, {
      authored: own.length,
      committed: commits.filter(({ committerEmail }) => owner.get(committerEmail) === user).length,
      lastAuthoredAt: new Date(Math.max(...own.map(({ authoredAt }) => authoredAt))).toISOString(),
    });
  }
}
