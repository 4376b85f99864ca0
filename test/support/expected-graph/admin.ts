import type { World } from '../../../src/demo/world/types.js';
import { deployKeyNode, deployTokenNode, mayPush, runnerNode, tokenNode } from './credentials.js';
import { edgeId, GraphBuilder } from './model.js';
import { expectedParts } from './parts.js';
import { memberEdge, mergeRequest, userNode } from './people.js';
import { groupNode, projectNode } from './places.js';

/** The account of a connection that covers a whole instance with an Ultimate licence. */
export function accountNode(graph: GraphBuilder, connection: string, group: string | null = null): string {
  graph.node('account', ['GitLabAccount', 'Account'], connection, {
    name: connection,
    host: graph.host,
    webUrl: `http://${graph.host}`,
    version: '18.9.0-ee',
    revision: '0123456789a',
    enterprise: true,
    tier: 'ultimate',
    group,
  });
  return graph.key('account', connection);
}

/** The graph that a complete sync of the whole instance as an administrator must leave, by the world alone. */
export function expectedForAdmin(world: World, host: string, connection: string): GraphBuilder {
  const graph = new GraphBuilder(host);
  const account = accountNode(graph, connection);
  for (const user of world.users.values()) {
    userNode(graph, user);
    graph.edge('HAS', account, graph.key('user', user.id));
  }
  for (const group of world.groups.values()) {
    groupNode(world, graph, group);
    const parent = group.parentId === null ? account : graph.key('group', group.parentId);
    graph.edge('HAS', parent, graph.key('group', group.id));
  }
  for (const project of world.projects.values()) {
    projectNode(world, graph, project);
    const key = graph.key('project', project.id);
    graph.edge('HAS', project.groupId === null ? account : graph.key('group', project.groupId), key);
    if (project.ownerId !== null) graph.edge('OWNS', graph.key('user', project.ownerId), key);
    if (project.forkedFromId !== null)
      graph.edge('FORKED_FROM', key, graph.key('project', project.forkedFromId));
  }
  for (const row of world.memberships.values()) memberEdge(world, graph, row);
  for (const { kind, sharedId, invitedGroupId, accessLevel, expiresAt } of world.groupLinks.values()) {
    graph.edge('INVITED_TO', graph.key('group', invitedGroupId), graph.key(kind, sharedId), {
      accessLevel,
      expiresAt,
    });
  }
  for (const request of world.mergeRequests.values()) {
    // Where the feature is off, GitLab shows merge requests to nobody.
    if (world.projects.get(request.projectId)?.features.merge_requests === 'disabled') continue;
    mergeRequest(world, graph, request, true);
  }
  for (const token of world.tokens.values()) tokenNode(world, graph, token);
  for (const token of world.deployTokens.values()) deployTokenNode(world, graph, token);
  for (const key of world.deployKeys.values()) deployKeyNode(graph, key);
  for (const runner of world.runners.values()) runnerNode(world, graph, runner, account);
  const reader = {
    role: 'administrator',
    account,
    groups: [...world.groups.values()],
    projects: [...world.projects.values()],
    reads: () => true,
  } as const;
  for (const add of expectedParts) add(graph, world, reader);
  return graph;
}

/**
 * Owners of keys that may push nowhere: GitLab tells them only while a key may push, so they are in the graph or
 * not, by what was seen before.
 */
export function untoldOwners(world: World, host: string): ReadonlySet<string> {
  const graph = new GraphBuilder(host);
  return new Set(
    [...world.deployKeys.values()]
      .filter((key) => !mayPush(key))
      .map(({ id, userId }) =>
        edgeId({ type: 'OWNS', from: graph.key('user', userId), to: graph.key('deploy_key', id) }),
      ),
  );
}
