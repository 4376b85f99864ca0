import { noteActivity } from '../activity.js';
import { instant } from '../clock.js';
import { choose, type Mutation, somePerson, someProject } from '../mutate/types.js';
import type { Random } from '../random.js';
import type { World } from '../types.js';
import { addIssue, newNote, newRequestCommit } from './build.js';
import type { WorldNote } from './types.js';

/** What people talk in: merge requests and issues alike. */
interface Noted {
  readonly id: number;
  readonly projectId: number;
  updatedAt: string;
  notes: WorldNote[];
}

/** A note that comes, and one that goes. */
function noteMutations(what: string, rows: (world: World) => Iterable<Noted>): readonly Mutation[] {
  return [
    {
      kind: `${what}-note-add`,
      apply: (world: World, random: Random) => {
        const row = choose(random, rows(world));
        const author = somePerson(world, random);
        if (row === undefined || author === undefined) return undefined;
        row.notes = [...row.notes, newNote(world, random, author.id, world.now)];
        row.updatedAt = instant(world.now);
        noteActivity(world, row.projectId);
        return `${what} ${row.id} has a note of user ${author.id}`;
      },
    },
    {
      kind: `${what}-note-remove`,
      apply: (world: World, random: Random) => {
        const row = choose(random, rows(world), ({ notes }) => notes.length > 0);
        if (row === undefined) return undefined;
        row.notes = row.notes.slice(0, -1);
        return `${what} ${row.id} lost its last note`;
      },
    },
  ];
}

/** Changes of what people contribute to merge requests and issues. */
export const contributionMutations: readonly Mutation[] = [
  ...noteMutations('merge-request', ({ mergeRequests }) => mergeRequests.values()),
  ...noteMutations('issue', ({ contributions }) => contributions.issues.values()),
  {
    kind: 'issue-open',
    apply: (world, random) => {
      const project = someProject(world, random, (one) => !one.archived);
      const author = somePerson(world, random);
      if (project === undefined || author === undefined) return undefined;
      const at = instant(world.now);
      const given = { projectId: project.id, authorId: author.id, createdAt: at, updatedAt: at };
      const issue = addIssue(world, given);
      noteActivity(world, project.id);
      return `user ${author.id} opened issue ${issue.id} in project ${project.id}`;
    },
  },
  {
    kind: 'issue-remove',
    apply: (world, random) => {
      const issue = choose(random, world.contributions.issues.values());
      if (issue === undefined) return undefined;
      world.contributions.issues.delete(issue.id);
      return `issue ${issue.id} was deleted`;
    },
  },
  {
    kind: 'merge-request-push',
    apply: (world, random) => {
      const request = choose(random, world.mergeRequests.values(), ({ state }) => state === 'opened');
      if (request === undefined) return undefined;
      request.commits = [newRequestCommit(world, random, request, world.now), ...request.commits];
      request.updatedAt = instant(world.now);
      noteActivity(world, request.projectId);
      return `merge request ${request.id} has one commit more`;
    },
  },
  {
    kind: 'merge-request-squash',
    apply: (world, random) => {
      const request = choose(
        random,
        world.mergeRequests.values(),
        ({ state, commits }) => state === 'opened' && commits.length > 1,
      );
      if (request === undefined) return undefined;
      request.commits = request.commits.slice(0, 1);
      request.updatedAt = instant(world.now);
      noteActivity(world, request.projectId);
      return `merge request ${request.id} has a single commit`;
    },
  },
  {
    kind: 'signature-verify',
    apply: (world, random) => {
      const request = choose(random, world.mergeRequests.values(), ({ commits }) =>
        commits.some(({ verification }) => verification === 'UNKNOWN_KEY'),
      );
      if (request === undefined) return undefined;
      // Somebody told GitLab of the key: nothing about the merge request itself changed.
      for (const commit of request.commits)
        if (commit.verification === 'UNKNOWN_KEY') commit.verification = 'VERIFIED';
      return `signatures of merge request ${request.id} are verified`;
    },
  },
];
