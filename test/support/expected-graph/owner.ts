import { rightsOf } from '../../../src/demo/server/rights.js';
import { indexOf } from '../../../src/demo/world/indexes.js';
import type { World } from '../../../src/demo/world/types.js';
import { accountNode } from './admin.js';
import { deployKeyNode, deployTokenNode, runnerNode, tokenEdges } from './credentials.js';
import { type FactGraph, type FactNode, GraphBuilder } from './model.js';
import { expectedParts } from './parts.js';
import { memberEdge, mergeRequest } from './people.js';

/**
 * Which nodes and relationships the Owner of the first top-level group brings by a connection limited to it; only
 * keys, types and ends are meant to be compared. What may be read at all is the simulated GitLab's to say.
 */
export function expectedForOwner(world: World, host: string, connection: string): FactGraph {
  const graph = new GraphBuilder(host);
  const index = indexOf(world);
  const token = world.tokens.get(world.principals.owner);
  const owner = world.users.get(token?.userId ?? 0);
  const root = [...world.groups.values()].find(({ path, parentId }) => path === 'acme' && parentId === null);
  if (owner === undefined || root === undefined)
    throw new Error('the world has no owner or no group of theirs');
  const rights = rightsOf(world, owner);
  const account = accountNode(graph, connection, root.path);
  const groups = [root, ...index.descendants(root.id)];
  const projects = groups.flatMap(({ id }) => index.projectsOfGroup.get(id) ?? []);
  const inside = {
    group: new Set(groups.map(({ id }) => id)),
    project: new Set(projects.map(({ id }) => id)),
  };
  const isInside = (kind: 'group' | 'project', id: number | null) => id !== null && inside[kind].has(id);
  const reads = (kind: 'group' | 'project', id: number): boolean => {
    const group = world.groups.get(id);
    const project = world.projects.get(id);
    if (kind === 'group') return group !== undefined && rights.canReadGroup(group);
    return project !== undefined && rights.canReadProject(project);
  };

  graph.edge('HAS', account, graph.key('user', owner.id));
  for (const { id, parentId } of groups) {
    const parent = id === root.id ? account : graph.key('group', parentId ?? 0);
    graph.edge('HAS', parent, graph.key('group', id));
  }
  for (const { id, groupId, forkedFromId } of projects) {
    const key = graph.key('project', id);
    graph.edge('HAS', graph.key('group', groupId ?? 0), key);
    if (forkedFromId !== null && reads('project', forkedFromId))
      graph.edge('FORKED_FROM', key, graph.key('project', forkedFromId));
  }
  for (const row of world.memberships.values())
    if (isInside(row.sourceType, row.sourceId)) memberEdge(world, graph, row);
  for (const { kind, sharedId, invitedGroupId } of world.groupLinks.values()) {
    if (isInside(kind, sharedId) && reads('group', invitedGroupId))
      graph.edge('INVITED_TO', graph.key('group', invitedGroupId), graph.key(kind, sharedId));
  }
  for (const request of world.mergeRequests.values())
    if (isInside('project', request.projectId)) mergeRequest(world, graph, request, true);
  for (const one of world.tokens.values()) {
    const own = one.kind === 'personal' ? one.userId === owner.id : isInside(one.kind, one.sourceId);
    if (own) tokenEdges(graph, one);
  }
  for (const one of world.deployTokens.values())
    if (isInside(one.sourceType, one.sourceId)) deployTokenNode(world, graph, one);
  for (const key of world.deployKeys.values())
    if ([...key.projects.keys()].some((id) => isInside('project', id)))
      deployKeyNode(graph, key, (id) => isInside('project', id));
  for (const runner of world.runners.values()) {
    const serves =
      runner.runnerType === 'instance_type' ||
      runner.groupIds.some((id) => isInside('group', id)) ||
      runner.projectIds.some((id) => isInside('project', id));
    if (serves) runnerNode(world, graph, runner, account, reads);
  }
  for (const add of expectedParts) add(graph, world, { role: 'owner', account, groups, projects, reads });
  return withEnds(graph);
}

/** Adds the things that are known only because a relationship names them. */
function withEnds(graph: GraphBuilder): FactGraph {
  const nodes = new Map<string, FactNode>(graph.nodes);
  for (const { from, to } of graph.edges.values()) {
    for (const key of [from, to]) if (!nodes.has(key)) nodes.set(key, { key, labels: [], properties: {} });
  }
  return { nodes, edges: graph.edges };
}
