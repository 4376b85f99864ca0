import type { Removed, WorldPart } from '../part.js';
import type { World } from '../types.js';
import { createContributions } from './create.js';
import { contributionMutations } from './mutate.js';

/** Commits of a deleted account have an e-mail that nobody has any more; what it wrote goes to the ghost. */
function forgetUser(world: World, userId: number): void {
  const { issues } = world.contributions;
  for (const { commits } of world.mergeRequests.values())
    for (const commit of commits) if (commit.authorId === userId) commit.authorId = null;
  for (const { notes } of [...world.mergeRequests.values(), ...issues.values()])
    for (const note of notes) if (note.authorId === userId) note.authorId = world.ghostId;
  for (const issue of issues.values()) if (issue.authorId === userId) issue.authorId = world.ghostId;
}

function forget(world: World, { kind, id }: Removed): void {
  if (kind === 'user') forgetUser(world, id);
  if (kind !== 'project') return;
  const { issues } = world.contributions;
  for (const issue of issues.values()) if (issue.projectId === id) issues.delete(issue.id);
}

function dangling({ mergeRequests, contributions, projects, users }: World): string[] {
  const problems: string[] = [];
  const known = (id: number | null, what: string): void => {
    if (id !== null && !users.has(id)) problems.push(`${what} ${id} does not exist`);
  };
  for (const { commits } of mergeRequests.values())
    for (const { authorId } of commits) known(authorId, 'author of a commit');
  for (const { notes } of [...mergeRequests.values(), ...contributions.issues.values()])
    for (const { authorId } of notes) known(authorId, 'author of a note');
  for (const { id, authorId, projectId } of contributions.issues.values()) {
    known(authorId, 'author of an issue');
    if (!projects.has(projectId)) problems.push(`project of issue ${id} does not exist`);
  }
  return problems;
}

/** What people contribute to merge requests and issues. */
export const contributionsPart: WorldPart = {
  salt: 6,
  create: createContributions,
  mutations: contributionMutations,
  forget,
  secrets: () => [],
  dangling,
};
