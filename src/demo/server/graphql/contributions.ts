import type { WorldIssue, WorldNote } from '../../world/contributions/types.js';
import type { World, WorldMergeRequest, WorldProject } from '../../world/types.js';
import { mayRead } from './code.js';
import { byId, type Connection, connect, newestFirst } from './connection.js';
import { type Arguments, type Fields, type GraphQLContext, globalId } from './context.js';
import type { GraphQLPart } from './part.js';

const paging = 'after: String, before: String, first: Int, last: Int';
const notes = `notes(${paging}, filter: NotesFilterType): NoteConnection!`;

const sdl = `
  scalar NoteID
  scalar SystemNoteMetadataID
  enum NotesFilterType { ALL_NOTES ONLY_ACTIVITY ONLY_COMMENTS }
  enum IssueSort { CREATED_ASC CREATED_DESC UPDATED_ASC UPDATED_DESC }
  type SystemNoteMetadata { id: SystemNoteMetadataID! action: String }
  type Note { id: NoteID! author: UserCore createdAt: Time! system: Boolean! systemNoteMetadata: SystemNoteMetadata }
  type NoteEdge { cursor: String! node: Note }
  type NoteConnection { count(limit: Int): Int! edges: [NoteEdge] nodes: [Note] pageInfo: PageInfo! }
  type Issue { id: ID! iid: String! author: UserCore! createdAt: Time! updatedAt: Time! ${notes} }
  type IssueEdge { cursor: String! node: Issue }
  type IssueConnection { count(limit: Int): Int! edges: [IssueEdge] nodes: [Issue] pageInfo: PageInfo! }
  extend type MergeRequest { ${notes} }
  extend type Project {
    issues(${paging}, iids: [String!], sort: IssueSort, updatedAfter: Time): IssueConnection
    issue(iid: String): Issue
  }
`;

const listed = new WeakMap<World, { readonly version: number; readonly lists: Map<number, WorldIssue[]> }>();

/** The issues of a project that the caller sees. */
function issuesOf(project: WorldProject, context: GraphQLContext): readonly WorldIssue[] {
  const { world } = context;
  let cached = listed.get(world);
  if (cached?.version !== world.version) {
    cached = { version: world.version, lists: new Map() };
    for (const issue of world.contributions.issues.values()) {
      const list = cached.lists.get(issue.projectId);
      if (list === undefined) cached.lists.set(issue.projectId, [issue]);
      else list.push(issue);
    }
    listed.set(world, cached);
  }
  return mayRead(project, 'issues', context) ? (cached.lists.get(project.id) ?? []) : [];
}

function issues(project: WorldProject, args: Arguments, context: GraphQLContext): Connection<WorldIssue> {
  const after = typeof args.updatedAfter === 'string' ? Date.parse(args.updatedAfter) : 0;
  const rows = issuesOf(project, context).filter(({ updatedAt }) => Date.parse(updatedAt) >= after);
  if (args.sort !== 'UPDATED_DESC') return connect([...rows].reverse(), args, newestFirst);
  const at = ({ id, updatedAt }: WorldIssue) => ({ key: updatedAt, id });
  const sorted = rows.toSorted((a, b) =>
    a.updatedAt === b.updatedAt ? b.id - a.id : a.updatedAt < b.updatedAt ? 1 : -1,
  );
  return connect(sorted, args, { at, descending: true });
}

function notesOf(row: { readonly notes: readonly WorldNote[] }, args: Arguments): Connection<WorldNote> {
  const isShown = ({ action }: WorldNote) => {
    if (args.filter === 'ONLY_COMMENTS') return action === null;
    return args.filter !== 'ONLY_ACTIVITY' || action !== null;
  };
  return connect(row.notes.filter(isShown), args, byId);
}

const projectFields: Fields<WorldProject> = {
  issues,
  issue: (project, args, context) =>
    issuesOf(project, context).find(({ iid }) => String(iid) === args.iid) ?? null,
};

const issueFields: Fields<WorldIssue> = {
  id: ({ id }) => globalId('Issue', id),
  iid: ({ iid }) => String(iid),
  author: ({ authorId }, _args, { world }) => world.users.get(authorId),
  notes: notesOf,
};

const mergeRequestFields: Fields<WorldMergeRequest> = { notes: notesOf };

const noteFields: Fields<WorldNote> = {
  id: ({ id }) => globalId('Note', id),
  author: ({ authorId }, _args, { world }) => world.users.get(authorId) ?? null,
  system: ({ action }) => action !== null,
  systemNoteMetadata: ({ id, action }) =>
    action === null ? null : { id: globalId('SystemNoteMetadata', id), action },
};

/** Issues, and the notes in them and in merge requests. */
export const contributionsGraphql: GraphQLPart = {
  sdl,
  resolvers: {
    Project: projectFields,
    Issue: issueFields,
    MergeRequest: mergeRequestFields,
    Note: noteFields,
  },
  costs: { 'Project.issues': 1, 'Project.issue': 1, 'Issue.notes': 1, 'MergeRequest.notes': 1 },
};
