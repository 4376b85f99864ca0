import { touch } from './ids.js';
import { indexOf } from './indexes.js';
import type { Removed } from './part.js';
import { worldParts } from './parts.js';
import type { World, WorldGroup, WorldMergeRequest, WorldProject } from './types.js';

function removeWhere<Row>(rows: Map<number, Row>, gone: (row: Row) => boolean): void {
  for (const [id, row] of rows) if (gone(row)) rows.delete(id);
}

function forget(world: World, removed: Removed): void {
  for (const part of worldParts) part.forget(world, removed);
}

/** A bot that lost its token goes for good. */
function removeTokensOf(world: World, kind: 'project' | 'group', sourceId: number): void {
  const bots = new Set<number>();
  for (const token of world.tokens.values())
    if (token.kind === kind && token.sourceId === sourceId) bots.add(token.userId);
  for (const bot of bots) removeUser(world, bot);
}

/** Removes a project with all that is its own; forks stay and lose their source. */
export function removeProject(world: World, project: WorldProject): void {
  removeTokensOf(world, 'project', project.id);
  removeWhere(world.memberships, (row) => row.sourceType === 'project' && row.sourceId === project.id);
  removeWhere(world.groupLinks, (link) => link.kind === 'project' && link.sharedId === project.id);
  removeWhere(world.mergeRequests, (request) => request.projectId === project.id);
  removeWhere(world.deployTokens, (token) => token.sourceType === 'project' && token.sourceId === project.id);
  for (const request of world.mergeRequests.values())
    if (request.sourceProjectId === project.id) request.sourceProjectId = null;
  for (const other of world.projects.values())
    if (other.forkedFromId === project.id) other.forkedFromId = null;
  for (const key of world.deployKeys.values()) key.projects.delete(project.id);
  // GitLab destroys a key that no project uses any more; a project runner without projects is of no use either.
  removeWhere(world.deployKeys, (key) => key.projects.size === 0);
  for (const runner of world.runners.values())
    runner.projectIds = runner.projectIds.filter((id) => id !== project.id);
  removeWhere(
    world.runners,
    (runner) => runner.runnerType === 'project_type' && runner.projectIds.length === 0,
  );
  world.projects.delete(project.id);
  forget(world, { kind: 'project', id: project.id });
  touch(world);
}

/** Removes a group with its subgroups and projects. */
export function removeGroup(world: World, group: WorldGroup): void {
  const index = indexOf(world);
  const gone = [group, ...index.descendants(group.id)];
  for (const project of gone.flatMap((one) => index.projectsOfGroup.get(one.id) ?? []))
    removeProject(world, project);
  for (const { id } of gone) {
    removeTokensOf(world, 'group', id);
    removeWhere(world.memberships, (row) => row.sourceType === 'group' && row.sourceId === id);
    removeWhere(
      world.groupLinks,
      (link) => link.invitedGroupId === id || (link.kind === 'group' && link.sharedId === id),
    );
    removeWhere(world.deployTokens, (token) => token.sourceType === 'group' && token.sourceId === id);
    removeWhere(world.runners, (runner) => runner.groupIds.includes(id));
    removeRolesOf(world, id);
    world.groups.delete(id);
    forget(world, { kind: 'group', id });
  }
  touch(world);
}

function removeRolesOf(world: World, groupId: number): void {
  for (const role of [...world.memberRoles.values()].filter((one) => one.groupId === groupId)) {
    for (const row of world.memberships.values()) if (row.memberRoleId === role.id) row.memberRoleId = null;
    world.memberRoles.delete(role.id);
  }
}

/** What a deleted account did goes to the ghost user, without moving `updatedAt`, as in GitLab. */
function leaveToGhost(world: World, request: WorldMergeRequest, userId: number): void {
  if (request.authorId === userId) request.authorId = world.ghostId;
  if (request.mergeUserId === userId) request.mergeUserId = world.ghostId;
  if (request.closedById === userId) request.closedById = world.ghostId;
  const others = (ids: readonly number[]): number[] => ids.filter((id) => id !== userId);
  request.approverIds = others(request.approverIds);
  request.assigneeIds = others(request.assigneeIds);
  request.reviewerIds = others(request.reviewerIds);
}

/** Removes an account with its memberships, tokens, deploy keys and personal projects. */
export function removeUser(world: World, userId: number): void {
  for (const project of [...world.projects.values()].filter((one) => one.ownerId === userId))
    removeProject(world, project);
  removeWhere(world.memberships, (row) => row.userId === userId);
  removeWhere(world.tokens, (token) => token.userId === userId);
  removeWhere(world.deployKeys, (key) => key.userId === userId);
  for (const row of world.memberships.values()) if (row.createdById === userId) row.createdById = null;
  for (const runner of world.runners.values()) if (runner.createdById === userId) runner.createdById = null;
  for (const project of world.projects.values())
    if (project.creatorId === userId) project.creatorId = world.ghostId;
  for (const request of world.mergeRequests.values()) leaveToGhost(world, request, userId);
  world.users.delete(userId);
  forget(world, { kind: 'user', id: userId });
  touch(world);
}
