import { z } from 'zod';
import { isAppError } from '../../core/errors.js';
import { user } from '../entities/user.js';
import type { EdgeRow, Reference } from '../model/entity.js';
import { rowReader } from '../model/row.js';
import type { Properties } from '../model/values.js';
import { belowPremium, isTopLevel } from './audit-events.js';
import { eachTarget, parseRows } from './rest-list.js';
import type { ReadJob, Scope, Source, Target } from './source.js';

const extra = { id: z.number(), membership_type: z.string().nullish() };
const fields = [
  'username',
  'name',
  'state',
  'email',
  'external',
  'twoFactorEnabled',
  'createdAt',
  'confirmedAt',
  'lastActivityOn',
  'lastSignInAt',
  'currentSignInAt',
] as const;
const reader = rowReader(user, { naming: 'rest', fields, extra });
// The last sign-in has another name among billable members, who show nothing of the one before.
const billable = rowReader(user, {
  naming: 'rest',
  fields: ['username', 'name', 'state', 'email', 'lastActivityOn', 'currentSignInAt'],
  from: { currentSignInAt: 'last_login_at' },
  extra,
});

const lists = {
  billable: { path: 'billable_members', reader: billable, isPaid: false },
  enterprise: { path: 'enterprise_users', reader, isPaid: true },
  provisioned: { path: 'provisioned_users', reader, isPaid: true },
  saml: { path: 'saml_users', reader, isPaid: true },
} as const;
type ListName = keyof typeof lists;
const names = Object.keys(lists) as ListName[];

interface Seen {
  facts: Properties;
  readonly in: Set<ListName>;
  membershipType: string | null;
}

/** What a row shows of a person, as far as it says anything. */
function shown(properties: Properties, names: readonly (typeof fields)[number][] = fields): Properties {
  return Object.fromEntries(
    names.flatMap((name) => (properties[name] == null ? [] : [[name, properties[name]] as const])),
  );
}

/** Whether this GitLab has no such list for such a group, which it says by 404 or 400; a refusal is 403. */
const hasNone = (error: unknown): boolean => isAppError(error, 'GITLAB_NOT_FOUND', 'GITLAB_BAD_ANSWER');

async function readList(
  name: ListName,
  target: Target,
  scope: Scope,
  job: ReadJob,
  people: Map<number, Seen>,
): Promise<void> {
  const list = lists[name];
  for await (const page of job.client.list(`/groups/${target.id}/${list.path}`)) {
    for (const row of parseRows(page, list.reader.schema, scope)) {
      const seen = people.get(row.id) ?? { facts: {}, in: new Set(), membershipType: null };
      seen.facts = { ...seen.facts, ...shown(list.reader.properties(row)) };
      seen.in.add(name);
      if (name === 'billable') seen.membershipType = row.membership_type ?? null;
      people.set(row.id, seen);
    }
  }
}

async function read(scope: Scope, target: Target, job: ReadJob): Promise<void> {
  const people = new Map<number, Seen>();
  const unknown = new Set<ListName>();
  const isFree = belowPremium(job.facts) !== undefined;
  for (const name of isTopLevel(target) ? names : []) {
    // Below Premium there are no such people at all.
    if (lists[name].isPaid && isFree) continue;
    try {
      await readList(name, target, scope, job, people);
    } catch (error) {
      // Without the list of seats nothing is known of a group whose people are not managed otherwise.
      if (!hasNone(error) || name === 'billable') throw error;
      unknown.add(name);
    }
  }
  if (scope.dropped) return;
  const rows = [...people].map(([id, seen]): EdgeRow => {
    const other: Reference = {
      kind: 'user',
      id,
      properties: shown(seen.facts, ['username', 'name', 'state']),
    };
    const flags = names.map((name) => [name, unknown.has(name) ? undefined : seen.in.has(name)] as const);
    return { other, properties: { ...Object.fromEntries(flags), membershipType: seen.membershipType } };
  });
  const node = { kind: 'group' as const, id: target.id };
  const exhaustive = job.facts.token.isAdmin && unknown.size === 0;
  // An administrator's own list of people shows all of this and more.
  const shownPeople = job.facts.token.isAdmin
    ? []
    : [...people].map(([id, { facts }]) => ({ node: { kind: 'user' as const, id }, properties: facts }));
  await scope.emit([
    { node, edges: [{ type: 'MANAGES', direction: 'out', rows, exhaustive }] },
    ...shownPeople,
  ]);
}

/** The people whose seats a top-level group pays for, or whose accounts it manages, with what that shows of them. */
export const managedUsers: Source = {
  id: 'managed-users',
  title: 'Billable, enterprise, provisioned and SAML users of top-level groups',
  feeds: ['user'],
  shows: ['user'],
  targets: 'group',
  stage: 4,
  batch: 1,
  needs: { role: 'Owner' },
  read: (job) => eachTarget(job, (scope, target) => read(scope, target, job)),
};
