import type { GraphRead } from '../core/graph-read.js';
import { openActions } from './candidates.js';
import { decideCase } from './case.js';
import { type Actor, loadActor } from './identities.js';
import { hostOf } from './key-host.js';
import { anyoneReadsCode } from './machines.js';
import { type Part, sightsOf } from './reach.js';
import { survey } from './survey.js';
import { type Action, actions, allResourceKinds, type ResourceKind } from './types.js';
import type { UnreadList, Verdict } from './verdict.js';
import { byName } from './what-can.js';

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

/** Counts what is reached and keeps the first by name. */
class Tally {
  readonly #groups = new Map<string, { struck: Map<string, Struck>; unknown: Set<string> }>();
  readonly unread = new Set<UnreadList>();

  note(group: string, verdict: Verdict, struck: Struck): void {
    if (verdict.decision === 'DENIED') return;
    const known = this.#groups.get(group) ?? { struck: new Map(), unknown: new Set() };
    this.#groups.set(group, known);
    const id = `${struck.key} ${struck.name}`;
    if (verdict.decision === 'ALLOWED') known.struck.set(id, struck);
    else {
      known.unknown.add(id);
      for (const list of verdict.unread) this.unread.add(list);
    }
  }

  groups(sample: number): BlastGroup[] {
    return actions.flatMap((action) =>
      allResourceKinds.flatMap((kind) =>
        [false, true].flatMap((protectedBranches): BlastGroup[] => {
          const found = this.#groups.get(groupName(action, kind, protectedBranches));
          if (found === undefined) return [];
          const first = [...found.struck.values()]
            .sort((a, b) => byName({ decision: 'ALLOWED', ...a }, { decision: 'ALLOWED', ...b }))
            .slice(0, sample);
          const { size: count } = found.struck;
          return [{ action, kind, protectedBranches, count, unknown: found.unknown.size, sample: first }];
        }),
      ),
    );
  }
}

const groupName = (action: Action, kind: ResourceKind, protectedBranches: boolean) =>
  `${action} ${kind} ${protectedBranches}`;

/** The protected branches and patterns that could be pushed to. */
function noteProtected(actor: Actor, { cases, jobs }: Part, tally: Tally): void {
  for (const one of cases) {
    const { place, subject } = one;
    if (place.kind !== 'project') continue;
    for (const { name } of place.branchRules.rules) {
      const asked = { action: 'PUSH', deed: 'PUSH', aspect: { ref: name } } as const;
      tally.note(groupName('PUSH', 'project', true), decideCase(actor, asked, one, jobs), {
        kind: 'project',
        key: place.key,
        name: `${place.path}: ${name}`,
        accessLevel: subject === undefined ? null : subject.memberRole,
      });
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
  if (actor.identity.kind !== 'anonymous') {
    const host = hostOf(actor.identity.key);
    // Of the places that are open to everybody only reading matters, for which nothing more need be loaded.
    const [own, far] = await sightsOf(read, actor, host, [['MANAGE_SETTINGS', 'MERGE'], ['READ_GROUP']]);
    const open = new Set<string>();
    const each = (part: Part) => {
      for (const { place } of part.cases) {
        const isPublic = place.kind !== 'instance' && place.visibility === 'public';
        if (isPublic) open.add(`READ_PROJECT ${place.key}`).add(`READ_GROUP ${place.key}`);
        if (place.kind === 'project' && anyoneReadsCode(place).decision === 'ALLOWED')
          open.add(`READ_CODE ${place.key}`);
      }
      noteProtected(actor, part, tally);
    };
    for (const [sight, some] of [
      [own, actions],
      [far, openActions],
    ] as const) {
      if (sight === undefined) continue;
      for await (const { action, resource, verdict, accessLevel } of survey(read, sight, some, each)) {
        const { kind, key, name } = resource;
        if (open.has(`${action} ${key}`)) continue;
        tally.note(groupName(action, kind, false), verdict, { kind, key, name, accessLevel });
      }
    }
  }
  const groups = tally.groups(asked.sample ?? 10);
  const complete = groups.every(({ unknown }) => unknown === 0);
  return { actor, groups, unread: [...tally.unread], complete };
}
