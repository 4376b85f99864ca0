import { newCommit } from '../code/build.js';
import type { Random } from '../random.js';
import type { World, WorldMergeRequest } from '../types.js';
import { verificationStatuses, type WorldRequestCommit } from './types.js';

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
