import type { BranchRule, Entries, NamedKey, Pool, ProjectPlace, TagRule } from '../places.js';
import type { Subject } from '../subjects.js';
import { all, allowed, any, anyOf, type Check, denied, fact, unknown, type Verdict } from '../verdict.js';
import { isAdmin, isMemberOf, memberAtLeast, pushesCode, roleAtLeast } from './roles.js';

/** A branch or a tag. */
export interface Ref {
  readonly kind: 'branch' | 'tag';
  readonly name: string;
}

/** Pushing and creating ask for a role that changes code; merging does not. */
export type Deed = 'push' | 'merge';

/** A name that no rule fits but one of nothing but `*`. */
const unusualName = '\u2603';

const patterns = new Map<string, RegExp>();

/** Whether a name fits a rule's name, in which `*` stands for any text (R19). */
export function fits(pattern: string, ref: string): boolean {
  if (!pattern.includes('*')) return pattern === ref;
  let known = patterns.get(pattern);
  if (known === undefined) {
    const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    known = new RegExp(`^${parts.join('.*')}$`, 's');
    if (patterns.size >= 1000) patterns.clear();
    patterns.set(pattern, known);
  }
  return known.test(ref);
}

/** The rules that fit a ref. */
function poolOf(place: ProjectPlace, ref: Ref): Pool<BranchRule | TagRule> {
  const pool: Pool<BranchRule | TagRule> = ref.kind === 'tag' ? place.tagRules : place.branchRules;
  return { ...pool, rules: pool.rules.filter(({ name }) => fits(name, ref.name)) };
}

const isHidden = (pool: Pool<unknown>) => pool.unread.length > 0;
const hiddenRules = (pool: Pool<unknown>) => unknown('what protects it could not be read', pool.unread);

function entriesOf(rule: BranchRule | TagRule, deed: Deed): Entries {
  if ('create' in rule) return deed === 'push' ? rule.create : noEntries;
  return rule[deed];
}

const noEntries: Entries = { levels: [], people: new Set(), groups: new Set(), keys: new Map() };

/** R20: 0 nobody, 60 administrators, else the member role: an administrator needs a grant too. */
function levelLets(subject: Subject, level: number): Verdict {
  if (level === 0) return denied('nobody');
  if (level === 60) return isAdmin(subject);
  return all(
    () => memberAtLeast(subject, level),
    () => pushesCode(subject),
  );
}

/** R21: a person entry lets a member of the project. */
function personLets(subject: Subject, deed: Deed): Verdict {
  return all(
    () => memberAtLeast(subject, 10),
    () => (deed === 'merge' ? allowed('merging asks for no more') : pushesCode(subject)),
  );
}

/** R22: direct members, at 30 or more, of a group that is invited to the project itself with 30 or more. */
function groupLets(subject: Subject, place: ProjectPlace, group: string, deed: Deed): Verdict {
  if (!place.invitedDevelopers.includes(group)) return denied('the group is not invited to the project');
  return all(
    () => isMemberOf(subject, group, { inherited: false, atLeast: 30 }),
    () => (deed === 'merge' ? allowed('merging asks for no more') : pushesCode(subject)),
  );
}

/** R23: an entry that names a key with write access lets its owner, as a person entry would. */
function keyLets(subject: Subject, place: ProjectPlace, { owner, writes }: NamedKey, deed: Deed): Verdict {
  const { unreadKeys } = place;
  return all(
    () => (owner === null || owner === subject.key ? personLets(subject, deed) : denied('no key of theirs')),
    () => {
      if (writes) return allowed('the key has write access');
      return unreadKeys === undefined
        ? denied('the key has no write access')
        : unknown('the deploy keys of the project could not be read', [unreadKeys]);
    },
    () =>
      owner === null
        ? unknown('the owner of a deploy key that the rule names could not be read')
        : allowed('an owner of the key'),
  );
}

/** One entry of a rule is enough (R20 to R23). */
function entriesLet(subject: Subject, place: ProjectPlace, entries: Entries, deed: Deed): Verdict {
  const isNamed = entries.people.has(subject.key);
  const by = (how: string, verdict: Verdict) =>
    verdict.decision === 'ALLOWED' ? allowed(`by ${how}`) : verdict;
  return any(
    () =>
      by(
        'level',
        anyOf(entries.levels, (level) => levelLets(subject, level), denied('no level')),
      ),
    () => (isNamed ? by('person', personLets(subject, deed)) : denied('not named')),
    () =>
      by(
        'person',
        anyOf(entries.keys.values(), (key) => keyLets(subject, place, key, deed), denied('no key of theirs')),
      ),
    () =>
      by(
        'group',
        anyOf(
          entries.groups,
          (group) => groupLets(subject, place, group, deed),
          denied('no group of theirs'),
        ),
      ),
  );
}

/** Whether a rule that was not read could let this person: by a role, by name or by a group. */
function couldBeNamed(subject: Subject, place: ProjectPlace, deed: Deed): Verdict {
  return any(
    () => isAdmin(subject),
    () => personLets(subject, deed),
    () =>
      anyOf(place.invitedDevelopers, (group) => groupLets(subject, place, group, deed), denied('no group')),
  );
}

/** R20: in an empty repository a role of 40 or more pushes whatever the rules say. */
function pushesFirst(subject: Subject, place: ProjectPlace): Verdict {
  return all(
    () => fact(place.emptyRepo, 'the repository is empty', 'the repository is not empty', 'it is empty'),
    () => roleAtLeast(subject, 40),
    () => allowed('the repository is empty'),
  );
}

/** R19, R24: any grant of any rule that fits; without a rule, whoever pushes code. */
function poolLets(subject: Subject, place: ProjectPlace, ref: Ref, deed: Deed): Verdict {
  const pool = poolOf(place, ref);
  const names = pool.rules.map(({ name }) => name).join(', ');
  const granted = anyOf(
    pool.rules,
    (rule) => {
      const verdict = entriesLet(subject, place, entriesOf(rule, deed), deed);
      return verdict.decision === 'ALLOWED'
        ? allowed(`the rule ${rule.name} lets ${verdict.reason}`)
        : verdict;
    },
    denied('no rule'),
  );
  const unprotected: Check = () =>
    pool.rules.length > 0
      ? denied(`no entry of ${names} lets it`)
      : all(
          () => pushesCode(subject),
          () => allowed(`the ${ref.kind} is not protected`),
        );
  if (!isHidden(pool))
    return any(
      () => granted,
      () => unprotected(),
    );
  if (granted.decision === 'ALLOWED') return granted;
  const possible = any(unprotected, () => couldBeNamed(subject, place, deed));
  return possible.decision === 'DENIED' ? possible : hiddenRules(pool);
}

/** Whether the rules let somebody push to or merge into a branch, or create a tag (R19 to R24). */
export function refLets(subject: Subject, place: ProjectPlace, ref: Ref, deed: Deed): Verdict {
  if (ref.kind === 'tag' && deed === 'merge') return denied('nothing is merged into a tag');
  const isPush = ref.kind === 'branch' && deed === 'push';
  return any(
    () => (isPush ? pushesFirst(subject, place) : denied('not the first push')),
    () => poolLets(subject, place, ref, deed),
  );
}

/** R19, R24: no rule fits the branch, or one that does allows forced pushes. */
export function allowsForce(place: ProjectPlace, branch: string): Verdict {
  const pool = poolOf(place, { kind: 'branch', name: branch });
  const hidden = isHidden(pool);
  if (pool.rules.length === 0) return hidden ? hiddenRules(pool) : allowed('the branch is not protected');
  return any(
    () =>
      anyOf(
        pool.rules,
        (rule) =>
          fact(
            'create' in rule ? false : rule.allowForcePush,
            `the rule ${rule.name} allows force push`,
            'no rule allows force push',
            `the rule ${rule.name} allows force push`,
          ),
        denied('no rule allows force push'),
      ),
    () => (hidden ? hiddenRules(pool) : denied('no rule allows force push')),
  );
}

/** Whether a deploy key itself is named by a rule that fits (R23). */
export function namesKey(place: ProjectPlace, ref: Ref, key: string): Verdict {
  const pool = poolOf(place, ref);
  const rule = pool.rules.find((one) => entriesOf(one, 'push').keys.has(key));
  if (rule !== undefined) return allowed(`the rule ${rule.name} names the key`);
  return isHidden(pool) ? hiddenRules(pool) : denied('no rule names the key');
}

/** R30: whether a rule protects a ref. */
export function isProtected(place: ProjectPlace, ref: Ref): Verdict {
  const pool = poolOf(place, ref);
  if (pool.rules.length > 0) return allowed('the ref is protected');
  return isHidden(pool) ? hiddenRules(pool) : denied('the ref is not protected');
}

/** Refs that stand for all there could be: the default branch, one that only `*` fits, and one of each rule. */
export function refsToTry(place: ProjectPlace): readonly Ref[] {
  const refs = (kind: Ref['kind'], rules: readonly { readonly name: string }[]): Ref[] =>
    [unusualName, ...rules.map(({ name }) => name.replaceAll('*', unusualName))].map((name) => ({
      kind,
      name,
    }));
  return [
    { kind: 'branch', name: branchOf(place, undefined).name },
    ...refs('branch', place.branchRules.rules),
    ...refs('tag', place.tagRules.rules),
  ];
}

/** The branch that a question means: by default the default branch. */
export function branchOf(place: ProjectPlace, name: string | undefined): Ref {
  return { kind: 'branch', name: name ?? place.defaultBranch ?? 'main' };
}

/** The tag that a question means: by default one that only `*` fits. */
export function tagOf(name: string | undefined): Ref {
  return { kind: 'tag', name: name ?? unusualName };
}
