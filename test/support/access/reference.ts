import {
  actorOf,
  anonymousMay,
  deployKeyMay,
  deployTokenMay,
  jobTokenMay,
  runnerMay,
  tokenActor,
  tokenMay,
} from './machines.js';
import { jobsBehind, mayDo, runsSomePipeline } from './people.js';
import { byId, projectOf } from './places.js';
import { type Action, type Answer, actions, type Identity, isOn, type Resource } from './questions.js';
import { withAnyTier } from './refs.js';
import { type Actor, isActive, memberRole, role } from './roles.js';
import { all, type Verdict } from './verdict.js';
import { type AccessWorld, type Place, variableId } from './world.js';

/** The role that is in force, the one that would be if the account were active (R12), and how far they are certain. */
export interface EffectiveRole {
  readonly accessLevel: number;
  readonly latentAccessLevel: number;
  readonly possibleAccessLevel: number;
  readonly complete: boolean;
}

function verdictOf(
  world: AccessWorld,
  identity: Identity,
  action: Action,
  resource: Resource,
  ref: string | undefined,
): Verdict {
  if (identity.kind === 'user') {
    const actor = actorOf(byId(world.users, identity.id));
    return all(isActive(actor.user), mayDo(world, actor, action, resource, ref));
  }
  if (identity.kind === 'access_token')
    return tokenMay(world, byId(world.accessTokens, identity.id), action, resource, ref);
  if (identity.kind === 'anonymous') return anonymousMay(world, action, resource);
  if (resource.kind !== 'project') return false;
  const project = projectOf(world, resource.id);
  if (identity.kind === 'deploy_token') return deployTokenMay(world, identity.id, action, project);
  return withAnyTier(world, (one) => {
    if (identity.kind === 'deploy_key') return deployKeyMay(one, identity.id, action, project, ref);
    if (identity.kind === 'runner') return runnerMay(one, identity.id, action, project);
    return jobTokenMay(one, identity.projectId, action, project, ref);
  });
}

/** As whom an identity acts; undefined for what is no user (R27, R28). */
function actorBehind(world: AccessWorld, identity: Identity): Actor | undefined {
  if (identity.kind === 'user') return actorOf(byId(world.users, identity.id));
  if (identity.kind !== 'access_token') return undefined;
  return tokenActor(world, byId(world.accessTokens, identity.id));
}

/** The places whose role decides on a thing; none for the instance. */
function placesOf(world: AccessWorld, actor: Actor, action: Action, resource: Resource): Place[] {
  if (resource.kind === 'project' || resource.kind === 'group')
    return [{ kind: resource.kind, id: resource.id }];
  if (resource.kind === 'environment')
    return [{ kind: 'project', id: byId(world.environments, resource.id).projectId }];
  if (action === 'READ_VARIABLE') {
    const owner = world.variables.find(
      (variable) => resource.kind === 'variable' && variableId(variable) === resource.id,
    )?.of;
    return owner === undefined || owner.kind === 'instance' ? [] : [owner];
  }
  if (resource.kind === 'instance') return [];
  const { projects, onlyProtected } = jobsBehind(world, resource);
  return projects
    .filter(
      (project) =>
        withAnyTier(world, (one) => runsSomePipeline(one, actor, project, { onlyProtected })) === true,
    )
    .map(({ id }) => ({ kind: 'project', id }));
}

/** The role behind an allowed act; over several projects the highest. */
function levelBehind(world: AccessWorld, identity: Identity, action: Action, resource: Resource) {
  const actor = actorBehind(world, identity);
  if (actor === undefined) return null;
  const places = placesOf(world, actor, action, resource);
  if (places.length === 0) return actor.admin === true ? 50 : 0;
  return Math.max(...places.map((place) => role(world, actor, place).certain));
}

/**
 * Whether an identity may do something to a thing, by the rules of GitLab read plainly.
 * @param ref the branch, or for `CREATE_TAG` the tag; default: the default branch, and a tag that only `*` fits.
 */
export function decide(
  world: AccessWorld,
  identity: Identity,
  action: Action,
  resource: Resource,
  ref?: string,
): Answer {
  if (!isOn(action, resource)) throw new Error(`${action} is nothing that is done to a ${resource.kind}`);
  const verdict = verdictOf(world, identity, action, resource, ref);
  if (verdict === null) return { decision: 'UNKNOWN', accessLevel: null };
  if (!verdict) return { decision: 'DENIED', accessLevel: null };
  return { decision: 'ALLOWED', accessLevel: levelBehind(world, identity, action, resource) };
}

/** The role of a person, or of the user of a token (R1 to R13). */
export function effectiveRole(world: AccessWorld, identity: Identity, place: Place): EffectiveRole {
  const actor = actorBehind(world, identity);
  if (actor === undefined)
    return { accessLevel: 0, latentAccessLevel: 0, possibleAccessLevel: 0, complete: true };
  const { certain, possible } = role(world, actor, place);
  const active = isActive(actor.user);
  const accessLevel = active === true ? certain : 0;
  const possibleAccessLevel = active === false ? 0 : possible;
  return {
    accessLevel,
    latentAccessLevel: certain,
    possibleAccessLevel,
    complete: certain === possible && (active === false || accessLevel === possibleAccessLevel),
  };
}

/** The greatest member role that is possible when some lists are unknown: equal to the certain one if none is. */
export function possibleMemberRole(world: AccessWorld, userId: number, place: Place): number {
  return memberRole(world, byId(world.users, userId), place).possible;
}

/** All that could act in a world. */
export function identitiesOf(world: AccessWorld): readonly Identity[] {
  return [
    ...world.users.map(({ id }) => ({ kind: 'user', id }) as const),
    ...world.accessTokens.map(({ id }) => ({ kind: 'access_token', id }) as const),
    ...world.deployTokens.map(({ id }) => ({ kind: 'deploy_token', id }) as const),
    ...world.deployKeys.map(({ id }) => ({ kind: 'deploy_key', id }) as const),
    ...world.runners.map(({ id }) => ({ kind: 'runner', id }) as const),
    ...world.projects.map(({ id }) => ({ kind: 'job_token', projectId: id }) as const),
    { kind: 'anonymous' } as const,
  ];
}

/** All things on which an action is done, or on which anything is. */
export function resourcesOf(world: AccessWorld, action?: Action): readonly Resource[] {
  const resources: readonly Resource[] = [
    ...world.projects.map(({ id }) => ({ kind: 'project', id }) as const),
    ...world.groups.map(({ id }) => ({ kind: 'group', id }) as const),
    ...world.environments.map(({ id }) => ({ kind: 'environment', id }) as const),
    ...world.runners.map(({ id }) => ({ kind: 'runner', id }) as const),
    ...world.variables.map((variable) => ({ kind: 'variable', id: variableId(variable) }) as const),
    { kind: 'instance' },
  ];
  if (action === undefined) return resources;
  return resources.filter(({ kind }) => (actions[action] as readonly string[]).includes(kind));
}

/** Everybody who may do something to a thing, and of whom it is not known. */
export function whoCan(world: AccessWorld, action: Action, resource: Resource, ref?: string) {
  return identitiesOf(world)
    .map((identity) => ({ identity, ...decide(world, identity, action, resource, ref) }))
    .filter(({ decision }) => decision !== 'DENIED');
}

/** Everything to which an identity may do something, and of which it is not known. */
export function whatCan(world: AccessWorld, identity: Identity, action: Action) {
  return resourcesOf(world, action)
    .map((resource) => ({ resource, ...decide(world, identity, action, resource) }))
    .filter(({ decision }) => decision !== 'DENIED');
}
