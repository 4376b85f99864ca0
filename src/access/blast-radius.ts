import { compareText } from '../core/collections.js';
import type { GraphRead } from '../core/graph-read.js';
import { openActions } from './candidates.js';
import { accountIn, decideCase } from './case.js';
import { roleOf } from './decide.js';
import { type Actor, loadActor } from './identities.js';
import { hostOf } from './key-host.js';
import { anyoneReadsCode } from './machines.js';
import { type Part, sightsOf } from './reach.js';
import { survey } from './survey.js';
import { type Action, actions, allResourceKinds, type ResourceKind } from './types.js';
import { distinctLists, type UnreadList, type Verdict } from './verdict.js';

/** One thing that would be reached. */
export interface Struck {
  readonly kind: ResourceKind;
  readonly key: string;
  /** A path, a path and a name, or a path and a branch. */
  readonly name: string;
  readonly accessLevel: number | null;
}

/** What would be reached by one action. */
export interface BlastGroup {
  readonly action: Action;
  /** Whether these are the protected branches and patterns that could be pushed to, and not default branches. */
  readonly protectedBranches: boolean;
  readonly kind: ResourceKind;
  readonly count: number;
  /** Of how many things more it is not known. */
  readonly unknown: number;
  /** The first of them by name. */
  readonly sample: readonly Struck[];
}

/** Everything reached if an identity were stolen. */
export interface BlastRadius {
  readonly actor: Actor;
  /** What is not empty, in the order of the actions. */
  readonly groups: readonly BlastGroup[];
  readonly unread: readonly UnreadList[];
  readonly complete: boolean;
}

/** What is reached by one action on one kind, by what tells it from others. */
interface Counted {
  readonly struck: Map<string, Struck>;
  readonly unknown: Set<string>;
}

/** Counts what is reached and keeps the first by name. */
class Tally {
  readonly #groups = new Map<string, Counted>();
  readonly unread = new Set<UnreadList>();

  /** What is counted of an action on a kind. */
  of(action: Action, kind: ResourceKind, protectedBranches: boolean): Counted {
    const name = `${action} ${kind} ${protectedBranches}`;
    const known = this.#groups.get(name);
    if (known !== undefined) return known;
    const counted: Counted = { struck: new Map(), unknown: new Set() };
    this.#groups.set(name, counted);
    return counted;
  }

  note(counted: Counted, id: string, verdict: Verdict, struck: Struck): void {
    if (verdict.decision === 'ALLOWED') counted.struck.set(id, struck);
    if (verdict.decision !== 'UNKNOWN') return;
    counted.unknown.add(id);
    for (const list of verdict.unread) this.unread.add(list);
  }

  groups(sample: number): BlastGroup[] {
    return actions.flatMap((action) =>
      allResourceKinds.flatMap((kind) =>
        [false, true].flatMap((protectedBranches): BlastGroup[] => {
          const { struck, unknown } = this.of(action, kind, protectedBranches);
          if (struck.size + unknown.size === 0) return [];
          const first = [...struck.values()]
            .sort((a, b) => compareText(a.name, b.name) || compareText(a.key, b.key))
            .slice(0, sample);
          return [
            { action, kind, protectedBranches, count: struck.size, unknown: unknown.size, sample: first },
          ];
        }),
      ),
    );
  }
}

/** The protected branches and patterns that could be pushed to. */
function noteProtected(actor: Actor, { cases, jobs }: Part, tally: Tally): void {
  const counted = tally.of('PUSH', 'project', true);
  for (const one of cases) {
    const { place } = one;
    if (place.kind !== 'project') continue;
    const account = accountIn(actor, one);
    for (const { name } of place.branchRules.rules) {
      const asked = { action: 'PUSH', deed: 'PUSH', aspect: { ref: name } } as const;
      const struck: Struck = {
        kind: 'project',
        key: place.key,
        name: `${place.path}: ${name}`,
        accessLevel: account === undefined ? null : roleOf(account),
      };
      tally.note(counted, `${place.key} ${name}`, decideCase(actor, asked, one, jobs), struck);
    }
  }
}

/**
 * Everything that would be reached if an identity were stolen, grouped by action and counted; what everybody may read
 * without an account is left out.
 * @param asked `identity` as `loadActor` takes it; `sample`: how many of each group are named (default 10).
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS.
 */
export async function blastRadius(
  read: GraphRead,
  asked: { readonly identity: string; readonly sample?: number },
): Promise<BlastRadius> {
  const actor = await loadActor(read, asked.identity);
  const tally = new Tally();
  let isHiding = false;
  const hidden = (lists: readonly UnreadList[]) => {
    if (lists.length > 0) isHiding = true;
    for (const list of lists) tally.unread.add(list);
  };
  if (actor.identity.kind !== 'anonymous') {
    const host = hostOf(actor.identity.key);
    // Of the places that are open to everybody only reading matters, for which nothing more need be loaded.
    const [own, far] = await sightsOf(read, actor, host, [['MANAGE_SETTINGS', 'MERGE'], ['READ_GROUP']]);
    const open = new Map(openActions.map((action) => [action, new Set<string>()]));
    const each = (part: Part) => {
      for (const { place } of part.cases) {
        if (place.kind !== 'instance' && place.visibility === 'public')
          open.get(place.kind === 'group' ? 'READ_GROUP' : 'READ_PROJECT')?.add(place.key);
        if (place.kind === 'project' && anyoneReadsCode(place).decision === 'ALLOWED')
          open.get('READ_CODE')?.add(place.key);
      }
      noteProtected(actor, part, tally);
    };
    for (const [sight, some] of [
      [own, actions],
      [far, openActions],
    ] as const) {
      if (sight === undefined) continue;
      for await (const found of survey(read, sight, some, { part: each, hidden }))
        for (const { action, resource, verdict, accessLevel } of found) {
          const { kind, key, name } = resource;
          if (open.get(action)?.has(key)) continue;
          tally.note(tally.of(action, kind, false), key, verdict, { kind, key, name, accessLevel });
        }
    }
  }
  const groups = tally.groups(asked.sample ?? 10);
  const complete = !isHiding && groups.every(({ unknown }) => unknown === 0);
  return { actor, groups, unread: distinctLists(tally.unread), complete };
}
