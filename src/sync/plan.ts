import type { InstanceFacts } from '../gitlab/discovery.js';
import type { Needs, Source } from '../gitlab/sources/source.js';
import { belowTier } from '../gitlab/sources/tier.js';

/** What a run does with one source, and why. */
export type Decision =
  | { readonly source: Source; readonly state: 'read' }
  | { readonly source: Source; readonly state: 'covered'; readonly by: readonly string[] }
  | { readonly source: Source; readonly state: 'unreadable'; readonly reason: string }
  /** This GitLab has no such thing: its tier is known to be too low. */
  | { readonly source: Source; readonly state: 'absent'; readonly reason: string };

/** Why this GitLab has no such thing, when that is known. */
function absent({ tier, enterprise }: Needs, facts: InstanceFacts): string | undefined {
  if (enterprise === true && facts.enterprise === false) return 'the Community Edition does not have it';
  return tier === undefined ? undefined : belowTier(facts, tier);
}

/** Decides, from what is known of instance and token, which sources to read; nothing is asked only to be refused. */
export function plan(sources: readonly Source[], facts: InstanceFacts): Decision[] {
  return sources.map((source) => {
    const by = source.coveredBy?.(facts);
    if (by !== undefined) return { source, state: 'covered', by };
    const absence = absent(source.needs, facts);
    if (absence !== undefined) return { source, state: 'absent', reason: absence };
    const reason = source.unreadable?.(facts);
    if (reason !== undefined) return { source, state: 'unreadable', reason };
    return { source, state: 'read' };
  });
}

/** One line of what a token will and will not let the service read. */
export interface Readability {
  readonly title: string;
  /** `depends`: on the role that the token's user has in each group or project. */
  readonly verdict: 'yes' | 'no' | 'depends';
  readonly note: string;
}

/** What this token will and will not let the service read, for `connections verify`, `doctor` and the start. */
export function readability(sources: readonly Source[], facts: InstanceFacts): Readability[] {
  return plan(sources, facts).flatMap((decision): Readability[] => {
    const { source, state } = decision;
    if (state === 'covered') return [];
    if (state === 'unreadable' || state === 'absent')
      return [{ title: source.title, verdict: 'no', note: decision.reason }];
    const { role } = source.needs;
    if (facts.token.isAdmin || role === undefined || role === 'administrator') {
      return [{ title: source.title, verdict: 'yes', note: source.caveat?.(facts) ?? '' }];
    }
    const caveat = source.caveat?.(facts);
    const note = [`where its user is at least ${role}`, ...(caveat ? [caveat] : [])].join('; ');
    return [{ title: source.title, verdict: 'depends', note }];
  });
}
