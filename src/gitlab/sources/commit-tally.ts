import { z } from 'zod';
import type { EdgeRow } from '../model/entity.js';
import { isoTime, numericId } from '../model/values.js';
import { graphqlUser, userFields, userReference } from './references.js';

/** What documents ask of a commit to tell who wrote it; the e-mails only match accounts and are not kept. */
export const commitFields = `authoredDate authorEmail committerEmail author { ${userFields} }`;

/** A commit as documents with `commitFields` show it. */
export const graphqlCommit = z.object({
  authoredDate: z
    .string()
    .refine((value) => !Number.isNaN(Date.parse(value)), 'not a time')
    .nullish(),
  authorEmail: z.string().nullish(),
  committerEmail: z.string().nullish(),
  author: graphqlUser.nullish(),
});

interface Tally {
  readonly user: z.infer<typeof graphqlUser>;
  authored: number;
  committed: number;
  lastAuthoredAt: string | null;
}

/**
 * Who wrote and committed some commits, as rows of `COMMITTED_TO`. GitLab names only the author's account: a committer's is
 * found by e-mail.
 */
export function tally(commits: readonly z.infer<typeof graphqlCommit>[]): EdgeRow[] {
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
