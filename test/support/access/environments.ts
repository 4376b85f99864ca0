import { byId, groupsAbove, isDenied, projectOf, same } from './places.js';
import { type Actor, atLeast, isMemberOf, memberRole, role } from './roles.js';
import { all, any, is, type Verdict } from './verdict.js';
import type { AccessWorld, Entries, ProtectedEnvironment, WorldEnvironment } from './world.js';

/** The rules that protect an environment, and whether more may do that. */
interface Protection {
  readonly rules: readonly ProtectedEnvironment[];
  readonly hidden: boolean;
}

/** What is so for every tier that an environment whose tier is not known may have. */
function forEachTier(
  world: AccessWorld,
  environmentId: number,
  decide: (environment: WorldEnvironment) => Verdict,
): Verdict {
  const environment = byId(world.environments, environmentId);
  if (environment.tier !== undefined) return decide(environment);
  const groups = groupsAbove(world, projectOf(world, environment.projectId));
  const named = world.protectedEnvironments.flatMap(({ of, name }) =>
    of.kind === 'group' && groups.some(({ id }) => id === of.id) ? [name] : [],
  );
  const [first = null, ...others] = ['', ...named].map((tier) => decide({ ...environment, tier }));
  return others.every((verdict) => verdict === first) ? first : null;
}

/** R33: the project's rule by name, and those of the groups above by tier. */
function protectionOf(world: AccessWorld, environment: WorldEnvironment): Protection {
  const project = projectOf(world, environment.projectId);
  const home = { kind: 'project', id: project.id } as const;
  const groups = groupsAbove(world, project).map(({ id }) => ({ kind: 'group', id }) as const);
  const rules = world.protectedEnvironments.filter((rule) => {
    if (same(rule.of, home)) return rule.name === environment.name;
    return groups.some((group) => same(rule.of, group)) && rule.name === environment.tier;
  });
  return {
    rules,
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
  const { projectId } = byId(world.environments, environmentId);
  const own = role(world, actor, { kind: 'project', id: projectId });
  const asMember = forEachTier(world, environmentId, (environment) => {
    const { rules, hidden } = protectionOf(world, environment);
    const lets = rules.map(({ deploy }) => entriesLet(world, actor, projectId, deploy));
    const protectedOnes = all(...lets, hidden ? null : true, atLeast(own, 20));
    if (rules.length > 0) return protectedOnes;
    return hidden ? any(protectedOnes, all(null, atLeast(own, 30))) : atLeast(own, 30);
  });
  return all(mayHaveDeployments(world, projectId), any(actor.admin, asMember));
}

/** R33: an approval entry of each rule that has any. */
export function mayApproveDeployment(world: AccessWorld, actor: Actor, environmentId: number): Verdict {
  const { projectId } = byId(world.environments, environmentId);
  const own = role(world, actor, { kind: 'project', id: projectId });
  const approves = forEachTier(world, environmentId, (environment) => {
    const { rules, hidden } = protectionOf(world, environment);
    const asking = rules.filter(({ approve }) => hasApprovals(approve));
    const lets = asking.map(({ approve }) => entriesLet(world, actor, projectId, approve));
    return all(
      any(asking.length > 0, hidden ? null : false),
      any(actor.admin, all(atLeast(own, 20), ...lets, hidden ? null : true)),
    );
  });
  return all(mayHaveDeployments(world, projectId), approves);
}
