import { worldParts } from './parts.js';
import type { World } from './types.js';

/** Every reference to something that does not exist, as a sentence; none in a sound world. */
export function danglingReferences(world: World): string[] {
  const problems: string[] = [];
  const need = (rows: ReadonlyMap<number, unknown>, id: number | null, what: string): void => {
    if (id !== null && !rows.has(id)) problems.push(`${what} ${id} does not exist`);
  };
  need(world.users, world.ghostId, 'the ghost');
  for (const group of world.groups.values())
    need(world.groups, group.parentId, `parent of group ${group.id}`);
  for (const project of world.projects.values()) {
    if ((project.groupId === null) === (project.ownerId === null))
      problems.push(`project ${project.id} needs one home`);
    need(world.groups, project.groupId, `group of project ${project.id}`);
    need(world.users, project.ownerId, `owner of project ${project.id}`);
    need(world.users, project.creatorId, `creator of project ${project.id}`);
    need(world.projects, project.forkedFromId, `source of project ${project.id}`);
  }
  const seen = new Set<string>();
  for (const row of world.memberships.values()) {
    need(world.users, row.userId, `user of membership ${row.id}`);
    need(
      row.sourceType === 'group' ? world.groups : world.projects,
      row.sourceId,
      `source of membership ${row.id}`,
    );
    need(world.memberRoles, row.memberRoleId, `role of membership ${row.id}`);
    need(world.users, row.createdById, `creator of membership ${row.id}`);
    const key = `${row.userId} in ${row.sourceType} ${row.sourceId}`;
    if (seen.has(key)) problems.push(`user ${key} twice`);
    seen.add(key);
  }
  for (const role of world.memberRoles.values()) need(world.groups, role.groupId, `group of role ${role.id}`);
  for (const link of world.groupLinks.values()) {
    need(world.groups, link.invitedGroupId, `invited group of link ${link.id}`);
    need(
      link.kind === 'group' ? world.groups : world.projects,
      link.sharedId,
      `shared end of link ${link.id}`,
    );
    const key = `link ${link.kind} ${link.sharedId} ${link.invitedGroupId}`;
    if (seen.has(key)) problems.push(`${key} twice`);
    seen.add(key);
  }
  for (const request of world.mergeRequests.values()) {
    need(world.projects, request.projectId, `project of merge request ${request.id}`);
    need(world.projects, request.sourceProjectId, `source of merge request ${request.id}`);
    const people = [
      request.authorId,
      request.mergeUserId,
      request.closedById,
      ...request.approverIds,
      ...request.assigneeIds,
      ...request.reviewerIds,
    ];
    for (const id of people) need(world.users, id, `person of merge request ${request.id}`);
  }
  for (const token of world.tokens.values()) {
    need(world.users, token.userId, `user of token ${token.id}`);
    if (token.kind !== 'personal')
      need(
        token.kind === 'group' ? world.groups : world.projects,
        token.sourceId,
        `source of token ${token.id}`,
      );
  }
  for (const token of world.deployTokens.values())
    need(
      token.sourceType === 'group' ? world.groups : world.projects,
      token.sourceId,
      `source of deploy token ${token.id}`,
    );
  for (const key of world.deployKeys.values()) {
    need(world.users, key.userId, `user of key ${key.id}`);
    for (const id of key.projects.keys()) need(world.projects, id, `project of key ${key.id}`);
  }
  for (const runner of world.runners.values()) {
    for (const id of runner.projectIds) need(world.projects, id, `project of runner ${runner.id}`);
    for (const id of runner.groupIds) need(world.groups, id, `group of runner ${runner.id}`);
    need(world.users, runner.createdById, `creator of runner ${runner.id}`);
  }
  for (const id of Object.values(world.principals)) need(world.tokens, id, 'token of a principal');
  return [...problems, ...worldParts.flatMap((part) => part.dangling(world))];
}
