import { contributionsIn } from '../../../src/demo/server/graphql/governance.js';
import { isOf } from '../../../src/demo/world/governance/build.js';
import { indexOf } from '../../../src/demo/world/indexes.js';
import type { World, WorldGroup } from '../../../src/demo/world/types.js';
import { addAuditEvents } from './audit-events.js';
import { facts, type GraphBuilder, type Said } from './model.js';
import type { ExpectedPart, Reader } from './part.js';

/** Adds to what another part says of a node. */
function alsoSaid(graph: GraphBuilder, key: string, said: Said): void {
  const node = graph.nodes.get(key);
  if (node !== undefined)
    graph.nodes.set(key, { ...node, properties: { ...node.properties, ...facts(said) } });
}

const isTop = ({ parentId }: WorldGroup): boolean => parentId === null;

const camel = (name: string): string => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** Settings that are not in the graph, besides the secret ones: they say nothing of how hard the instance is to enter. */
const leftOut = new Set([
  'id',
  'domainDenylistEnabled',
  'personalAccessTokenPrefix',
  'defaultBranchProtection',
  'gravatarEnabled',
  'silentAdminExportsEnabled',
  'outboundLocalRequestsWhitelist',
  'sharedRunnersEnabled',
  'autoDevopsEnabled',
  'ciJobLiveTraceEnabled',
  'pipelineLimitPerProjectUserSha',
  'globallyAllowedIps',
  'throttleAuthenticatedApiEnabled',
  'throttleUnauthenticatedApiEnabled',
  'homePageUrl',
  'afterSignOutPath',
  'helpText',
  'krokiUrl',
]);

function settings(graph: GraphBuilder, { governance }: World, account: string): void {
  const said = Object.entries(governance.settings)
    .filter(([name]) => !governance.secretSettings.includes(name))
    .map(([name, value]) => [camel(name), Array.isArray(value) ? [...value].sort() : value] as const)
    .filter(([name]) => !leftOut.has(name));
  alsoSaid(graph, account, Object.fromEntries(said) as Said);
}

function roles(graph: GraphBuilder, world: World, { account, role, groups }: Reader): void {
  const tops = new Set(groups.filter(isTop).map(({ id }) => id));
  for (const one of world.memberRoles.values()) {
    if (role === 'owner' && !tops.has(one.groupId ?? 0)) continue;
    graph.node('member_role', ['GitLabMemberRole', 'AccessRole'], one.id, {
      name: one.name,
      description: one.description,
      baseAccessLevel: one.baseAccessLevel,
      abilities: [...one.abilities].sort(),
    });
    const parent = one.groupId === null ? account : graph.key('group', one.groupId);
    graph.edge('HAS', parent, graph.key('member_role', one.id));
  }
}

function identity(
  graph: GraphBuilder,
  account: string,
  one: {
    readonly provider: string;
    readonly externUid: string;
    readonly userId: number;
    readonly groupId: number | null;
    readonly active: boolean | null;
  },
): void {
  const id = `${one.provider}/${one.groupId ?? 'instance'}/${one.userId}`;
  graph.node('identity', ['GitLabIdentity', 'Identity'], id, one);
  const key = graph.key('identity', id);
  graph.edge('HAS', one.groupId === null ? account : graph.key('group', one.groupId), key);
  graph.edge('ACTS_AS', key, graph.key('user', one.userId));
}

function identities(graph: GraphBuilder, world: World, { account, role, groups }: Reader): void {
  const { samlProviders, scimIdentities } = world.governance;
  const tops = new Set(groups.filter(isTop).map(({ id }) => id));
  for (const { id: userId, identities: own } of world.users.values()) {
    for (const { provider, externUid, samlProviderId } of own) {
      const groupId = samlProviderId === undefined ? null : (samlProviders.get(samlProviderId) ?? 0);
      if (groupId === null ? role === 'owner' : !tops.has(groupId)) continue;
      identity(graph, account, { provider, externUid, userId, groupId, active: null });
    }
  }
  for (const { groupId, userId, externUid, active } of scimIdentities.values())
    if (tops.has(groupId)) identity(graph, account, { provider: 'scim', externUid, userId, groupId, active });
}

function requests(graph: GraphBuilder, { governance }: World, { groups, projects }: Reader): void {
  const inside = new Set(groups.map(({ id }) => id));
  const joinable = { group: inside, project: new Set(projects.map(({ id }) => id)) };
  for (const { userId, sourceType, sourceId, requestedAt } of governance.accessRequests.values())
    if (joinable[sourceType].has(sourceId))
      graph.edge('REQUESTED_ACCESS_TO', graph.key('user', userId), graph.key(sourceType, sourceId), {
        requestedAt,
      });
  for (const row of governance.invitations.values()) {
    const { sourceType, sourceId, email, accessLevel, createdAt, expiresAt, createdByName } = row;
    if (!joinable[sourceType].has(sourceId)) continue;
    const id = `${sourceType}/${sourceId}/${email.toLowerCase()}`;
    const said = { email, accessLevel, createdAt, expiresAt, createdByName };
    const home = graph.key(sourceType, sourceId);
    graph.node('invitation', ['GitLabInvitation', 'Invitation'], id, {
      ...said,
      [`${sourceType}Id`]: sourceId,
    });
    graph.edge('HAS', home, graph.key('invitation', id));
    graph.edge('GRANTS', graph.key('invitation', id), home, { accessLevel });
  }
  for (const { groupId, name, provider, accessLevel, memberRoleId } of governance.samlGroupLinks.values()) {
    if (!inside.has(groupId)) continue;
    const id = `${groupId}/${provider ?? '-'}/${name}`;
    const said = { name, provider, accessLevel, memberRoleId, groupId };
    graph.node('saml_group_link', ['GitLabSamlGroupLink', 'AccessRole'], id, said);
    graph.edge('HAS', graph.key('group', groupId), graph.key('saml_group_link', id));
    graph.edge('GRANTS', graph.key('saml_group_link', id), graph.key('group', groupId), { accessLevel });
  }
}

function managed(graph: GraphBuilder, world: World, group: WorldGroup): void {
  const index = indexOf(world);
  const { samlProviders, provisioned } = world.governance;
  const below = [group, ...index.descendants(group.id)];
  const projects = below.flatMap(({ id }) => index.projectsOfGroup.get(id) ?? []);
  const rows = [...world.memberships.values()].filter(
    ({ userId, state }) => state === 'active' && world.users.get(userId)?.bot === false,
  );
  const members = (type: 'group' | 'project', ids: readonly number[]): number[] =>
    rows.filter((row) => row.sourceType === type && ids.includes(row.sourceId)).map(({ userId }) => userId);
  const byGroup = new Set(
    members(
      'group',
      below.map(({ id }) => id),
    ),
  );
  const byProject = new Set(
    members(
      'project',
      projects.map(({ id }) => id),
    ),
  );
  for (const user of world.users.values()) {
    const saml = user.identities.some(
      ({ samlProviderId }) => samlProviders.get(samlProviderId ?? 0) === group.id,
    );
    const isMember = (index.membersOfGroup.get(group.id) ?? []).some(({ userId }) => userId === user.id);
    const said = {
      billable: byGroup.has(user.id) || byProject.has(user.id),
      enterprise: isMember && user.identities[0]?.provider === 'saml',
      provisioned: provisioned.get(group.id)?.has(user.id) === true,
      saml,
      membershipType: byGroup.has(user.id)
        ? 'group_member'
        : byProject.has(user.id)
          ? 'project_member'
          : null,
    };
    if (said.billable || said.enterprise || said.provisioned || saml)
      graph.edge('MANAGES', graph.key('group', group.id), graph.key('user', user.id), said);
  }
}

function active(graph: GraphBuilder, world: World, group: WorldGroup): void {
  const index = indexOf(world);
  const below = [group, ...index.descendants(group.id)];
  const projects = new Set(
    below.flatMap(({ id }) => index.projectsOfGroup.get(id) ?? []).map(({ id }) => id),
  );
  const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const found = new Map<number, Record<string, number>>();
  for (const days of [90, 30, 7]) {
    for (const row of contributionsIn(world, projects, day(days), day(0))) {
      const said = found.get(row.user.id) ?? {};
      said.anyWithinDays = days;
      if (row.repoPushed > 0) said.pushWithinDays = days;
      if (row.mergeRequestsCreated + row.mergeRequestsMerged + row.mergeRequestsClosed > 0)
        said.mergeRequestWithinDays = days;
      found.set(row.user.id, said);
    }
  }
  for (const [userId, said] of found)
    graph.edge('ACTIVE_IN', graph.key('user', userId), graph.key('group', group.id), said);
}

/** Audit log, custom roles, identities, requests, invitations, links, managed and active people, settings, scanners. */
export const expectedGovernance: ExpectedPart = (graph, world, reader) => {
  if (reader.role === 'administrator') settings(graph, world, reader.account);
  const invitations = [...world.governance.invitations.values()];
  for (const { id } of reader.projects) {
    const isOfProject = isOf('project', id);
    // GraphQL tells an administrator alone.
    if (reader.role === 'administrator')
      alsoSaid(graph, graph.key('project', id), { hasInvitations: invitations.some(isOfProject) });
    const securityScannersEnabled = [...(world.governance.scanners.get(id) ?? [])].sort();
    alsoSaid(graph, graph.key('project', id), { securityScannersEnabled });
  }
  roles(graph, world, reader);
  identities(graph, world, reader);
  requests(graph, world, reader);
  for (const group of reader.groups.filter(isTop)) {
    managed(graph, world, group);
    active(graph, world, group);
  }
  addAuditEvents(graph, world, reader);
};
