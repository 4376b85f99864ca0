import type { WorldUser } from '../../world/types.js';
import { notFound } from '../failure.js';
import type { KeysetKind } from '../paging.js';
import { flag, list, type RestContext, type Route } from './context.js';
import { basicUser, fullUser, selfUser } from './present-users.js';

/** Accounts that only administrators see listed. */
const hiddenStates: readonly string[] = ['blocked', 'banned', 'ldap_blocked', 'blocked_pending_approval'];

const byId: KeysetKind<WorldUser> = {
  orderBy: ['id'],
  key: (user) => user.id,
  id: (user) => user.id,
  style: 'cursor',
};

function users(context: RestContext): unknown {
  const { index, caller, query } = context;
  const username = query.get('username')?.toLowerCase();
  const search = query.get('search')?.toLowerCase();
  const createdAfter = query.get('created_after');
  const rows = index.users.filter((user) => {
    if (!caller.rights.admin && hiddenStates.includes(user.state)) return false;
    if (username !== undefined && user.username.toLowerCase() !== username) return false;
    if (search !== undefined && !`${user.name} ${user.username}`.toLowerCase().includes(search)) return false;
    if (flag(query, 'active') && user.state !== 'active') return false;
    if (flag(query, 'humans') && user.userType !== 'human') return false;
    if (flag(query, 'without_project_bots') && user.userType === 'project_bot') return false;
    if (flag(query, 'exclude_internal') && (user.userType === 'ghost' || user.userType === 'alert_bot'))
      return false;
    if (flag(query, 'external') && !user.external) return false;
    return createdAfter === null || Date.parse(user.createdAt) > Date.parse(createdAfter);
  });
  // Newest first unless asked otherwise; keyset paging orders the rows itself.
  const ordered = query.get('sort') === 'asc' || query.get('pagination') === 'keyset' ? rows : rows.reverse();
  const present = (user: WorldUser): unknown =>
    caller.rights.admin ? fullUser(context, user) : basicUser(context, user);
  return list(ordered, present, { keyset: byId, limited: 'User' });
}

/** Endpoints about accounts. */
export const userRoutes: readonly Route[] = [
  { template: '/user', scopes: ['read_user'], answer: selfUser },
  { template: '/users', scopes: ['read_user'], answer: users },
  {
    template: '/users/:id',
    scopes: ['read_user'],
    answer: (context) => {
      const user = context.world.users.get(Number(context.params.id));
      if (user === undefined) throw notFound('User');
      return fullUser(context, user);
    },
  },
];
