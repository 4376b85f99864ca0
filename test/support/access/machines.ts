import { isOn, isWritable, mayDo, pushes, readsCode, readsProject, runsSomePipeline } from './people.js';
import { byId, groupsAbove, isBelow, isDenied, projectOf } from './places.js';
import type { Action, Resource } from './questions.js';
import {
  allowsForce,
  isProtected,
  namesKey,
  pushesCode,
  type Ref,
  refLets,
  refOf,
  refsToTry,
} from './refs.js';
import { type Actor, isActive } from './roles.js';
import { all, any, is, not, type Verdict } from './verdict.js';
import type { AccessWorld, WorldAccessToken, WorldProject, WorldUser } from './world.js';

const reading: readonly Action[] = ['READ_PROJECT', 'READ_GROUP', 'READ_CODE', 'READ_VARIABLE'];
const scopeActions: Readonly<Record<string, readonly Action[]>> = {
  read_api: reading,
  read_repository: ['READ_CODE'],
  write_repository: ['READ_CODE', 'PUSH', 'FORCE_PUSH', 'CREATE_TAG'],
};

/** The person themself, with all administrator rights they have. */
export function actorOf(user: WorldUser): Actor {
  return { user, admin: user.admin ?? null };
}

/** R25: administrator rights count; over the API, in admin mode, with `admin_mode` only. */
export function tokenActor(world: AccessWorld, { userId, scopes }: WorldAccessToken): Actor {
  const user = byId(world.users, userId);
  const overApi = scopes.includes('api') || scopes.includes('read_api');
  const inMode = !overApi || scopes.includes('admin_mode') || not(world.account.adminMode ?? null);
  return { user, admin: all(user.admin ?? null, inMode) };
}

/** R25, R26: what the scopes cover and the user may do; nothing once it is revoked, expired or not active. */
export function tokenMay(
  world: AccessWorld,
  token: WorldAccessToken,
  action: Action,
  resource: Resource,
  ref?: string,
): Verdict {
  if (token.revoked || token.expired || !token.active) return false;
  const covered = token.scopes.some(
    (scope) => scope === 'api' || scopeActions[scope]?.includes(action) === true,
  );
  if (!covered) return false;
  const actor = tokenActor(world, token);
  return all(isActive(actor.user), mayDo(world, actor, action, resource, ref));
}

/** R27: reads the code of its project, or of all projects below its group. */
export function deployTokenMay(
  world: AccessWorld,
  id: number,
  action: Action,
  project: WorldProject,
): Verdict {
  const token = byId(world.deployTokens, id);
  if (action !== 'READ_CODE' || token.revoked || token.expired) return false;
  if (!token.scopes.includes('read_repository') || !isBelow(world, project, token.of)) return false;
  return isOn(project.repository);
}

/** The ref that a push changes; undefined for what is no push. */
function pushed(world: AccessWorld, action: Action, { id }: WorldProject, name?: string): Ref | undefined {
  if (action === 'CREATE_TAG') return refOf(world, id, 'tag', name);
  return action === 'PUSH' || action === 'FORCE_PUSH' ? refOf(world, id, 'branch', name) : undefined;
}

/** R23: its owner reads the project, and the ref lets the owner push or names the key. */
function keyPushes(world: AccessWorld, id: number, project: WorldProject, ref: Ref): Verdict {
  const { ownerId } = byId(world.deployKeys, id);
  if (ownerId === undefined) return null;
  const owner = actorOf(byId(world.users, ownerId));
  return all(
    isWritable(project),
    isOn(project.repository),
    isActive(owner.user),
    readsProject(world, owner, project),
    any(
      all(pushesCode(world, owner, project.id), refLets(world, owner, project.id, ref, 'push')),
      namesKey(world, project.id, ref, id),
    ),
  );
}

/** R23: reads the code of the projects that it is enabled in; pushes with write access. */
export function deployKeyMay(
  world: AccessWorld,
  id: number,
  action: Action,
  project: WorldProject,
  ref?: string,
): Verdict {
  const enabled = byId(world.deployKeys, id).enabledIn.find(({ projectId }) => projectId === project.id);
  const unread = isDenied(world, { kind: 'project', id: project.id }, 'project-deploy-keys') ? null : false;
  if (action === 'READ_CODE') return all(any(enabled !== undefined, unread), isOn(project.repository));
  const changed = pushed(world, action, project, ref);
  if (changed === undefined) return false;
  return all(
    any(enabled?.canPush === true, unread),
    keyPushes(world, id, project, changed),
    action === 'FORCE_PUSH' ? allowsForce(world, project.id, changed.name) : true,
  );
}

/** R36: an archived project, or one with CI/CD disabled, runs nothing. */
function runsJobs(project: WorldProject): Verdict {
  return all(isWritable(project), isOn(project.builds), isOn(project.repository));
}

/** R34: reads the code of the projects whose jobs it takes. */
export function runnerMay(world: AccessWorld, id: number, action: Action, project: WorldProject): Verdict {
  const runner = byId(world.runners, id);
  if (action !== 'READ_CODE' || runner.paused) return false;
  const takes = any(
    !runner.refProtected,
    ...refsToTry(world, project.id).map((ref) => isProtected(world, project.id, ref)),
  );
  return all(
    runner.serves.some((place) => isBelow(world, project, place)),
    takes,
    runsJobs(project),
  );
}

/** Somebody of whom nothing is known, but who may be in a list that was not read. */
const stranger: Actor = {
  user: {
    id: -1,
    username: '',
    type: 'HUMAN',
    state: 'active',
    locked: false,
    admin: false,
    auditor: false,
    external: false,
  },
  admin: false,
};

const anybody = (world: AccessWorld): readonly Actor[] => [...world.users.map(actorOf), stranger];

/** R28: whether the inbound list of a project lets in jobs of another one, or its limit is off. */
function letsInJobsOf(world: AccessWorld, target: WorldProject, source: WorldProject): Verdict {
  const listed = world.jobTokenAllowances.some(
    ({ from, toProjectId }) => toProjectId === target.id && isBelow(world, source, from),
  );
  const place = { kind: 'project', id: target.id } as const;
  const inAGroup = groupsAbove(world, source).length > 0;
  const unread =
    isDenied(world, place, 'job-token-projects') || (inAGroup && isDenied(world, place, 'job-token-groups'));
  return any(not(target.inboundJobTokenScopeEnabled ?? null), listed, unread ? null : false);
}

/** R28: someone who runs pipelines in the first may read the code of the second. */
function someoneReads(world: AccessWorld, source: WorldProject, target: WorldProject): Verdict {
  return any(
    ...anybody(world).map((actor) =>
      all(
        isActive(actor.user),
        runsSomePipeline(world, actor, source, { onlyProtected: false }),
        readsCode(world, actor, target),
      ),
    ),
  );
}

/** R28: pushes only to its own repository, if allowed, as somebody who runs pipelines there. */
function jobPushes(world: AccessWorld, project: WorldProject, ref: Ref): Verdict {
  const pushers = anybody(world).map((actor) =>
    all(
      isActive(actor.user),
      runsSomePipeline(world, actor, project, { onlyProtected: false }),
      pushes(world, actor, project, ref),
    ),
  );
  return all(is(project.jobTokenMayPush, true), runsJobs(project), any(...pushers));
}

/** R28: the code of its own project, of those that let it in, and of public ones. */
export function jobTokenMay(
  world: AccessWorld,
  projectId: number,
  action: Action,
  target: WorldProject,
  ref?: string,
): Verdict {
  const source = projectOf(world, projectId);
  const changed = pushed(world, action, target, ref);
  if (changed !== undefined) {
    const takesForce = action === 'FORCE_PUSH' ? allowsForce(world, target.id, changed.name) : true;
    return source.id === target.id && all(takesForce, jobPushes(world, source, changed));
  }
  if (action !== 'READ_CODE') return false;
  return all(
    runsJobs(source),
    isOn(target.repository),
    any(
      source.id === target.id,
      anonymousMay(world, 'READ_CODE', { kind: 'project', id: target.id }),
      all(letsInJobsOf(world, target, source), someoneReads(world, source, target)),
    ),
  );
}

/** R14: what is public. */
export function anonymousMay(world: AccessWorld, action: Action, resource: Resource): Verdict {
  if (resource.kind === 'group' && action === 'READ_GROUP')
    return is(byId(world.groups, resource.id).visibility, 'public');
  if (resource.kind !== 'project') return false;
  const project = projectOf(world, resource.id);
  if (action === 'READ_PROJECT') return is(project.visibility, 'public');
  if (action !== 'READ_CODE') return false;
  return all(
    is(project.visibility, 'public'),
    isOn(project.repository),
    not(is(project.repository, 'private')),
  );
}
