import { z } from 'zod';
import { graphqlUser, userFields } from './references.js';

const paging = 'pageInfo { hasNextPage endCursor }';
const author = `author { ${userFields} }`;
const notes = `nodes { createdAt system systemNoteMetadata { action } ${author} } ${paging}`;
const rows = {
  mergeRequests: `nodes { iid createdAt updatedAt mergedAt ${author} mergeUser { ${userFields} } notes(first: 100) { ${notes} } } ${paging}`,
  issues: `nodes { iid updatedAt notes(first: 100, filter: ONLY_COMMENTS) { ${notes} } } ${paging}`,
} as const;

/** The lists of a project in which people take part. */
export type TalkList = keyof typeof rows;
/** All of them. */
export const talkLists = Object.keys(rows) as readonly TalkList[];

const list = (name: TalkList, after: string) =>
  `${name}(first: $first${after}, updatedAfter: $from, sort: UPDATED_DESC) { ${rows[name]} }`;
const more = (name: TalkList) =>
  `query More_${name}($path: ID!, $first: Int, $after: String, $from: Time) {
    project(fullPath: $path) { ${list(name, ', after: $after')} }
  }`;

/** The documents of the source of participants, by what they read. */
export const participantsDocuments = {
  batch: `query ParticipantsOfProjects($ids: [ID!], $projects: Int, $first: Int, $from: Time) {
    projects(ids: $ids, first: $projects) { nodes { id maxAccessLevel { integerValue } ${list('mergeRequests', '')} ${list('issues', '')} } }
  }`,
  mergeRequests: more('mergeRequests'),
  issues: more('issues'),
  notesOfMergeRequest: `query NotesOfMergeRequest($path: ID!, $iid: String!, $first: Int, $after: String) {
    project(fullPath: $path) { mergeRequest(iid: $iid) { notes(first: $first, after: $after) { ${notes} } } }
  }`,
  notesOfIssue: `query NotesOfIssue($path: ID!, $iid: String!, $first: Int, $after: String) {
    project(fullPath: $path) { issue(iid: $iid) { notes(first: $first, after: $after, filter: ONLY_COMMENTS) { ${notes} } } }
  }`,
} as const;

const time = z.string().refine((value) => !Number.isNaN(Date.parse(value)), 'not a time');

/** A comment, or a word of GitLab's about what somebody did. */
export const note = z.object({
  createdAt: time,
  system: z.boolean().nullish(),
  systemNoteMetadata: z.object({ action: z.string().nullish() }).nullish(),
  author: graphqlUser.nullish(),
});

/** A merge request or issue with what people did in it. */
export const talk = z.object({
  list: z.enum(['mergeRequests', 'issues']),
  iid: z.union([z.string(), z.number()]),
  createdAt: time.nullish(),
  updatedAt: time,
  mergedAt: time.nullish(),
  author: graphqlUser.nullish(),
  mergeUser: graphqlUser.nullish(),
  notes: z.object({
    nodes: z.array(note),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

/** A merge request or issue as `talk` parses it. */
export type Talk = z.infer<typeof talk>;
