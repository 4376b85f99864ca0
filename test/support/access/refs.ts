import { isDenied, projectOf, same } from './places.js';
import { type Actor, atLeast, isMemberOf, memberRole, role, topGroup } from './roles.js';
import { all, any, is, type Verdict } from './verdict.js';
import type { AccessWorld, Entries, ProtectedBranch, ProtectedTag } from './world.js';

/** A branch or tag by its name. */
export interface Ref {
  readonly kind: 'branch' | 'tag';
  readonly name: string;
}

/**
 * Whether "some ref" is also a tag that somebody may create: pipelines run on tags, and a protected tag is a protected ref
 * (R29, R30). The rules speak of pushing and merging only; false would count branches alone.
 */
const countsTags = true;

/** A name that no rule fits but one of nothing but `*`. */
const unusualName = '\u2603';

/** Whether a rule's name or pattern fits a ref; `*` stands for any text (R19). */
export function fits(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\/]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(name);
}

/** The rules that fit a ref, and whether there may be more that were not read. */
interface Pool<Rule> {
  readonly rules: readonly Rule[];
  readonly hidden: boolean;
}

/** What is so whether or not the GitLab has Premium, where its tier is not known: only rules of branches depend on that (R19). */
export function withAnyTier(world: AccessWorld, decide: (world: AccessWorld) => Verdict): Verdict {
  if (world.account.tier !== undefined || world.account.isPremium !== undefined) return decide(world);
  const [free, premium] = [false, true].map((isPremium) =>
    decide({ ...world, account: { ...world.account, isPremium } }),
  );
  return free === premium ? (free ?? null) : null;
}

/** R19: the rules of the project and, from Premium on, of its top-level group. */
function branchRules(world: AccessWorld, projectId: number): Pool<ProtectedBranch> {
  const project = { kind: 'project', id: projectId } as const;
  const own = world.protectedBranches.filter((rule) => same(rule.of, project));
  const unread = isDenied(world, project, 'branch-rules', 'branch-rules-rest');
  const top = topGroup(world, projectId);
  const { tier, isPremium = tier !== 'free' } = world.account;
  if (top === undefined || !isPremium) return { rules: own, hidden: unread };
  const inherited = world.protectedBranches.filter((rule) => same(rule.of, top));
  const unreadAbove = isDenied(world, top, 'group-branch-rules');
  return { rules: [...own, ...inherited], hidden: unread || unreadAbove };
}

function tagRules(world: AccessWorld, projectId: number): Pool<ProtectedTag> {
  return {
    rules: world.protectedTags.filter((rule) => rule.projectId === projectId),
    hidden: isDenied(world, { kind: 'project', id: projectId }, 'protected-tags'),
  };
}

function fitting<Rule extends { readonly name: string }>({ rules, hidden }: Pool<Rule>, name: string) {
  return { rules: rules.filter((rule) => fits(rule.name, name)), hidden };
}

/** R16: whether a role is one that pushes code. */
export function pushesCode(world: AccessWorld, actor: Actor, projectId: number): Verdict {
  return atLeast(role(world, actor, { kind: 'project', id: projectId }), 30);
}

/** What an entry must let somebody do; merging alone asks for no ability to push (R21). */
type Deed = 'push' | 'merge' | 'create';

/** R20: 0 nobody, 60 administrators, else the member role: an administrator needs a grant too. */
function levelLets(world: AccessWorld, actor: Actor, projectId: number, level: number): Verdict {
  if (level === 0) return false;
  if (level === 60) return actor.admin;
  const member = memberRole(world, actor.user, { kind: 'project', id: projectId });
  return all(atLeast(member, level), pushesCode(world, actor, projectId));
}

/** R21: a person entry lets a member of the project. */
function personLets(world: AccessWorld, actor: Actor, projectId: number, deed: Deed): Verdict {
  const member = memberRole(world, actor.user, { kind: 'project', id: projectId });
  return all(atLeast(member, 10), deed === 'merge' ? true : pushesCode(world, actor, projectId));
}

/** R22: direct members, at 30 or more, of a group that is invited to the project itself with 30 or more. */
function groupLets(
  world: AccessWorld,
  actor: Actor,
  projectId: number,
  groupId: number,
  deed: Deed,
): Verdict {
  const project = { kind: 'project', id: projectId } as const;
  const invited = world.shares.some(
    (share) => share.groupId === groupId && same(share.to, project) && share.accessLevel >= 30,
  );
  return all(
    invited,
    isMemberOf(world, actor.user.id, groupId, { inherited: false, atLeast: 30 }),
    deed === 'merge' ? true : pushesCode(world, actor, projectId),
  );
}

/** R23: an entry that names a key lets its owner too, as a person entry. */
function keyLets(world: AccessWorld, actor: Actor, projectId: number, keyId: number, deed: Deed): Verdict {
  const key = world.deployKeys.find(({ id }) => id === keyId);
  const writes = key?.enabledIn.some((one) => one.projectId === projectId && one.canPush) === true;
  const unread = isDenied(world, { kind: 'project', id: projectId }, 'project-deploy-keys');
  return all(
    is(key?.ownerId, actor.user.id),
    any(writes, unread ? null : false),
    personLets(world, actor, projectId, deed),
  );
}

function entriesLet(
  world: AccessWorld,
  actor: Actor,
  projectId: number,
  entries: Entries,
  deed: Deed,
): Verdict {
  return any(
    ...entries.levels.map((level) => levelLets(world, actor, projectId, level)),
    ...entries.users.map((id) => id === actor.user.id && personLets(world, actor, projectId, deed)),
    ...entries.groups.map(({ groupId }) => groupLets(world, actor, projectId, groupId, deed)),
    ...entries.keys.map((id) => keyLets(world, actor, projectId, id, deed)),
  );
}

/** Whether some rule that was not read could let this person: by a role, by name or by a group. */
function couldBeNamed(world: AccessWorld, actor: Actor, projectId: number, deed: Deed): Verdict {
  return any(
    actor.admin,
    personLets(world, actor, projectId, deed),
    ...world.shares.map(({ groupId }) => groupLets(world, actor, projectId, groupId, deed)),
  );
}

/** R19, R24: any grant of any rule that fits; without a rule, whoever pushes code. */
function poolLets(
  world: AccessWorld,
  actor: Actor,
  projectId: number,
  pool: Pool<Entries>,
  deed: Deed,
): Verdict {
  const granted = any(...pool.rules.map((entries) => entriesLet(world, actor, projectId, entries, deed)));
  const unprotected = pool.rules.length === 0 && pushesCode(world, actor, projectId);
  if (!pool.hidden) return any(granted, unprotected);
  const possible = any(unprotected, couldBeNamed(world, actor, projectId, deed));
  return any(granted, possible === false ? false : null);
}

/** R20: in an empty repository a role of 40 or more pushes whatever the rules say. */
function pushesFirst(world: AccessWorld, actor: Actor, projectId: number): Verdict {
  const project = { kind: 'project', id: projectId } as const;
  return all(is(projectOf(world, projectId).emptyRepo, true), atLeast(role(world, actor, project), 40));
}

/** Whether the rules let somebody push to or merge into a branch, or create a tag (R19 to R24). */
export function refLets(world: AccessWorld, actor: Actor, projectId: number, ref: Ref, deed: Deed): Verdict {
  if (ref.kind === 'tag') {
    const { rules, hidden } = fitting(tagRules(world, projectId), ref.name);
    return poolLets(world, actor, projectId, { rules: rules.map(({ create }) => create), hidden }, 'create');
  }
  const { rules, hidden } = fitting(branchRules(world, projectId), ref.name);
  const entries = rules.map((rule) => (deed === 'merge' ? rule.merge : rule.push));
  const lets = poolLets(world, actor, projectId, { rules: entries, hidden }, deed);
  return deed === 'push' ? any(lets, pushesFirst(world, actor, projectId)) : lets;
}

/** R19, R24: no rule fits the branch, or one that does allows forced pushes. */
export function allowsForce(world: AccessWorld, projectId: number, branch: string): Verdict {
  const { rules, hidden } = fitting(branchRules(world, projectId), branch);
  if (rules.length === 0) return hidden ? null : true;
  return any(...rules.map(({ allowForcePush }) => is(allowForcePush, true)), hidden ? null : false);
}

/** Whether a deploy key itself is named by a rule that fits (R23); unknown where a rule was not read. */
export function namesKey(world: AccessWorld, projectId: number, ref: Ref, keyId: number): Verdict {
  const pool =
    ref.kind === 'tag'
      ? fitting(tagRules(world, projectId), ref.name)
      : fitting(branchRules(world, projectId), ref.name);
  const named = pool.rules.some((rule) => ('create' in rule ? rule.create : rule.push).keys.includes(keyId));
  return any(named, pool.hidden ? null : false);
}

/** R30: whether a rule protects a ref. */
export function isProtected(world: AccessWorld, projectId: number, ref: Ref): Verdict {
  const pool =
    ref.kind === 'tag'
      ? fitting(tagRules(world, projectId), ref.name)
      : fitting(branchRules(world, projectId), ref.name);
  return any(pool.rules.length > 0, pool.hidden ? null : false);
}

/** Refs that stand for all there could be: one that only `*` fits, the default branch, and one of each rule. */
export function refsToTry(world: AccessWorld, projectId: number): readonly Ref[] {
  const names = (rules: readonly { readonly name: string }[]) => [
    unusualName,
    ...rules.map(({ name }) => name.replaceAll('*', unusualName)),
  ];
  return [
    { kind: 'branch' as const, name: projectOf(world, projectId).defaultBranch },
    ...names(branchRules(world, projectId).rules).map((name) => ({ kind: 'branch' as const, name })),
    ...(countsTags ? names(tagRules(world, projectId).rules) : []).map((name) => ({
      kind: 'tag' as const,
      name,
    })),
  ];
}

/** The ref that a question without one means: the default branch, or a tag that only `*` fits. */
export function refOf(world: AccessWorld, projectId: number, kind: Ref['kind'], name?: string): Ref {
  if (name !== undefined) return { kind, name };
  return kind === 'tag'
    ? { kind, name: unusualName }
    : { kind, name: projectOf(world, projectId).defaultBranch };
}
