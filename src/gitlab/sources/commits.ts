import { z } from 'zod';
import type { EdgeRow } from '../model/entity.js';
import { isoTime, numericId } from '../model/values.js';
import { codeFacts, hasNoCode, withoutGraphQL } from './bulk-rows.js';
import { bulkList } from './graphql-batch.js';
import { graphqlUser, userFields, userReference } from './references.js';
import type { Source } from './source.js';

const commit = z.object({
  authoredDate: z
    .string()
    .refine((value) => !Number.isNaN(Date.parse(value)), 'not a time')
    .nullish(),
  authorEmail: z.string().nullish(),
  committerEmail: z.string().nullish(),
  author: graphqlUser.nullish(),
});
type Commit = z.infer<typeof commit>;

interface Tally {
  readonly user: z.infer<typeof graphqlUser>;
  authored: number;
  committed: number;
  lastAuthoredAt: string | null;
}

/** Counts commits by author and committer. GitLab names only the author's account: a committer's is found by e-mail. */
function tally(commits: readonly Commit[]): EdgeRow[] {
  const byUser = new Map<number, Tally>();
  const byEmail = new Map<string, Tally>();
  for (const { author, authorEmail, authoredDate } of commits) {
    if (author == null) continue;
    const id = numericId(author.id);
    const known = byUser.get(id) ?? { user: author, authored: 0, committed: 0, lastAuthoredAt: null };
    byUser.set(id, known);
    if (authorEmail) byEmail.set(authorEmail.toLowerCase(), known);
    known.authored += 1;
    const at = authoredDate ? isoTime(authoredDate) : null;
    if (at !== null && (known.lastAuthoredAt === null || at > known.lastAuthoredAt))
      known.lastAuthoredAt = at;
  }
  for (const { committerEmail } of commits) {
    const known = byEmail.get(committerEmail?.toLowerCase() ?? '');
    if (known !== undefined) known.committed += 1;
  }
  return [...byUser.values()].map(({ user, ...counts }) => ({
    other: userReference(user),
    properties: counts,
  }));
}

const list = bulkList({
  of: 'project',
  name: 'Commits',
  path: ['repository', 'commits'],
  arguments: 'ref: "HEAD"',
  selection: `authoredDate authorEmail committerEmail author { ${userFields} }`,
  first: 100,
  latest: true,
  whole: true,
  schema: commit,
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
