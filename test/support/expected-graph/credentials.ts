import type {
  WorldDeployKey,
  WorldDeployToken,
  WorldRunner,
  WorldToken,
} from '../../../src/demo/world/credential-types.js';
import type { World } from '../../../src/demo/world/types.js';
import type { GraphBuilder } from './model.js';

const hour = 3_600_000;

/** An access token, of which an administrator is told everything but its role. */
export function tokenNode(world: World, graph: GraphBuilder, token: WorldToken): void {
  const key = graph.key('access_token', token.id);
  const today = new Date(world.now).toISOString().slice(0, 10);
  graph.node(
    'access_token',
    ['GitLabAccessToken', 'AccessToken'],
    token.id,
    {
      kind: token.kind,
      name: token.name,
      description: token.description,
      scopes: [...token.scopes].sort(),
      active: !token.revoked && (token.expiresAt === null || token.expiresAt > today),
      revoked: token.revoked,
      createdAt: token.createdAt,
      expiresAt: token.expiresAt,
      lastUsedAt: token.lastUsedAt,
      userId: token.userId,
    },
    ['accessLevel'],
  );
  tokenEdges(graph, token, key);
}

/** Who holds the token and as whom it acts. */
export function tokenEdges(
  graph: GraphBuilder,
  token: WorldToken,
  key = graph.key('access_token', token.id),
): void {
  const holder =
    token.sourceId === null ? graph.key('user', token.userId) : graph.key(token.kind, token.sourceId);
  graph.edge('HAS', holder, key);
  graph.edge('ACTS_AS', key, graph.key('user', token.userId));
}

/** A deploy token of a group or project. */
export function deployTokenNode(world: World, graph: GraphBuilder, token: WorldDeployToken): void {
  const key = graph.key('deploy_token', token.id);
  const source = graph.key(token.sourceType, token.sourceId);
  graph.node('deploy_token', ['GitLabDeployToken', 'AccessKey'], token.id, {
    name: token.name,
    username: token.username,
    scopes: [...token.scopes].sort(),
    expiresAt: token.expiresAt,
    revoked: token.revoked,
    expired: token.expiresAt !== null && Date.parse(token.expiresAt) <= world.now,
  });
  graph.edge('HAS', source, key);
  graph.edge('GRANTS', key, source);
}

/** Whether a project lets the key push: only then GitLab tells whose it is. */
export function mayPush(key: WorldDeployKey, projects: (id: number) => boolean = () => true): boolean {
  return [...key.projects].some(([id, { canPush }]) => canPush && projects(id));
}

/** A deploy key with the projects that it opens. */
export function deployKeyNode(
  graph: GraphBuilder,
  key: WorldDeployKey,
  projects: (id: number) => boolean = () => true,
): void {
  const own = graph.key('deploy_key', key.id);
  graph.node('deploy_key', ['GitLabDeployKey', 'AccessKey'], key.id, {
    title: key.title,
    fingerprint: key.fingerprint,
    fingerprintSha256: key.fingerprintSha256,
    createdAt: key.createdAt,
    expiresAt: key.expiresAt,
    lastUsedAt: key.lastUsedAt,
    usageType: 'auth',
  });
  for (const [id, { canPush }] of key.projects) {
    if (projects(id)) graph.edge('GRANTS', own, graph.key('project', id), { canPush });
  }
  if (mayPush(key, projects)) graph.edge('OWNS', graph.key('user', key.userId), own);
}

function status(world: World, runner: WorldRunner): string {
  if (runner.contactedAt === null) return 'NEVER_CONTACTED';
  const silent = world.now - Date.parse(runner.contactedAt);
  return silent <= 2 * hour ? 'ONLINE' : silent > 7 * 24 * hour ? 'STALE' : 'OFFLINE';
}

/** A runner with what it serves, as far as the reader sees those. */
export function runnerNode(
  world: World,
  graph: GraphBuilder,
  runner: WorldRunner,
  account: string,
  reads: (kind: 'group' | 'project', id: number) => boolean = () => true,
): void {
  const key = graph.key('runner', runner.id);
  graph.node('runner', ['GitLabRunner', 'Runner'], runner.id, {
    description: runner.description,
    runnerType: runner.runnerType.toUpperCase(),
    accessLevel: runner.accessLevel.toUpperCase(),
    paused: runner.paused,
    locked: runner.locked,
    runUntagged: runner.runUntagged,
    tagList: [...runner.tagList].sort(),
    maximumTimeout: runner.maximumTimeout,
    createdAt: runner.createdAt,
    contactedAt: runner.contactedAt,
    status: status(world, runner),
    versions: [...new Set(runner.managers.map(({ version }) => version))].sort(),
  });
  graph.edge('HAS', account, key);
  if (runner.runnerType === 'instance_type') graph.edge('RUNS_JOBS_OF', key, account);
  for (const kind of ['group', 'project'] as const) {
    for (const id of kind === 'group' ? runner.groupIds : runner.projectIds) {
      if (reads(kind, id)) graph.edge('RUNS_JOBS_OF', key, graph.key(kind, id));
    }
  }
}
