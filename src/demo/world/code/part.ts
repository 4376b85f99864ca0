import type { Removed, WorldPart } from '../part.js';
import type { World } from '../types.js';
import { createCode } from './create.js';
import { codeMutations } from './mutate.js';

function forgetProject({ code }: World, projectId: number): void {
  for (const rows of [code.ciFiles, code.commits, code.languages]) rows.delete(projectId);
  const lists: readonly Map<number, { readonly projectId: number }>[] = [
    code.releases,
    code.containerRepositories,
    code.containerRules,
    code.packages,
    code.packageRules,
  ];
  for (const rows of lists) for (const [id, row] of rows) if (row.projectId === projectId) rows.delete(id);
}

/** What a deleted account released goes to the ghost; its commits have an e-mail that nobody has any more. */
function forgetUser(world: World, userId: number): void {
  for (const release of world.code.releases.values())
    if (release.authorId === userId) release.authorId = world.ghostId;
  for (const commits of world.code.commits.values())
    for (const commit of commits) if (commit.authorId === userId) commit.authorId = null;
}

function forget(world: World, { kind, id }: Removed): void {
  if (kind === 'project') forgetProject(world, id);
  if (kind === 'user') forgetUser(world, id);
}

function dangling({ code, projects, users }: World): string[] {
  const problems: string[] = [];
  const project = (id: number, what: string): void => {
    if (!projects.has(id)) problems.push(`project ${id} of ${what} does not exist`);
  };
  for (const id of code.ciFiles.keys()) project(id, 'a CI file');
  for (const id of code.languages.keys()) project(id, 'languages');
  for (const [id, commits] of code.commits) {
    project(id, 'commits');
    for (const { authorId } of commits)
      if (authorId !== null && !users.has(authorId)) problems.push(`author ${authorId} does not exist`);
  }
  for (const { id, projectId, authorId } of code.releases.values()) {
    project(projectId, `release ${id}`);
    if (authorId !== null && !users.has(authorId)) problems.push(`author of release ${id} does not exist`);
  }
  for (const row of code.packages.values()) project(row.projectId, `package ${row.id}`);
  for (const row of code.packageRules.values()) project(row.projectId, `package rule ${row.id}`);
  for (const row of code.containerRepositories.values()) project(row.projectId, `registry ${row.id}`);
  for (const row of code.containerRules.values()) project(row.projectId, `container rule ${row.id}`);
  return problems;
}

/** Repositories with their CI files, commits and releases, and the registries. */
export const codePart: WorldPart = {
  salt: 5,
  create: createCode,
  mutations: codeMutations,
  forget,
  secrets: ({ code }) => [...code.ciFiles.values()].map(({ secret }) => secret),
  dangling,
};
