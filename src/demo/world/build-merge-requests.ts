import { instant } from './clock.js';
import { nextId } from './ids.js';
import { changeObjects, changeVerbs } from './names.js';
import type { Random } from './random.js';
import type { World, WorldMergeRequest, WorldProject } from './types.js';

const states = ['opened', 'merged', 'merged', 'merged', 'closed'] as const;

const iidKey = (projectId: number): string => `iids/${projectId}`;

/** The next number in a project that no merge request had before. */
export function nextIid(world: World, projectId: number): number {
  return (world.lastIds[iidKey(projectId)] ?? 0) + 1;
}

/** Who may appear in a merge request, and its number in the project. */
export interface MergeRequestSetting {
  readonly people: readonly number[];
  readonly iid: number;
  /** How long ago it was opened at most, in days. */
  readonly maxAge?: number;
  readonly state?: WorldMergeRequest['state'];
}

/** Adds a merge request by and to some of `people` (ids; at least one). */
export function addMergeRequest(
  world: World,
  random: Random,
  project: WorldProject,
  setting: MergeRequestSetting,
): WorldMergeRequest {
  const id = nextId(world, 'mergeRequests');
  const state = setting.state ?? (random.chance(0.005) ? 'locked' : random.pick(states));
  const createdAt = world.now - random.int(0, (setting.maxAge ?? 400) * 1440) * 60_000;
  const updatedAt = createdAt + Math.floor((world.now - createdAt) * random.next());
  const authorId = random.pick(setting.people);
  const approvers = random.chance(0.7)
    ? random.sample(setting.people, random.int(1, 3)).filter((person) => person !== authorId)
    : [];
  const merged = state === 'merged';
  const request: WorldMergeRequest = {
    id,
    iid: setting.iid,
    projectId: project.id,
    sourceProjectId: project.id,
    title: `${random.pick(changeVerbs)} ${random.pick(changeObjects)}`,
    description: random.chance(0.5) ? null : 'See the title.',
    state,
    draft: state === 'opened' && random.chance(0.2),
    sourceBranch: `topic-${id}`,
    targetBranch: project.defaultBranch ?? 'main',
    authorId,
    assigneeIds: random.chance(0.6) ? [authorId] : [],
    reviewerIds: random.chance(0.6) ? random.sample(setting.people, 1) : [],
    approverIds: approvers,
    // One in seven was merged without a single approval: the case that rules look for.
    mergeUserId: merged ? random.pick(setting.people) : null,
    closedById: state === 'closed' ? random.pick(setting.people) : null,
    approvalsRequired: random.pick([0, 0, 1, 1, 2]),
    sha: random.hex(40),
    commits: [],
    notes: [],
    createdAt: instant(createdAt),
    updatedAt: instant(updatedAt),
    mergedAt: merged ? instant(updatedAt) : null,
    closedAt: state === 'closed' ? instant(updatedAt) : null,
  };
  if (merged && random.chance(1 / 7)) request.approverIds = [];
  world.mergeRequests.set(id, request);
  // Numbers of a project are never used twice, not even after a deletion.
  world.lastIds[iidKey(project.id)] = Math.max(world.lastIds[iidKey(project.id)] ?? 0, setting.iid);
  return request;
}
