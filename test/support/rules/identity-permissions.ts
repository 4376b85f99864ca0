/** What each non-human identity may do and where, as `queries/access/identity-permissions.cypher` and ADR 23 describe it. */

import { type Permission, placeRoles } from './identity-roles.js';
import { type Estate, flag, isUnreadable, known, texts, value } from './reference.js';
import { isHuman, isOut } from './roles.js';
import type { Link, Node } from './world.js';

/** Scopes that write. */
export const writingScopes = [
  'api',
  'sudo',
  'admin_mode',
  'write_repository',
  'write_registry',
  'write_package_registry',
  'create_runner',
  'manage_runner',
  'k8s_proxy',
].map((scope) => `scope ${scope}`);
export const privilegedRoles: readonly string[] = ['Developer', 'Maintainer', 'Owner'];

/** What an entry of a protection rule is for. */
const entries = {
  ALLOWED_TO_PUSH: 'push to branch',
  ALLOWED_TO_MERGE: 'merge into branch',
  ALLOWED_TO_UNPROTECT: 'unprotect branch',
  ALLOWED_TO_CREATE: 'create tag',
  ALLOWED_TO_DEPLOY: 'deploy to environment',
};
export const entryActions = Object.values(entries);

/** A token, key, bot, service account or runner that works. */
export interface Identity {
  readonly node: Node;
  readonly kind: string;
  readonly name: unknown;
  /** What it is of, by key. */
  readonly homes: readonly Node[];
  readonly permissions: readonly Permission[];
  /** What of it could not be read. */
  readonly unread: readonly string[];
}

export const keyOf = (node: Node | undefined) => String(value(node, 'key'));
const byKey = (nodes: readonly Node[]) => [...nodes].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
const targets = (links: readonly Link[]) => byKey([...new Set(links.map(({ to }) => to))]);
const isUnknown = (thing: Node | Link, name: string) =>
  value(thing, name) === null || isUnreadable(thing as Node, name);
const factsUnread = (node: Node, facts: Readonly<Record<string, string>>) =>
  Object.entries(facts).flatMap(([name, what]) => (isUnknown(node, name) ? [what] : []));

/** All of them, in no certain order. */
export function nonHumanIdentities(estate: Estate): Identity[] {
  return [
    ...accessTokens(estate),
    ...machineUsers(estate),
    ...deployTokens(estate),
    ...deployKeys(estate),
    ...runners(estate),
  ];
}

/** Neither revoked nor expired, and its user is let in (R12). */
function tokenWorks(estate: Estate, token: Node): boolean {
  if (value(token, 'revoked') === true || value(token, 'active') === false) return false;
  const user = actorOf(estate, token);
  return user === undefined || value(user, 'state') === null || !isOut(user);
}
const actorOf = (estate: Estate, token: Node) => estate.out(token, 'ACTS_AS', 'GitLabUser')[0]?.to;

function accessTokens(estate: Estate): Identity[] {
  const found: Identity[] = [];
  for (const token of estate.nodes('GitLabAccessToken')) {
    if (!tokenWorks(estate, token)) continue;
    const user = actorOf(estate, token);
    const ofUser = user === undefined ? { permissions: [], unread: [] } : userPermissions(estate, user);
    const scopes = texts(token, 'scopes').map((scope) => ({
      what: `scope ${scope}`,
      place: undefined,
      lists: ['scope'],
    }));
    found.push({
      node: token,
      kind: `${String(value(token, 'kind'))}_access_token`,
      name: value(token, 'name'),
      homes: byKey(estate.into(token, 'HAS', 'GitLabGroup', 'GitLabProject').map(({ from }) => from)),
      permissions: [...scopes, ...ofUser.permissions, ...(user === undefined ? namedBy(estate, token) : [])],
      unread: [...factsUnread(token, { scopes: 'scope' }), ...ofUser.unread],
    });
  }
  return found;
}

/** Bots and service accounts, but for the bots that a token tells (R26). */
function machineUsers(estate: Estate): Identity[] {
  const found: Identity[] = [];
  for (const user of estate.nodes('GitLabUser')) {
    if (isHuman(user) || (value(user, 'state') ?? 'active') !== 'active') continue;
    const tokens = estate.into(user, 'ACTS_AS', 'GitLabAccessToken').map(({ from }) => from);
    if (tokens.some((token) => value(token, 'kind') !== 'personal' && tokenWorks(estate, token))) continue;
    const memberships = estate.out(user, 'MEMBER_OF', 'GitLabGroup', 'GitLabProject');
    found.push({
      node: user,
      kind: value(user, 'userType') === 'SERVICE_ACCOUNT' ? 'service_account' : 'bot',
      name: value(user, 'username'),
      homes: targets(memberships.filter((one) => (value(one, 'state') ?? 'active') === 'active')),
      ...userPermissions(estate, user),
    });
  }
  return found;
}

/** What one may do as a user, be it by a token. */
function userPermissions(estate: Estate, user: Node): Pick<Identity, 'permissions' | 'unread'> {
  const roles = placeRoles(estate, user);
  const isAdmin = flag(user, 'isAdmin');
  const administers = { what: 'administrator', place: undefined, lists: ['administrator'] };
  return {
    permissions: [...roles.permissions, ...namedBy(estate, user), ...(isAdmin === true ? [administers] : [])],
    unread: [...roles.unread, ...(isAdmin === null ? ['administrator'] : [])],
  };
}

/** R27: its scopes in its group or project. */
function deployTokens(estate: Estate): Identity[] {
  const found: Identity[] = [];
  for (const token of estate.nodes('GitLabDeployToken')) {
    if (value(token, 'revoked') === true || value(token, 'expired') === true) continue;
    const homes = targets(estate.out(token, 'GRANTS', 'GitLabGroup', 'GitLabProject'));
    found.push({
      node: token,
      kind: 'deploy_token',
      name: value(token, 'name'),
      homes,
      permissions: homes.flatMap((place) =>
        texts(token, 'scopes').map((scope) => ({
          what: `scope ${scope}`,
          place,
          lists: ['scope', keyOf(place)],
        })),
      ),
      unread: factsUnread(token, { scopes: 'scope' }),
    });
  }
  return found;
}

/** R23: it reads its projects, and pushes where it may write. */
function deployKeys(estate: Estate): Identity[] {
  return estate.nodes('GitLabDeployKey').map((key) => {
    const grants = estate.out(key, 'GRANTS', 'GitLabProject');
    const permissions: Permission[] = [];
    for (const grant of grants) {
      const place = grant.to;
      permissions.push({ what: 'read code', place, lists: [keyOf(place)] });
      if (value(grant, 'canPush') === true)
        permissions.push({ what: 'push code', place, lists: ['push code', keyOf(place)] });
    }
    return {
      node: key,
      kind: 'deploy_key',
      name: value(key, 'title'),
      homes: targets(grants),
      permissions: [...permissions, ...namedBy(estate, key)],
      unread: grants.some((grant) => isUnknown(grant, 'canPush')) ? ['push code'] : [],
    };
  });
}

/** R34: whose jobs it takes, and which. */
function runners(estate: Estate): Identity[] {
  return estate.nodes('GitLabRunner').map((runner) => {
    const homes = targets(
      estate.out(runner, 'RUNS_JOBS_OF', 'GitLabGroup', 'GitLabProject', 'GitLabAccount'),
    );
    const anywhere = (what: string, fact: string) => ({ what, place: undefined, lists: [fact] });
    const level = known(runner, 'accessLevel');
    const permissions: Permission[] = homes.map((place) => ({
      what: 'run jobs',
      place,
      lists: [keyOf(place)],
    }));
    if (level !== null && level !== 'REF_PROTECTED')
      permissions.push(anywhere('jobs of unprotected refs', 'jobs of unprotected refs'));
    if (flag(runner, 'runUntagged') === true) permissions.push(anywhere('untagged jobs', 'untagged jobs'));
    for (const tag of texts(runner, 'tagList'))
      permissions.push(anywhere(`jobs tagged ${tag}`, 'jobs tagged'));
    return {
      node: runner,
      kind: 'runner',
      name: value(runner, 'description'),
      homes,
      permissions: [...permissions, ...namedBy(estate, runner)],
      unread: factsUnread(runner, {
        accessLevel: 'jobs of unprotected refs',
        runUntagged: 'untagged jobs',
        tagList: 'jobs tagged',
      }),
    };
  });
}

/** Protection rules of groups and projects that name it. */
function namedBy(estate: Estate, who: Node): Permission[] {
  const found: Permission[] = [];
  for (const [type, action] of Object.entries(entries))
    for (const { to: rule } of estate.out(who, type))
      for (const { from: place } of estate.into(rule, 'HAS', 'GitLabGroup', 'GitLabProject')) {
        const what = `${action} ${String(value(rule, 'name'))}`;
        if (!found.some((one) => one.what === what && one.place === place))
          found.push({ what, place, lists: [keyOf(place)] });
      }
  return found;
}
