import { mayApproveDeployment, mayDeploy } from './environments.js';
import { groupOf, isBelow, projectOf } from './places.js';
import type { Action, Resource } from './questions.js';
import {
  allowsForce,
  isProtected,
  pushesCode,
  type Ref,
  refLets,
  refOf,
  refsToTry,
  withAnyTier,
} from './refs.js';
import { type Actor, atLeast, hasAbility, memberRole, role } from './roles.js';
import { all, any, is, not, type Verdict } from './verdict.js';
import { type AccessWorld, type FeatureLevel, type Place, variableId, type WorldProject } from './world.js';

/** R15: a feature is on unless it is `disabled`. */
export function isOn(level: FeatureLevel | undefined): Verdict {
  return level === undefined ? null : level !== 'disabled';
}

const placeOf = ({ id }: WorldProject) => ({ kind: 'project', id }) as const;

function isVisible(place: { readonly visibility: WorldProject['visibility'] }, actor: Actor): Verdict {
  return any(
    is(place.visibility, 'public'),
    all(is(place.visibility, 'internal'), is(actor.user.external, false)),
  );
}

/** R13, R14. */
export function readsProject(world: AccessWorld, actor: Actor, project: WorldProject): Verdict {
  const member = memberRole(world, actor.user, placeOf(project));
  return any(isVisible(project, actor), atLeast(member, 10), is(actor.user.auditor, true), actor.admin);
}

function readsGroup(world: AccessWorld, actor: Actor, groupId: number): Verdict {
  const member = memberRole(world, actor.user, { kind: 'group', id: groupId });
  return any(
    isVisible(groupOf(world, groupId), actor),
    atLeast(member, 5),
    is(actor.user.auditor, true),
    actor.admin,
  );
}

/** R14, R15: a private repository is for members; where the project is not open to them from 15 on or by an ability. */
export function readsCode(world: AccessWorld, actor: Actor, project: WorldProject): Verdict {
  const place = placeOf(project);
  const member = memberRole(world, actor.user, place);
  const asMember = all(
    any(not(is(project.repository, 'private')), atLeast(member, 10)),
    any(isVisible(project, actor), atLeast(member, 15), hasAbility(world, actor, place, 'read_code')),
  );
  return all(
    readsProject(world, actor, project),
    isOn(project.repository),
    any(is(actor.user.auditor, true), actor.admin, asMember),
  );
}

/** R15: private merge requests ask for a Reporter. */
function seesMergeRequests(world: AccessWorld, actor: Actor, project: WorldProject): Verdict {
  const member = memberRole(world, actor.user, placeOf(project));
  const isPrivate = is(project.mergeRequests, 'private');
  return all(
    isOn(project.mergeRequests),
    any(not(isPrivate), is(actor.user.auditor, true), actor.admin, atLeast(member, 20)),
  );
}

/** R36. */
export function isWritable({ archived }: WorldProject): Verdict {
  return is(archived, false);
}

/** `PUSH`, or `CREATE_TAG` when the ref is a tag (R19 to R24). */
export function pushes(world: AccessWorld, actor: Actor, project: WorldProject, ref: Ref): Verdict {
  return all(
    pushesCode(world, actor, project.id),
    isWritable(project),
    isOn(project.repository),
    refLets(world, actor, project.id, ref, 'push'),
  );
}

function merges(world: AccessWorld, actor: Actor, project: WorldProject, ref: Ref): Verdict {
  return all(
    readsProject(world, actor, project),
    isWritable(project),
    isOn(project.repository),
    seesMergeRequests(world, actor, project),
    refLets(world, actor, project.id, ref, 'merge'),
  );
}

/** R29: 30 and the right to push or merge to the ref, or to create it when it is a tag. */
export function runsPipeline(world: AccessWorld, actor: Actor, project: WorldProject, ref: Ref): Verdict {
  return all(
    atLeast(role(world, actor, placeOf(project)), 30),
    isWritable(project),
    isOn(project.builds),
    isOn(project.repository),
    any(refLets(world, actor, project.id, ref, 'push'), refLets(world, actor, project.id, ref, 'merge')),
  );
}

/** Whether somebody runs pipelines on some ref of a project, on a protected one if that is asked (R29, R30, R34). */
export function runsSomePipeline(
  world: AccessWorld,
  actor: Actor,
  project: WorldProject,
  options: { readonly onlyProtected: boolean; readonly ref?: string | undefined },
): Verdict {
  const refs =
    options.ref === undefined
      ? refsToTry(world, project.id)
      : [refOf(world, project.id, 'branch', options.ref)];
  return any(
    ...refs.map((ref) =>
      all(
        options.onlyProtected ? isProtected(world, project.id, ref) : true,
        runsPipeline(world, actor, project, ref),
      ),
    ),
  );
}

/** The projects through which a variable is used, or in which a runner takes jobs, and of which refs (R30, R34). */
export function jobsBehind(world: AccessWorld, resource: Resource) {
  if (resource.kind === 'variable') {
    const variable = world.variables.find((one) => variableId(one) === resource.id);
    if (variable === undefined) throw new Error(`the world has no variable ${resource.id}`);
    const projects = world.projects.filter((project) => isBelow(world, project, variable.of));
    return { projects, onlyProtected: variable.protected };
  }
  const runner = world.runners.find(({ id }) => resource.kind === 'runner' && id === resource.id);
  if (runner === undefined || runner.paused) return { projects: [], onlyProtected: false };
  const projects = world.projects.filter((project) =>
    runner.serves.some((place) => isBelow(world, project, place)),
  );
  return { projects, onlyProtected: runner.refProtected };
}

function reachesJobs(world: AccessWorld, actor: Actor, resource: Resource, ref: string | undefined): Verdict {
  const { projects, onlyProtected } = jobsBehind(world, resource);
  return any(
    ...projects.map((project) =>
      withAnyTier(world, (one) => runsSomePipeline(one, actor, project, { onlyProtected, ref })),
    ),
  );
}

/** R31: Maintainers, Owners of groups, administrators, or by the ability; nobody when hidden. */
function readsVariable(world: AccessWorld, actor: Actor, id: string): Verdict {
  const variable = world.variables.find((one) => variableId(one) === id);
  if (variable === undefined) throw new Error(`the world has no variable ${id}`);
  if (variable.hidden) return false;
  const { of } = variable;
  if (of.kind === 'instance') return actor.admin;
  const needed = of.kind === 'group' ? 50 : 40;
  return all(
    of.kind === 'group' ? true : isOn(projectOf(world, of.id).builds),
    any(atLeast(role(world, actor, of), needed), hasAbility(world, actor, of, 'admin_cicd_variables')),
  );
}

/** R35. */
function approves(world: AccessWorld, actor: Actor, project: WorldProject): Verdict {
  const place = placeOf(project);
  return all(
    isWritable(project),
    seesMergeRequests(world, actor, project),
    any(atLeast(role(world, actor, place), 30), hasAbility(world, actor, place, 'admin_merge_request')),
  );
}

/** The abilities that do instead of the role, in projects and in groups (R17). */
const managing: Readonly<Record<string, { project: readonly string[]; group: readonly string[] }>> = {
  MANAGE_MEMBERS: { project: [], group: ['admin_group_member'] },
  MANAGE_SETTINGS: { project: [], group: [] },
  MANAGE_PROTECTIONS: { project: ['admin_protected_branch'], group: [] },
  MANAGE_TOKENS: {
    project: ['manage_project_access_tokens', 'manage_deploy_tokens'],
    group: ['manage_group_access_tokens', 'manage_deploy_tokens'],
  },
  MANAGE_HOOKS: { project: ['admin_web_hook'], group: ['admin_web_hook'] },
  MANAGE_RUNNERS: { project: ['admin_runners'], group: ['admin_runners'] },
};

function manages(
  world: AccessWorld,
  actor: Actor,
  action: Action,
  place: Place | { readonly kind: 'instance' },
): Verdict {
  if (place.kind === 'instance') return actor.admin;
  const instead = managing[action]?.[place.kind] ?? [];
  // Of an archived project only members may still be managed (R36).
  const changeable =
    place.kind === 'group' || action === 'MANAGE_MEMBERS' || isWritable(projectOf(world, place.id));
  return all(
    changeable,
    any(
      atLeast(role(world, actor, place), place.kind === 'group' ? 50 : 40),
      ...instead.map((ability) => hasAbility(world, actor, place, ability)),
    ),
  );
}

function onProject(
  world: AccessWorld,
  actor: Actor,
  action: Action,
  project: WorldProject,
  name: string | undefined,
): Verdict {
  const branch = refOf(world, project.id, 'branch', name);
  if (action === 'READ_PROJECT') return readsProject(world, actor, project);
  if (action === 'READ_CODE') return readsCode(world, actor, project);
  if (action === 'PUSH') return pushes(world, actor, project, branch);
  if (action === 'FORCE_PUSH')
    return all(pushes(world, actor, project, branch), allowsForce(world, project.id, branch.name));
  if (action === 'MERGE') return merges(world, actor, project, branch);
  if (action === 'CREATE_TAG') return pushes(world, actor, project, refOf(world, project.id, 'tag', name));
  if (action === 'APPROVE') return approves(world, actor, project);
  if (action === 'RUN_PIPELINE') return runsPipeline(world, actor, project, branch);
  return manages(world, actor, action, placeOf(project));
}

/** Whether somebody may do something, if the account is active (R12 is for the caller). */
export function mayDo(
  world: AccessWorld,
  actor: Actor,
  action: Action,
  resource: Resource,
  ref?: string,
): Verdict {
  if (resource.kind === 'project') {
    const project = projectOf(world, resource.id);
    return withAnyTier(world, (one) => onProject(one, actor, action, project, ref));
  }
  if (action === 'READ_GROUP' && resource.kind === 'group') return readsGroup(world, actor, resource.id);
  if (action === 'READ_VARIABLE' && resource.kind === 'variable')
    return readsVariable(world, actor, resource.id);
  if (action === 'DEPLOY' && resource.kind === 'environment') return mayDeploy(world, actor, resource.id);
  if (action === 'APPROVE_DEPLOYMENT' && resource.kind === 'environment')
    return mayApproveDeployment(world, actor, resource.id);
  if (resource.kind === 'variable' || resource.kind === 'runner')
    return reachesJobs(world, actor, resource, ref);
  if (resource.kind === 'group' || resource.kind === 'instance') {
    return manages(world, actor, action, resource);
  }
  return false;
}
