import type { EdgeRow, OwnedEdges, Reference, View } from '../model/entity.js';
import type { Properties } from '../model/values.js';
import type { Target } from './source.js';

/** Whom a rule lets do something: a role by its number, or somebody by name. */
export interface RuleEntry {
  readonly level: number;
  /** The user, group or deploy key; undefined for a role. */
  readonly other: Reference | undefined;
  /** It names a group that the caller may not see: neither a role nor anybody known. */
  readonly hidden: boolean;
}

/** A branch rule as REST and GraphQL tell it alike; undefined is what this edition or tier does not show. */
export interface BranchProtectionRule {
  readonly id: number;
  readonly name: string;
  readonly isGroupLevel: boolean | undefined;
  readonly allowForcePush: boolean | undefined;
  readonly codeOwnerApprovalRequired: boolean | undefined;
  readonly matchingBranchesCount: number | undefined;
  readonly push: readonly RuleEntry[];
  readonly merge: readonly RuleEntry[];
  readonly unprotect: readonly RuleEntry[] | undefined;
}

/** Whether the name is a pattern, as GitLab has it (`app/models/concerns/protected_ref.rb`). */
export function isWildcard(name: string): boolean {
  return name.includes('*');
}

/** Whether a rule's name or pattern fits a branch; `*` stands for any text, letters count as written (R19). */
export function fits(pattern: string, branch: string): boolean {
  if (!isWildcard(pattern)) return pattern === branch;
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop() ?? '';
  if (branch.length < head.length + tail.length) return false;
  if (!branch.startsWith(head) || !branch.endsWith(tail)) return false;
  const end = branch.length - tail.length;
  let at = head.length;
  for (const part of rest) {
    const found = branch.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** The roles that entries name, in order. */
export function roleLevels(entries: readonly RuleEntry[]): number[] {
  const roles = entries.filter(({ other, hidden }) => other === undefined && !hidden);
  return [...new Set(roles.map(({ level }) => level))].sort((a, b) => a - b);
}

function properties(rule: BranchProtectionRule): Properties {
  return {
    name: rule.name,
    wildcard: isWildcard(rule.name),
    isGroupLevel: rule.isGroupLevel,
    pushAccessLevels: roleLevels(rule.push),
    mergeAccessLevels: roleLevels(rule.merge),
    unprotectAccessLevels: rule.unprotect && roleLevels(rule.unprotect),
    allowForcePush: rule.allowForcePush,
    codeOwnerApprovalRequired: rule.codeOwnerApprovalRequired,
  };
}

/** The relationships of those whom the entries name. */
export function entryEdges(
  type: OwnedEdges['type'],
  entries: readonly RuleEntry[] | undefined,
): OwnedEdges[] {
  if (entries === undefined) return [];
  const rows = entries.flatMap(({ other }): EdgeRow[] => (other === undefined ? [] : [{ other }]));
  return [{ type, direction: 'in', rows }];
}

/** A rule as a node of the project or group that it was made in. */
export function ruleView(rule: BranchProtectionRule, home: { kind: 'project' | 'group'; id: number }): View {
  return {
    node: { kind: 'protected_branch', id: rule.id },
    properties: {
      ...properties(rule),
      id: rule.id,
      // How many branches a group's rule fits depends on the project.
      matchingBranchesCount: home.kind === 'group' ? null : rule.matchingBranchesCount,
    },
    edges: [
      { type: 'HAS', direction: 'in', rows: [{ other: home }] },
      ...entryEdges('ALLOWED_TO_PUSH', rule.push),
      ...entryEdges('ALLOWED_TO_MERGE', rule.merge),
      ...entryEdges('ALLOWED_TO_UNPROTECT', rule.unprotect),
    ],
  };
}

/** A mention of a rule; one of a group carries its terms, for its own list may be closed to the caller. */
function mention(rule: BranchProtectionRule): Reference {
  const said = rule.isGroupLevel === true ? properties(rule) : {};
  const shown = Object.entries(said).filter(([, value]) => value !== undefined);
  return { kind: 'protected_branch', id: rule.id, properties: Object.fromEntries(shown) };
}

/** The branches of a project that matter, each with all rules that fit it. */
export function branchViews(target: Target, rules: readonly BranchProtectionRule[]): View[] {
  const { defaultBranch, emptyRepo } = target.properties;
  const standard = typeof defaultBranch === 'string' && emptyRepo !== true ? [defaultBranch] : [];
  // A rule may name a branch that is not there: only a count of at least one says that it is.
  const named = rules.filter(
    (rule) => !isWildcard(rule.name) && (rule.matchingBranchesCount ?? 0) > 0 && emptyRepo !== true,
  );
  return [...new Set([...standard, ...named.map(({ name }) => name)])].map((name) => {
    const fitting = rules.filter((rule) => fits(rule.name, name));
    return {
      node: { kind: 'branch', id: `${target.id}/${name}` },
      properties: { name, default: name === defaultBranch, protected: fitting.length > 0 },
      edges: [
        { type: 'HAS', direction: 'in', rows: [{ other: { kind: 'project', id: target.id } }] },
        { type: 'PROTECTS', direction: 'in', rows: fitting.map((rule) => ({ other: mention(rule) })) },
      ],
    };
  });
}
