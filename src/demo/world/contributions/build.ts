import { instant } from '../clock.js';
import { newCommit } from '../code/build.js';
import { nextId } from '../ids.js';
import type { Random } from '../random.js';
import type { World, WorldMergeRequest } from '../types.js';
import { verificationStatuses, type WorldIssue, type WorldNote, type WorldRequestCommit } from './types.js';

/** A commit of a merge request: mostly its author's, now and then of somebody else or of an unknown e-mail. */
export function newRequestCommit(
  world: World,
  random: Random,
  request: WorldMergeRequest,
  at: number,
): WorldRequestCommit {
  const other = random.chance(0.3) ? null : (request.approverIds[0] ?? null);
  const author = random.chance(0.85) ? request.authorId : other;
  const committer = random.chance(0.9) ? author : request.authorId;
  const verification = random.chance(0.5) ? null : random.pick(verificationStatuses);
  return { ...newCommit(world, random, author, committer, at), verification };
}

const actions = [null, null, null, 'approved', 'commit', 'cross_reference'];

/** A note of `authorId`; of comments there are as many as of all that GitLab writes itself. */
export function newNote(world: World, random: Random, authorId: number, at: number): WorldNote {
  const action = random.pick(actions);
  return { id: nextId(world, 'notes'), authorId, createdAt: instant(at), action };
}

/** Adds an issue without notes. */
export function addIssue(
  world: World,
  given: Pick<WorldIssue, 'projectId' | 'authorId' | 'createdAt' | 'updatedAt'>,
): WorldIssue {
  const id = nextId(world, 'issues');
  const issue = { id, iid: id, ...given, notes: [] };
  world.contributions.issues.set(id, issue);
  return issue;
}
