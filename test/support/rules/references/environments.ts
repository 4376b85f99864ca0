import { includes, isMentioned, isNonHuman, workingProjects } from '../facts-a.js';
import {
  and,
  type Estate,
  isUnreadable,
  known,
  list,
  or,
  type References,
  sorted,
  type Truth,
  text,
  texts,
  value,
} from '../reference.js';
import { given } from '../roles.js';
import { type Link, labelOf, type Node } from '../world.js';
import { isProduction } from './runners.js';

/**
 * Environments that are available and may be for production, with the rules that protect them. All rules of an environment come together;
 * where none is shown, the project tells whether they could be.
 */
function* productionOf(estate: Estate, names: readonly string[]) {
  for (const project of workingProjects(estate))
    for (const environment of estate.children(project, 'GitLabEnvironment')) {
      const production = isProduction(environment, names);
      if ((known(environment, 'state') ?? 'available') !== 'available' || production === false) continue;
      const rules = estate
        .into(environment, 'PROTECTS', 'GitLabProtectedEnvironment')
        .map(({ from }) => from);
      const isRead = rules.length > 0 || !isUnreadable(project, 'hasProtectedEnvironments');
      yield { project, environment, production, rules, isRead };
    }
}

/** The people behind an entry of a rule: the person, or the members of the group; none for members that nobody read. */
function peopleBehind(estate: Estate, entry: Link): (Node | null)[] {
  if (labelOf(entry.from) === 'GitLabUser') return [entry.from];
  if (isMentioned(entry.from)) return [null];
  const isInherited = value(entry, 'groupInheritanceType') === 1;
  const homes = [entry.from, ...(isInherited ? estate.above(entry.from, 'GitLabGroup') : [])];
  return homes
    .flatMap((home) => given(estate, home))
    .filter(({ by }) => by === 'membership')
    .map(({ user }) => user);
}

interface Approval {
  readonly needed: Truth;
  /** Whether a role may approve, which counts as people. */
  readonly byRole: Truth;
  readonly people: readonly (Node | null)[];
}

/** What a rule asks, and of whom. */
function approvalOf(estate: Estate, rule: Node): Approval {
  const isSingle = isUnreadable(rule, 'requiredApprovalCount')
    ? null
    : Number(value(rule, 'requiredApprovalCount') ?? 0) > 0;
  const roles = isUnreadable(rule, 'approvalsByAccessLevel')
    ? null
    : texts(rule, 'approvalsByAccessLevel').some((one) => Number(one.split(':')[1]) > 0);
  const entries = estate.into(rule, 'ALLOWED_TO_APPROVE');
  const isNamed = entries.some((entry) => Number(value(entry, 'requiredApprovals') ?? 1) > 0);
  const deployLevels = known(rule, 'deployAccessLevels') as readonly number[] | null;
  const deployers = isSingle === true ? estate.into(rule, 'ALLOWED_TO_DEPLOY') : [];
  return {
    needed: or(roles, isSingle, isNamed),
    byRole: or(roles, and(isSingle, deployLevels === null ? null : deployLevels.some((level) => level > 0))),
    people: [...entries, ...deployers].flatMap((entry) => peopleBehind(estate, entry)),
  };
}

export const environmentReferences: References = {
  'production-environment-open': function* (estate, { productionNames }) {
    for (const { project, environment, production, rules, isRead } of productionOf(
      estate,
      list(productionNames),
    )) {
      const lets = rules.map((rule) => includes(rule, 'deployAccessLevels', 30));
      const open = rules.length === 0 ? isRead || null : and(...lets);
      yield {
        fires: and(production, open),
        projectId: value(project, 'id'),
        environment: value(environment, 'name'),
        path: value(project, 'fullPath'),
        why: rules.length === 0 ? 'unprotected' : 'developers',
        tier: value(environment, 'tier'),
        externalHost: value(environment, 'externalHost'),
        rules: rules.map((rule) => text(rule, 'name')).sort(),
        environmentId: value(environment, 'id'),
        environmentKey: value(environment, 'key'),
        projectKey: value(project, 'key'),
      };
    }
  },

  'deployment-approval-weak': function* (estate, { productionNames }) {
    for (const { project, environment, production, rules, isRead } of productionOf(
      estate,
      list(productionNames),
    )) {
      if (rules.length === 0 && isRead) continue;
      const approvals = rules.map((rule) => approvalOf(estate, rule));
      const needed = or(...approvals.map((one) => one.needed), isRead ? false : null);
      const people = approvals.flatMap((one) => one.people);
      const botsOnly = and(
        ...approvals.map(({ byRole }) => (byRole === null ? null : !byRole)),
        people.length > 0,
        ...people.map((user) => (user === null ? null : isNonHuman(user))),
      );
      yield {
        fires: and(production, or(needed === null ? null : !needed, botsOnly)),
        projectId: value(project, 'id'),
        environment: value(environment, 'name'),
        path: value(project, 'fullPath'),
        why: needed === false ? 'no approval' : 'bots only',
        approvers: sorted(people.flatMap((user) => (user === null ? [] : [text(user, 'username')]))),
        rules: sorted(rules.map((rule) => text(rule, 'name'))),
        environmentKey: value(environment, 'key'),
        projectKey: value(project, 'key'),
      };
    }
  },
};
