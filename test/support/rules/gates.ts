/** Who gets past the rules of branches, tags and environments. */
import { and, type Estate, flag, isUnreadable, known, not, or, type Truth, value } from './reference.js';
import { isProduction } from './references/runners.js';
import { type Grant, given, type Highest } from './roles.js';
import { type Link, labelOf, type Node } from './world.js';

/** R20: whether a role is among those that a rule lets; 0 is nobody, 60 administrators. */
export function letsRole(rule: Node, levels: string, role: number): Truth {
  const some = known(rule, levels) as readonly number[] | null;
  return some === null ? null : some.some((level) => level > 0 && level < 60 && role >= level);
}

const isMember = (grants: readonly Grant[], user: Node, least: number) =>
  grants.some((grant) => grant.by === 'membership' && grant.user === user && grant.level >= least);

/** Whether an entry of a rule is the person, or a group of which the person is a direct member with so much. */
export function isMeant(estate: Estate, entry: Link, user: Node, least = 10): boolean {
  if (labelOf(entry.from) !== 'GitLabGroup') return entry.from === user;
  return isMember(given(estate, entry.from), user, least);
}

/** R21 to R23: whether a rule on branches or tags names the person, a deploy key of theirs, or a group that is invited to the project. */
export function namesOnRef(estate: Estate, rule: Node, types: readonly string[], user: Node, project: Node) {
  const isInvited = (group: Node) =>
    estate
      .out(group, 'INVITED_TO')
      .some((share) => share.to === project && Number(value(share, 'accessLevel')) >= 30);
  return types
    .flatMap((type) => estate.into(rule, type))
    .filter(({ from }) => labelOf(from) !== 'GitLabGroup' || isInvited(from))
    .some(
      (entry) =>
        isMeant(estate, entry, user, 30) ||
        estate.into(entry.from, 'OWNS', 'GitLabUser').some((owner) => owner.from === user),
    );
}

/** Whether a rule of environments asks for an approval before a deployment. */
function asks(estate: Estate, rule: Node): Truth {
  const levels = (value(rule, 'approvalAccessLevels') ?? []) as readonly number[];
  return or(
    estate.into(rule, 'ALLOWED_TO_APPROVE').length > 0,
    isUnreadable(rule, 'requiredApprovalCount')
      ? null
      : Number(value(rule, 'requiredApprovalCount') ?? 0) > 0,
    isUnreadable(rule, 'approvalAccessLevels') ? null : levels.length > 0,
  );
}

/** An environment that may be for production and may ask for no approvals. */
export interface OpenEnvironment {
  readonly environment: Node;
  /** Whether it surely is so. */
  readonly so: Truth;
  readonly rules: readonly Node[];
}

export function openEnvironments(estate: Estate, project: Node, names: readonly string[]): OpenEnvironment[] {
  const found: OpenEnvironment[] = [];
  for (const environment of estate.children(project, 'GitLabEnvironment')) {
    if (value(environment, 'state') === 'stopped') continue;
    const rules = estate.into(environment, 'PROTECTS', 'GitLabProtectedEnvironment').map(({ from }) => from);
    const asked = or(false, ...rules.map((rule) => asks(estate, rule)));
    const so = and(isProduction(environment, names), not(asked));
    if (so !== false) found.push({ environment, so, rules });
  }
  return found;
}

/** R33: whether each rule of an environment lets a person with a role from Developer on deploy there. */
export function mayDeploy(
  estate: Estate,
  { so, rules }: OpenEnvironment,
  project: Node,
  user: Node,
  role: number,
): Truth {
  if (rules.length === 0) return and(so, flag(project, 'hasProtectedEnvironments') === null ? null : true);
  const isNamed = (rule: Node) =>
    estate.into(rule, 'ALLOWED_TO_DEPLOY').some((entry) => {
      const isAbove = value(entry, 'groupInheritanceType') === 1;
      const above = isAbove ? estate.above(entry.from, 'GitLabGroup') : [];
      return isMeant(estate, entry, user) || above.some((group) => isMember(given(estate, group), user, 10));
    });
  return and(so, ...rules.map((rule) => or(letsRole(rule, 'deployAccessLevels', role), isNamed(rule))));
}

/** What is so of a person with a role from Developer on: where the role depends on what was not read, what is so with either. */
export function withRole({ sure, possible }: Highest, so: (role: number) => Truth): Truth {
  const surely = sure < 30 ? false : so(sure);
  return surely === so(possible) ? surely : null;
}
