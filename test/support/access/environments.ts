import { byId, groupsAbove, isDenied, projectOf, same } from './places.js';
import { type Actor, atLeast, isMemberOf, memberRole, role } from './roles.js';
import { all, any, is, type Verdict } from './verdict.js';
import type { AccessWorld, Entries, ProtectedEnvironment, WorldEnvironment } from './world.js';

/** A rule that protects an environment, unless `applies` is unknown; and whether more rules may do that. */
interface Protection {
  readonly rules: readonly { readonly rule: ProtectedEnvironment; readonly applies: Verdict }[];
  readonly hidden: boolean;
}

/** R33: the project's rule by name, and those of the groups above by tier. */
function protectionOf(world: AccessWorld, environment: WorldEnvironment): Protection {
  const project = projectOf(world, environment.projectId);
  const home = { kind: 'project', id: project.id } as const;
  const groups = groupsAbove(world, project).map(({ id }) => ({ kind: 'group', id }) as const);
  const rules = world.protectedEnvironments.flatMap((rule) => {
    if (same(rule.of, home)) return [{ rule, applies: rule.name === environment.name }];
    if (!groups.some((group) => same(rule.of, group))) return [];
    return [{ rule, applies: is(environment.tier, rule.name) }];
  });
  return {
    rules: rules.filter(({ applies }) => applies !== false),
    hidden:
      isDenied(world, home, 'project-protected-environments') ||
      groups.some((group) => isDenied(world, group, 'group-protected-environments')),
  };
}

/** R33: one entry is enough; a group's covers its direct members, or the inherited ones too. */
function entriesLet(world: AccessWorld, actor: Actor, projectId: number, entries: Entries): Verdict {
  const member = memberRole(world, actor.user, { kind: 'project', id: projectId });
  const levels = entries.levels.map((level) => {
    if (level === 0) return false;
    return level === 60 ? actor.admin : atLeast(member, level);
  });
  const groups = entries.groups.map(({ groupId, inherited }) =>
    isMemberOf(world, actor.user.id, groupId, { inherited, atLeast: 10 }),
  );
  return any(...levels, ...entries.users.map((id) => id === actor.user.id), ...groups);
}

/** Not archived (R36), CI/CD and environments on (R15). */
function mayHaveDeployments(world: AccessWorld, projectId: number): Verdict {
  const { archived, builds, environments } = projectOf(world, projectId);
  const on = (level: string | undefined) => (level === undefined ? null : level !== 'disabled');
  return all(is(archived, false), on(builds), on(environments));
}

const hasApprovals = ({ levels, users, groups }: Entries) => levels.length + users.length + groups.length > 0;

/** R33: AND across the rules, OR inside one; an unprotected environment asks for 30. */
export function mayDeploy(world: AccessWorld, actor: Actor, environmentId: number): Verdict {
  const environment = byId(world.environments, environmentId);
  const { projectId } = environment;
  const { rules, hidden } = protectionOf(world, environment);
  const own = role(world, actor, { kind: 'project', id: projectId });
  const lets = (each: (typeof rules)[number]) => {
    const granted = entriesLet(world, actor, projectId, each.rule.deploy);
    // A rule that may not apply forbids at most perhaps.
    return each.applies === true ? granted : granted === true ? true : null;
  };
  const some = any(...rules.map(({ applies }) => applies), hidden ? null : false);
  const unprotected = all(some === true ? false : some === null ? null : true, atLeast(own, 30));
  const every = all(some, ...rules.map(lets), hidden ? null : true, atLeast(own, 20));
  const asMember = any(unprotected, every);
  // R33 lets administrators pass; whose role is 50 without a rule too.
  return all(mayHaveDeployments(world, projectId), any(actor.admin, asMember));
}

/** R33: an approval entry of each rule that has any. */
export function mayApproveDeployment(world: AccessWorld, actor: Actor, environmentId: number): Verdict {
  const environment = byId(world.environments, environmentId);
  const { projectId } = environment;
  const { rules, hidden } = protectionOf(world, environment);
  const asking = rules.filter(({ rule }) => hasApprovals(rule.approve));
  const protectedByApprovals = any(...asking.map(({ applies }) => applies), hidden ? null : false);
  const lets = asking.map(({ rule, applies }) => {
    const granted = entriesLet(world, actor, projectId, rule.approve);
    return applies === true ? granted : granted === true ? true : null;
  });
  const own = role(world, actor, { kind: 'project', id: projectId });
  return all(
    mayHaveDeployments(world, projectId),
    protectedByApprovals,
    any(actor.admin, all(atLeast(own, 20), ...lets, hidden ? null : true)),
  );
}
