import { appError } from '../core/errors.js';
import { isWithin } from '../core/full-path.js';
import { type GraphRead, readerOf } from '../core/graph-read.js';
import { hashOf } from '../core/hash.js';
import { sources } from '../gitlab/sources/index.js';
import type { Graph } from '../graph/driver.js';
import { findSavedQuery } from '../queries/near.js';
import type { SavedQuery } from '../queries/types.js';
import { sourcesTelling } from '../sync/facts-needed.js';
import { freshnessOf, loadCoverage } from '../sync/freshness.js';

/** The kinds of non-human identities of which baselines are kept. */
export const identityKinds = [
  'personal_access_token',
  'project_access_token',
  'group_access_token',
  'deploy_token',
  'deploy_key',
  'bot',
  'service_account',
  'runner',
] as const;
export type NonHumanKind = (typeof identityKinds)[number];

/** How what an identity may do compares with what was accepted. */
export const baselineStates = ['ACCEPTED', 'EXPANDED', 'REDUCED', 'NOT_ACCEPTED', 'UNKNOWN'] as const;
export type BaselineState = (typeof baselineStates)[number];

/** An identity as the saved query `identity-baselines` gives it. */
interface Row {
  readonly identityKey: string;
  readonly kind: NonHumanKind;
  readonly name: string | null;
  readonly path: string | null;
  readonly tops: readonly string[];
  readonly permissions: readonly string[];
  readonly accepted: readonly string[] | null;
  readonly added: readonly { readonly text: string; readonly certain: boolean }[];
  readonly removed: readonly string[];
  readonly unread: readonly string[];
  readonly acceptedAt: string | null;
  readonly acceptedBy: string | null;
  readonly reason: string | null;
}

/** What an identity may do, beside what somebody accepted; permissions as sorted texts. */
export interface IdentityBaseline extends Omit<Row, 'added'> {
  readonly state: BaselineState;
  /** What came for certain. */
  readonly added: readonly string[];
  /** What may have been there before: a list that would have told it was not read then. */
  readonly uncertain: readonly string[];
  /** SHA-256 of what it may do now: changes when that does. */
  readonly hash: string;
}

/** Which identities are meant; what is left out does not matter. */
export interface IdentityFilter {
  readonly kinds?: readonly NonHumanKind[] | null | undefined;
  readonly states?: readonly BaselineState[] | null | undefined;
  /** Full path of a group or project: those that are of it or of what is below it. */
  readonly group?: string | null | undefined;
  /** Key of one identity. */
  readonly identity?: string | null | undefined;
}

/** How an identity compares: nothing came that a list not read then could have hidden, or went that cannot be read now. */
export function baselineState(row: Pick<Row, 'accepted' | 'added' | 'removed' | 'unread'>): BaselineState {
  if (row.accepted === null) return 'NOT_ACCEPTED';
  if (row.added.some(({ certain }) => certain)) return 'EXPANDED';
  if (row.added.length > 0) return 'UNKNOWN';
  if (row.removed.length === 0) return 'ACCEPTED';
  const isHidden = (text: string) => row.unread.some((what) => text.startsWith(what));
  return row.removed.every(isHidden) ? 'UNKNOWN' : 'REDUCED';
}

/** The identities that a filter means, by key. */
export async function identityBaselines(
  read: GraphRead,
  queries: readonly SavedQuery[],
  { kinds, states, group, identity }: IdentityFilter,
): Promise<IdentityBaseline[]> {
  const rows = await read<Row>(findSavedQuery(queries, 'identity-baselines').statement);
  return rows
    .map((row) => ({
      ...row,
      state: baselineState(row),
      added: row.added.flatMap(({ text, certain }) => (certain ? text : [])),
      uncertain: row.added.flatMap(({ text, certain }) => (certain ? [] : text)),
      hash: hashOf(row.permissions),
    }))
    .filter(
      (row) =>
        (kinds?.includes(row.kind) ?? true) &&
        (states?.includes(row.state) ?? true) &&
        (identity == null || row.identityKey === identity) &&
        (group == null || isWithin(row.path, group) || row.tops.includes(group)),
    );
}

const machineNeeds = [
  'members',
  'group-shares',
  'project-shares',
  'branch-rules',
  'branch-rules-rest',
  'protected-tags',
];

/** The facts that a kind's permissions rest on. */
const needsOf: Readonly<Record<NonHumanKind, readonly string[]>> = {
  personal_access_token: ['tokens', ...machineNeeds],
  project_access_token: ['tokens', ...machineNeeds],
  group_access_token: ['tokens', ...machineNeeds],
  deploy_token: ['deploy-tokens'],
  deploy_key: ['deploy-keys', 'branch-rules', 'branch-rules-rest', 'protected-tags'],
  bot: machineNeeds,
  service_account: machineNeeds,
  runner: ['runners'],
};

/** The keys of the things whose lists were not read, of those that a kind's permissions rest on; `*` for all. */
async function unreadOf(read: GraphRead): Promise<(kind: NonHumanKind) => string[]> {
  const coverage = await loadCoverage(
    read,
    sources.map(({ id }) => id),
  );
  const known = new Map<NonHumanKind, string[]>();
  return (kind) => {
    const before = known.get(kind);
    if (before !== undefined) return before;
    const needed = [...new Set(needsOf[kind].flatMap((need) => sourcesTelling(need) ?? []))];
    const { complete, unknownScopes } = freshnessOf(coverage, needed);
    const targets = unknownScopes.map(({ target }) => target ?? '*');
    // More than are named, or counted only: any may be among them.
    const all = !complete && (targets.length === 0 || targets.length >= 1000) ? ['*'] : targets;
    const unread = all.includes('*') ? ['*'] : [...new Set(all)];
    known.set(kind, unread);
    return unread;
  };
}

const save = `
  UNWIND $baselines AS baseline
  MERGE (b:PermissionBaseline {identity: baseline.identity})
  WITH b, baseline, b.hash <> baseline.hash AS isOther
  FOREACH (_ IN CASE WHEN isOther THEN [1] ELSE [] END |
    CREATE (:EarlierPermissionBaseline {identity: b.identity, permissions: b.permissions, hash: b.hash, at: b.at, by: b.by, reason: b.reason}))
  SET b = baseline`;

/** Identities that are accepted in one transaction. */
const acceptedAtOnce = 5000;

/**
 * Accepts what identities may do now; what was accepted before is kept as a record where it was another.
 * @param filter without a state, it means at least something: an identity, kinds or a group.
 * @returns how many were accepted, and of how many of them something was not read.
 * @throws AppError BASELINE_INVALID without a reason, without a choice, or where nothing is chosen.
 */
export async function acceptIdentityBaselines(
  graph: Pick<Graph, 'write' | 'read'>,
  queries: readonly SavedQuery[],
  filter: IdentityFilter,
  {
    by,
    reason,
    at = new Date().toISOString(),
  }: { readonly by: string; readonly reason: string; readonly at?: string },
): Promise<{ readonly accepted: number; readonly incomplete: number }> {
  const refuse = (why: string) => appError('BASELINE_INVALID', { reason: why });
  if (reason.trim() === '') throw refuse('it needs a reason');
  if (filter.identity == null && filter.group == null && (filter.kinds ?? []).length === 0)
    throw refuse('name an identity, a group or kinds of identities');
  const read = readerOf(graph);
  // What was not read is looked up first: a sync that ends in between only makes it less sure than it is.
  const unread = await unreadOf(read);
  const chosen = await identityBaselines(read, queries, filter);
  if (chosen.length === 0) throw refuse('no token, key, bot, service account or runner is meant by that');
  const baselines = chosen.map((one) => ({
    identity: one.identityKey,
    permissions: one.permissions,
    hash: one.hash,
    unread: [...new Set([...unread(one.kind), ...one.unread])],
    at,
    by,
    reason,
  }));
  for (let from = 0; from < baselines.length; from += acceptedAtOnce)
    await graph.write(save, { baselines: baselines.slice(from, from + acceptedAtOnce) });
  return { accepted: baselines.length, incomplete: baselines.filter((one) => one.unread.length > 0).length };
}
