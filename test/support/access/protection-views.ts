import type { EdgeRow, OwnedEdges, Reference } from '../../../src/gitlab/model/entity.js';
import {
  type BranchProtectionRule,
  branchViews,
  type RuleEntry,
  ruleView,
} from '../../../src/gitlab/sources/branch-rule-views.js';
import type { ClaimedView } from '../../../src/sync/diff.js';
import { groupsAbove, isDenied, same } from './places.js';
import type { Tell } from './views.js';
import type {
  AccessWorld,
  Entries,
  Place,
  ProtectedBranch,
  ProtectedEnvironment,
  WorldEnvironment,
  WorldProject,
} from './world.js';

const reference = (kind: Reference['kind']) => (id: number) => ({ kind, id });

/** Whom entries name. */
function named(entries: Entries): Reference[] {
  return [
    ...entries.users.map(reference('user')),
    ...entries.groups.map(({ groupId }) => groupId).map(reference('group')),
    ...entries.keys.map(reference('deploy_key')),
  ];
}

function ruleEntries(entries: Entries): RuleEntry[] {
  return [
    ...entries.levels.map((level) => ({ level, other: undefined, hidden: false })),
    ...named(entries).map((other) => ({ level: 0, other, hidden: false })),
  ];
}

function branchRule(rule: ProtectedBranch): BranchProtectionRule {
  return {
    id: rule.id,
    name: rule.name,
    isGroupLevel: rule.of.kind === 'group',
    allowForcePush: rule.allowForcePush,
    codeOwnerApprovalRequired: false,
    matchingBranchesCount: rule.of.kind === 'group' || rule.name.includes('*') ? undefined : 1,
    push: ruleEntries(rule.push),
    merge: ruleEntries(rule.merge),
    unprotect: [],
  };
}

/** The rules of a project, and its branches where all rules that could fit them are known. */
function branches(world: AccessWorld, tell: Tell, project: WorldProject): ClaimedView[] {
  const home = { kind: 'project', id: project.id } as const;
  const top = groupsAbove(world, project).at(-1);
  const above = top && ({ kind: 'group', id: top.id } as const);
  const rulesOf = (place: Place) => world.protectedBranches.filter(({ of }) => same(of, place));
  const own = rulesOf(home).map(branchRule);
  const inherits = above !== undefined && world.account.tier !== 'free';
  const inherited = inherits ? rulesOf(above).map(branchRule) : [];
  const known =
    !isDenied(world, home, 'branch-rules', 'branch-rules-rest') &&
    !(inherits && isDenied(world, above, 'group-branch-rules'));
  const target = {
    ...home,
    key: '',
    fullPath: project.path,
    top: false,
    properties: { defaultBranch: project.defaultBranch, emptyRepo: project.emptyRepo },
  };
  const views = own.map((rule) => ruleView(rule, home));
  const shown = known ? branchViews(target, [...own, ...inherited]) : [];
  return [...views, ...shown].map((view) => tell('branch-rules', home, view));
}

function groupRules(world: AccessWorld, tell: Tell): ClaimedView[] {
  return world.protectedBranches.flatMap((rule) => {
    const { kind, id } = rule.of;
    if (kind !== 'group') return [];
    return [tell('group-branch-rules', rule.of, ruleView(branchRule(rule), { kind, id }))];
  });
}

function tags(world: AccessWorld, tell: Tell): ClaimedView[] {
  return world.protectedTags.map(({ projectId, name, create }) => {
    const home = { kind: 'project', id: projectId } as const;
    return tell('protected-tags', home, {
      node: { kind: 'protected_tag', id: `${projectId}/${name}` },
      properties: {
        name,
        wildcard: name.includes('*'),
        createAccessLevels: [...new Set(create.levels)].sort((a, b) => a - b),
      },
      edges: [
        { type: 'HAS', direction: 'in', rows: [{ other: home }] },
        { type: 'ALLOWED_TO_CREATE', direction: 'in', rows: named(create).map((other) => ({ other })) },
      ],
    });
  });
}

const ruleId = ({ of, name }: ProtectedEnvironment) => `${of.kind}/${of.id}/${name}`;

function entryRows(type: OwnedEdges['type'], entries: Entries, facts: EdgeRow['properties']): OwnedEdges {
  const people = entries.users.map((id) => ({
    other: { kind: 'user' as const, id },
    properties: { groupInheritanceType: null, ...facts },
  }));
  const groups = entries.groups.map(({ groupId, inherited }) => ({
    other: { kind: 'group' as const, id: groupId },
    properties: { groupInheritanceType: inherited ? 1 : 0, ...facts },
  }));
  return { type, direction: 'in', rows: [...people, ...groups] };
}

function environmentRule(tell: Tell, rule: ProtectedEnvironment): ClaimedView {
  const { of, name, deploy, approve } = rule;
  const levels = (entries: Entries) => [...new Set(entries.levels)].sort((a, b) => a - b);
  return tell(`${of.kind}-protected-environments`, of, {
    node: { kind: 'protected_environment', id: ruleId(rule) },
    properties: {
      name,
      requiredApprovalCount: 0,
      deployAccessLevels: levels(deploy),
      approvalAccessLevels: levels(approve),
      approvalsByAccessLevel: levels(approve).map((level) => `${level}:1`),
    },
    edges: [
      { type: 'HAS', direction: 'in', rows: [{ other: of }] },
      entryRows('ALLOWED_TO_DEPLOY', deploy, {}),
      entryRows('ALLOWED_TO_APPROVE', approve, { requiredApprovals: 1 }),
    ],
  });
}

/** The rules that GitLab shows with an environment: the project's by name, those of groups above by tier (R33). */
function rulesOn(world: AccessWorld, project: WorldProject, environment: WorldEnvironment) {
  const groups = groupsAbove(world, project);
  return world.protectedEnvironments.filter(({ of, name }) =>
    of.kind === 'project'
      ? of.id === project.id && name === environment.name
      : groups.some(({ id }) => id === of.id) && name === environment.tier,
  );
}

function environments(world: AccessWorld, tell: Tell, project: WorldProject): ClaimedView[] {
  const home = { kind: 'project', id: project.id } as const;
  const own = world.environments.filter(({ projectId }) => projectId === project.id);
  const unread =
    isDenied(world, home, 'project-protected-environments') ||
    groupsAbove(world, project).some(({ id }) =>
      isDenied(world, { kind: 'group', id }, 'group-protected-environments'),
    );
  const isProtected = own.some((one) => rulesOn(world, project, one).some(({ of }) => of.kind === 'project'));
  const views = own.map((one) =>
    tell('environments', home, {
      node: { kind: 'environment', id: one.id },
      properties: { id: one.id, name: one.name, tier: one.tier, state: 'available', externalHost: null },
      edges: [
        { type: 'HAS', direction: 'in', rows: [{ other: home }] },
        ...(unread || one.tier === undefined
          ? []
          : [
              {
                type: 'PROTECTS' as const,
                direction: 'in' as const,
                rows: rulesOn(world, project, one).map((rule) => ({
                  other: { kind: 'protected_environment' as const, id: ruleId(rule) },
                })),
              },
            ]),
      ],
    }),
  );
  const hasProtectedEnvironments = unread ? undefined : isProtected;
  return [...views, tell('environments', home, { node: home, properties: { hasProtectedEnvironments } })];
}

/** Protected branches and tags, branches, environments and what protects them. */
export function protectionViews(world: AccessWorld, tell: Tell): ClaimedView[] {
  return [
    ...world.projects.flatMap((project) => branches(world, tell, project)),
    ...groupRules(world, tell),
    ...tags(world, tell),
    ...world.projects.flatMap((project) => environments(world, tell, project)),
    ...world.protectedEnvironments.map((rule) => environmentRule(tell, rule)),
  ];
}
