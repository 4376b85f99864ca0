import { codeFacts, hasNoCode, withoutGraphQL } from './bulk-rows.js';
import { commitFields, graphqlCommit, tally } from './commit-tally.js';
import { bulkList } from './graphql-batch.js';
import type { Source } from './source.js';

const list = bulkList({
  of: 'project',
  name: 'Commits',
  path: ['repository', 'commits'],
  arguments: 'ref: "HEAD"',
  selection: commitFields,
  first: 100,
  latest: true,
  whole: true,
  schema: graphqlCommit,
  emit: (rows, { id }, scope) =>
    scope.emit([
      {
        node: { kind: 'project', id },
        edges: [{ type: 'COMMITTED_TO', direction: 'in', rows: tally(rows) }],
      },
    ]),
});

/** Who wrote the last hundred commits of each project's default branch. */
export const commits: Source = {
  id: 'commits',
  title: 'Authors and committers of the last hundred commits',
  feeds: ['project', 'user'],
  targets: 'project',
  stage: 4,
  reads: codeFacts,
  batch: 20,
  needs: { role: 'Reporter' },
  caveat: () => 'people whose e-mail no account has are left out; committers are told by e-mails of authors',
  unreadable: withoutGraphQL,
  documents: list.documents,
  read: async (job) => {
    // A repository that was emptied or closed has no commits any more; only an edge list of none says so.
    for (const target of job.targets.filter(hasNoCode)) {
      const scope = job.scope(target);
      const none = [{ type: 'COMMITTED_TO', direction: 'in', rows: [] } as const];
      await scope.emit([{ node: { kind: 'project', id: target.id }, edges: none }]);
      scope.complete();
    }
    const targets = job.targets.filter((target) => !hasNoCode(target));
    if (targets.length > 0) await list.read({ ...job, targets });
  },
};
