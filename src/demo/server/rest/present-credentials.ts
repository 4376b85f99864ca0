import { instant } from '../../world/clock.js';
import type {
  WorldDeployKey,
  WorldDeployToken,
  WorldRunner,
  WorldToken,
} from '../../world/credential-types.js';
import { indexOf } from '../../world/indexes.js';
import { isActive } from '../caller.js';
import type { RestContext } from './context.js';
import { basicProject, projectIdentity } from './present-projects.js';

/** A personal access token without its secret. */
export function personalToken({ world }: RestContext, token: WorldToken): Record<string, unknown> {
  return {
    id: token.id,
    name: token.name,
    revoked: token.revoked,
    created_at: token.createdAt,
    description: token.description,
    scopes: token.scopes,
    user_id: token.userId,
    last_used_at: token.lastUsedAt,
    active: isActive(world, token),
    expires_at: token.expiresAt,
  };
}

/** A project or group access token; its level is that of its bot's membership. */
export function resourceToken(context: RestContext, token: WorldToken): Record<string, unknown> {
  const memberships = indexOf(context.world).membershipsOfUser.get(token.userId) ?? [];
  const own = memberships.find((row) => row.sourceType === token.kind && row.sourceId === token.sourceId);
  return {
    ...personalToken(context, token),
    access_level: own?.accessLevel ?? null,
    resource_type: token.kind,
    resource_id: token.sourceId,
  };
}

/** A deploy token; GitLab shows its secret only once, when it is made. */
export function deployToken({ world }: RestContext, token: WorldDeployToken): Record<string, unknown> {
  return {
    id: token.id,
    name: token.name,
    username: token.username,
    expires_at: token.expiresAt,
    scopes: token.scopes,
    revoked: token.revoked,
    expired: token.expiresAt !== null && token.expiresAt <= instant(world.now),
  };
}

function keyFields(key: WorldDeployKey): Record<string, unknown> {
  return {
    id: key.id,
    title: key.title,
    created_at: key.createdAt,
    expires_at: key.expiresAt,
    last_used_at: key.lastUsedAt,
    key: key.key,
    usage_type: 'auth',
    fingerprint: key.fingerprint,
    fingerprint_sha256: key.fingerprintSha256,
  };
}

/** A deploy key as the list of one project shows it. */
export function projectDeployKey(key: WorldDeployKey, projectId: number): Record<string, unknown> {
  return { ...keyFields(key), can_push: key.projects.get(projectId)?.canPush ?? false };
}

/** A deploy key as the instance's list shows it. */
export function instanceDeployKey(context: RestContext, key: WorldDeployKey): Record<string, unknown> {
  const projects = (canPush: boolean): Record<string, unknown>[] =>
    [...key.projects].flatMap(([id, use]) => {
      const project = context.world.projects.get(id);
      return project !== undefined && use.canPush === canPush ? [projectIdentity(context, project)] : [];
    });
  return {
    ...keyFields(key),
    projects_with_write_access: projects(true),
    projects_with_readonly_access: projects(false),
  };
}

/** GitLab's status of a runner: online within two hours of its last contact, stale after seven days. */
export function runnerStatus(
  now: number,
  runner: Pick<WorldRunner, 'contactedAt'>,
): 'never_contacted' | 'online' | 'offline' | 'stale' {
  if (runner.contactedAt === null) return 'never_contacted';
  const silent = now - Date.parse(runner.contactedAt);
  return silent <= 2 * 3_600_000 ? 'online' : silent > 7 * 86_400_000 ? 'stale' : 'offline';
}

/** A runner as lists show it. */
export function listedRunner({ world }: RestContext, runner: WorldRunner): Record<string, unknown> {
  const status = runnerStatus(world.now, runner);
  const creator = runner.createdById === null ? undefined : world.users.get(runner.createdById);
  return {
    id: runner.id,
    description: runner.description,
    ip_address: runner.managers[0]?.ipAddress ?? '',
    active: !runner.paused,
    paused: runner.paused,
    is_shared: runner.runnerType === 'instance_type',
    runner_type: runner.runnerType,
    name: runner.managers.length > 0 ? 'gitlab-runner' : null,
    online: status === 'online',
    created_at: runner.createdAt,
    created_by:
      creator === undefined ? null : { id: creator.id, username: creator.username, name: creator.name },
    status,
    job_execution_status: 'idle',
  };
}

/** A runner in full. */
export function runnerDetail(context: RestContext, runner: WorldRunner): Record<string, unknown> {
  const { world, index, caller } = context;
  const manager = runner.managers[0];
  return {
    ...listedRunner(context, runner),
    tag_list: runner.tagList,
    run_untagged: runner.runUntagged,
    locked: runner.locked,
    maximum_timeout: runner.maximumTimeout,
    access_level: runner.accessLevel,
    version: manager?.version ?? null,
    revision: manager?.revision ?? null,
    platform: manager?.platform ?? null,
    architecture: manager?.architecture ?? null,
    contacted_at: runner.contactedAt,
    maintenance_note: null,
    projects: runner.projectIds.flatMap((id) => {
      const project = world.projects.get(id);
      return project !== undefined && caller.rights.canReadProject(project)
        ? [basicProject(context, project)]
        : [];
    }),
    groups: runner.groupIds.flatMap((id) => {
      const group = world.groups.get(id);
      return group === undefined
        ? []
        : [
            {
              id: group.id,
              web_url: `${context.base}/groups/${index.groupPath.get(id) ?? ''}`,
              name: group.name,
            },
          ];
    }),
  };
}
