import { instanceOf, rootOf } from '../facts-b.js';
import {
  and,
  type Estate,
  has,
  known,
  list,
  not,
  number,
  or,
  type References,
  sorted,
  type Truth,
  text,
  value,
} from '../reference.js';
import { given, type Highest, highest, isActive, isHuman } from '../roles.js';
import type { Node, Value } from '../world.js';

interface Match {
  readonly account: Node;
  /** Whether the account there is that of the person. */
  readonly sure: Truth;
}

/** Accounts at the identity provider that are a person's, by an identity or else by the address; null: not known. */
function accountsOf(estate: Estate, user: Node): readonly Match[] | null {
  const all = estate.nodes('IdpUser');
  if (all.length === 0) return null;
  const names: Value[] = estate
    .into(user, 'ACTS_AS', 'GitLabIdentity')
    .map(({ from }) => known(from, 'externUid'))
    .filter((name) => name !== null);
  const byIdentity = all.filter((account) => names.includes(value(account, 'externUid')));
  if (byIdentity.length > 0) return byIdentity.map((account) => ({ account, sure: true }));
  const address = known(user, 'email');
  if (address === null) return null;
  return all
    .filter((account) => text(account, 'email').toLowerCase() === String(address).toLowerCase())
    .map((account) => ({ account, sure: has(user, 'confirmedAt') }));
}

function isAccepted(user: Node, exceptions: readonly string[]): boolean {
  return exceptions.includes(text(user, 'username')) || exceptions.includes(text(user, 'key'));
}

/** Whether the identity provider knows a person. */
function isKnownThere(estate: Estate, user: Node): Truth {
  const accounts = accountsOf(estate, user);
  return accounts === null ? null : or(...accounts.map(({ sure }) => sure));
}

/** Whether all accounts of a person there are gone. */
function isGone(accounts: readonly Match[] | null, goneStatuses: readonly string[]): Truth {
  if (accounts === null) return null;
  if (accounts.length === 0) return false;
  const gone = accounts.map(({ account, sure }) => {
    const status = known(account, 'status');
    return and(sure, status === null ? null : goneStatuses.includes(String(status).toLowerCase()));
  });
  return and(...gone);
}

const rowOf = (estate: Estate, group: Node, { user, possible }: Highest, exceptions: readonly string[]) => ({
  fires: and(isActive(user), !isAccepted(user, exceptions), not(isKnownThere(estate, user))),
  groupId: value(group, 'id'),
  userId: value(user, 'id'),
  username: value(user, 'username'),
  path: value(group, 'fullPath'),
  accessLevel: possible,
  userKey: value(user, 'key'),
  groupKey: value(group, 'key'),
});

/** The group at the top, as far as groups are visible. */
const topOf = (estate: Estate, place: Node) => estate.above(place, 'GitLabGroup').at(-1) ?? place;

const rootKey = (group: Node) => `${instanceOf(group)}/${rootOf(group)}`;

const peopleOf = (estate: Estate, group: Node) =>
  highest(given(estate, group)).filter(({ user }) => isHuman(user));

export const directoryReferences: References = {
  'admin-not-in-idp': function* (estate, { minAccessLevel, exceptions }) {
    for (const group of estate.nodes('GitLabGroup'))
      for (const one of peopleOf(estate, group))
        if (one.possible >= number(minAccessLevel)) yield rowOf(estate, group, one, list(exceptions));
  },

  'developer-not-in-idp': function* (estate, { accessLevels, adminAccessLevel, exceptions }) {
    const groups = estate.nodes('GitLabGroup');
    const isAdminNear = (user: Node, top: string) =>
      groups.some(
        (group) =>
          rootKey(group) === top &&
          peopleOf(estate, group).some(
            (one) => one.user === user && one.possible >= number(adminAccessLevel),
          ),
      );
    for (const group of groups)
      for (const one of peopleOf(estate, group)) {
        if (!list(accessLevels).includes(String(one.possible))) continue;
        if (!isAdminNear(one.user, rootKey(group))) yield rowOf(estate, group, one, list(exceptions));
      }
  },

  'offboarded-user-active': function* (estate, { goneStatuses, exceptions }) {
    for (const top of estate.nodes('GitLabGroup')) {
      if (topOf(estate, top) !== top) continue;
      const places = estate
        .nodes('GitLabGroup', 'GitLabProject')
        .filter((place) => place === top || estate.above(place).includes(top));
      for (const user of estate.nodes('GitLabUser')) {
        const memberships = places
          .flatMap((place) => estate.into(place, 'MEMBER_OF'))
          .filter((link) => link.from === user && (value(link, 'state') ?? 'active') === 'active');
        if (memberships.length === 0 || !isHuman(user)) continue;
        const accounts = accountsOf(estate, user);
        yield {
          fires: and(
            isActive(user),
            !isAccepted(user, list(exceptions)),
            isGone(accounts, list(goneStatuses)),
          ),
          groupId: value(top, 'id'),
          userId: value(user, 'id'),
          username: value(user, 'username'),
          path: value(top, 'fullPath'),
          memberships: memberships.length,
          accessLevel: Math.max(...memberships.map((link) => number(value(link, 'accessLevel')))),
          statuses: sorted((accounts ?? []).map(({ account }) => text(account, 'status').toLowerCase())),
          userKey: value(user, 'key'),
          groupKey: value(top, 'key'),
        };
      }
    }
  },
};
