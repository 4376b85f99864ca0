import { z } from 'zod';
import { appError } from '../../core/errors.js';
import type { GraphQLConnection } from '../client/types.js';
import type { Reference, View } from '../model/entity.js';
import { isoTime } from '../model/values.js';
import { unlessEmpty, withoutGraphQL } from './bulk-rows.js';
import { distribute, globalIds } from './graphql-batch.js';
import {
  participantsDocuments as documents,
  note,
  type Talk,
  type TalkList,
  talk,
  talkLists,
} from './participants-documents.js';
import { type graphqlUser, userReference } from './references.js';
import type { ReadJob, Source, Target } from './source.js';

type Connection = GraphQLConnection<unknown>;
type User = z.infer<typeof graphqlUser> | null | undefined;

const dayMs = 24 * 60 * 60 * 1000;
/** Rows of each list in the batch, and in each further page of one project. */
const sizes = { batch: 20, page: 60 } as const;
/** Further pages of each list: who took part in more than these rows is known for a shorter time. */
const mostPages = 3;

/** The start of the day 90 days ago, by GitLab's clock. */
function windowStart(job: ReadJob): string {
  const now = Date.now() + (job.client.metrics.clockSkewMs ?? 0);
  return `${new Date(now - 90 * dayMs).toISOString().slice(0, 10)}T00:00:00.000Z`;
}

/** Who took part in one project, as far as it was read. */
class Participants {
  readonly #people = new Map<
    Reference['id'],
    { other: Reference; comment: string | null; event: string | null }
  >();
  /** Where each list goes on after its first page. */
  readonly next = new Map<TalkList, string>();
  /** From when on everybody is known, where that is later than the whole window. */
  since: string | null = null;

  constructor(readonly from: string) {}

  did(what: 'comment' | 'event', user: User, time: string | null | undefined): void {
    if (user == null || time == null) return;
    const at = isoTime(time);
    if (at < this.from) return;
    const other = userReference(user);
    const known = this.#people.get(other.id) ?? { other, comment: null, event: null };
    this.#people.set(other.id, known);
    const last = known[what];
    if (last === null || at > last) known[what] = at;
  }

  /** Rows come from the latest change on: nothing after that of the last one read is missing. */
  endedAt(updatedAt: string): void {
    const at = isoTime(updatedAt);
    if (this.since === null || at > this.since) this.since = at;
  }

  view({ id }: Target): View {
    const rows = [...this.#people.values()].map(({ other, comment, event }) => ({
      other,
      properties: { lastCommentAt: comment, lastMergeRequestEventAt: event },
    }));
    return {
      node: { kind: 'project', id },
      properties: { participantsKnownSince: this.since },
      edges: [{ type: 'PARTICIPATED_IN', direction: 'in', rows }],
    };
  }
}

async function allNotes(row: Talk, target: Target, job: ReadJob): Promise<z.infer<typeof note>[]> {
  const { nodes, pageInfo } = row.notes;
  if (!pageInfo.hasNextPage) return nodes;
  type Noted = { readonly notes: Connection } | null;
  type Data = { readonly project: { readonly mergeRequest?: Noted; readonly issue?: Noted } | null };
  const pages = job.client.graphqlPages<unknown, Data>(
    row.list === 'issues' ? documents.notesOfIssue : documents.notesOfMergeRequest,
    { path: target.fullPath, iid: String(row.iid) },
    ({ project }) => (row.list === 'issues' ? project?.issue : project?.mergeRequest)?.notes,
    { after: pageInfo.endCursor ?? '' },
  );
  const all = [...nodes];
  for await (const page of pages) all.push(...z.array(note).parse(page.nodes));
  return all;
}

async function takePart(found: Participants, row: Talk, target: Target, job: ReadJob): Promise<void> {
  if (row.list === 'mergeRequests') {
    found.did('event', row.author, row.createdAt);
    found.did('event', row.mergeUser, row.mergedAt);
  }
  for (const { author, createdAt, system, systemNoteMetadata } of await allNotes(row, target, job)) {
    if (system !== true) found.did('comment', author, createdAt);
    // Who mentions it elsewhere was there, not here; of issues only comments count, also where GitLab cannot filter them.
    else if (row.list === 'mergeRequests' && systemNoteMetadata?.action !== 'cross_reference')
      found.did('event', author, createdAt);
  }
}

/** The pages of each list that follow the first, until there were enough. */
async function* furtherPages(found: Participants, target: Target, job: ReadJob) {
  type Data = {
    readonly project: Readonly<Partial<Record<TalkList, GraphQLConnection<object> | null>>> | null;
  };
  for (const [list, first] of found.next) {
    let after: string | null = first;
    let isMore = true;
    let last: unknown;
    for (let pages = 0; pages < mostPages && isMore; pages += 1) {
      const answer: { readonly data: Data } = await job.client.graphql<Data>(
        documents[list],
        { path: target.fullPath, from: found.from, first: sizes.page, after },
        { pageSizes: ['first'] },
      );
      const page = answer.data.project?.[list];
      if (page == null) throw appError('GITLAB_NOT_FOUND', { path: target.fullPath });
      const nodes = (page.nodes ?? []).map((row) => ({ ...row, list }));
      yield { nodes };
      last = nodes.at(-1) ?? last;
      isMore = page.pageInfo.hasNextPage;
      after = page.pageInfo.endCursor;
    }
    const ended = talk.pick({ updatedAt: true }).safeParse(last);
    if (isMore && ended.success) found.endedAt(ended.data.updatedAt);
  }
}

async function readActive(job: ReadJob): Promise<void> {
  const from = windowStart(job);
  const pageSizes = ['first'];
  const participants = new Map(job.targets.map(({ id }) => [id, new Participants(from)]));
  const of = ({ id }: Target) => participants.get(id) ?? new Participants(from);
  const ask = async () => {
    const { data } = await job.client.graphql<{ projects: { nodes: unknown[] } }>(
      documents.batch,
      { ids: globalIds('Project', job.targets), projects: job.targets.length, first: sizes.batch, from },
      { pageSizes },
    );
    return data.projects.nodes;
  };
  await distribute(job, ask, {
    schema: talk,
    first: (node, target) => {
      // Below Reporter GitLab leaves out internal notes and confidential issues without a word.
      const role = (node.maxAccessLevel as { integerValue?: number } | null)?.integerValue ?? 0;
      if (!job.facts.token.isAdmin && role < 20) return null;
      const lists = talkLists.map((list) => ({ list, page: node[list] as GraphQLConnection<object> | null }));
      if (lists.some(({ page }) => page == null)) return null;
      for (const { list, page } of lists)
        if (page?.pageInfo.hasNextPage === true) of(target).next.set(list, page.pageInfo.endCursor ?? '');
      const nodes = lists.flatMap(({ list, page }) => (page?.nodes ?? []).map((row) => ({ ...row, list })));
      return { nodes, pageInfo: { hasNextPage: of(target).next.size > 0, endCursor: null } };
    },
    rest: (target) => furtherPages(of(target), target, job),
    emit: async (rows, target) => {
      for (const row of rows) await takePart(of(target), row, target, job);
    },
    end: async (target, scope) => {
      if (!scope.dropped) await scope.emit([of(target).view(target)]);
    },
  });
}

/** Who commented, or did something in a merge request, in each project that was active within 90 days. */
export const participants: Source = {
  id: 'participants',
  title: 'Who took part in merge requests and issues within 90 days',
  feeds: ['project', 'user'],
  targets: 'project',
  stage: 4,
  reads: ['lastActivityAt'],
  batch: 10,
  needs: { role: 'Reporter' },
  documents,
  unreadable: withoutGraphQL,
  caveat: () =>
    'who closed, reopened or labelled a merge request is not told by GitLab; comments on commits and snippets are not read',
  read: async (job) => {
    const from = windowStart(job);
    const isQuiet = ({ properties: { lastActivityAt } }: Target) =>
      typeof lastActivityAt === 'string' && lastActivityAt < from;
    // GitLab notes every comment and event as activity of the project: where there was none, nobody took part.
    for (const target of job.targets.filter(isQuiet))
      await job.scope(target).emit([new Participants(from).view(target)]);
    await unlessEmpty(isQuiet, readActive)(job);
  },
};
