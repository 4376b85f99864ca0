import { type Estate, flag, known, type Truth, text, value } from './reference.js';
import { type Grant, given } from './roles.js';
import { labelOf, type Node } from './world.js';

export const isArchived = (project: Node) => value(project, 'archived') === true;
/** Whether nobody read the thing itself: others only name it. */
export const isMentioned = (node: Node) => (value(node, '_claims') as readonly string[] | null)?.length === 0;

/** Projects that are not archived. */
export function workingProjects(estate: Estate): Node[] {
  return estate.nodes('GitLabProject').filter((project) => !isArchived(project));
}

/** A place that variables belong to, in the words of findings. */
export interface Scope {
  readonly scopeType: 'instance' | 'group' | 'project';
  readonly scopeId: unknown;
  readonly path: unknown;
  readonly home: Node | undefined;
}
export function scopeOf(home: Node | undefined): Scope {
  const label = home === undefined ? '' : labelOf(home);
  if (label === 'GitLabGroup' || label === 'GitLabProject')
    return {
      scopeType: label === 'GitLabGroup' ? 'group' : 'project',
      scopeId: value(home, 'id'),
      path: value(home, 'fullPath'),
      home,
    };
  return { scopeType: 'instance', scopeId: null, path: null, home };
}

/** Variables with where they belong, without those of archived projects. */
export function variablesOf(estate: Estate): (Scope & { readonly variable: Node })[] {
  return estate
    .nodes('GitLabVariable')
    .map((variable) => ({ variable, ...scopeOf(estate.parent(variable)) }))
    .filter(({ home }) => home !== undefined && !isArchived(home));
}

/** The REST path of a variable, with the filter that GitLab needs where one name has several scopes. */
export function variablePath({ scopeType, scopeId, variable }: ReturnType<typeof variablesOf>[number]) {
  const name = text(variable, 'name');
  const base =
    scopeType === 'instance' ? '/admin/ci/variables' : `/${scopeType}s/${String(scopeId)}/variables`;
  return `${base}/${name}`;
}

/** Whether the name of a variable contains one of the parts. */
export function namesOne(name: string, parts: readonly string[]): boolean {
  return parts.some((part) => name.toUpperCase().includes(part.toUpperCase()));
}

/** What the instance, as its connections see it, is above. */
export const accountsAbove = (estate: Estate, node: Node) => estate.above(node, 'GitLabAccount');

/** Whether a place is of an instance on GitLab Free. */
export function isFree(estate: Estate, node: Node): boolean {
  return accountsAbove(estate, node).some((account) => value(account, 'tier') === 'free');
}

/** Whether the list of numbers that a rule holds has this one. */
export function includes(thing: Node, name: string, wanted: number): Truth {
  const levels = known(thing, name) as readonly number[] | null;
  return levels === null ? null : levels.includes(wanted);
}

/** Whether no connection that tells of the thing read this list of it (the book-keeping of runs says so). */
export function isUnread(estate: Estate, node: Node, source: string): boolean {
  const claims = (value(node, '_claims') ?? []) as readonly string[];
  const connections = estate.nodes('Connection');
  const tellers = connections.filter((one) =>
    claims.some((claim) => claim.split('|')[0] === value(one, 'name')),
  );
  const hasRead = (connection: Node) => {
    const run = estate
      .out(connection, 'RAN')
      .find(({ to }) => value(to, 'id') === value(connection, 'lastRun'))?.to;
    if (run === undefined) return false;
    const whole = estate
      .out(run, 'COVERED')
      .some(({ to }) => value(to, 'source') === source && value(to, 'state') === 'unreadable');
    const single = estate
      .out(run, 'INCOMPLETE')
      .some(({ to }) => value(to, 'source') === source && value(to, 'target') === value(node, 'key'));
    return !whole && !single;
  };
  return connections.length > 0 && !tellers.some(hasRead);
}

/** Whether an account is none of a person: either fact tells. */
export function isNonHuman(user: Node): Truth {
  const type = known(user, 'userType');
  const bot = known(user, 'bot') as Truth;
  if (bot === true || (type !== null && type !== 'HUMAN')) return true;
  return type === null && bot === null ? null : false;
}

/** Whether the rules on branches of a project were read: its default branch comes with them. */
export function areBranchRulesRead(estate: Estate, project: Node): boolean {
  return estate.children(project, 'GitLabBranch').some((branch) => value(branch, 'default') === true);
}

/**
 * Roles in a project by memberships there and above, by ownership, and by invited groups of which only those count who are members there
 * or above it: groups that are invited to an invited group are not followed.
 */
export function nearRoles(estate: Estate, project: Node): Grant[] {
  const own = [project, ...estate.above(project, 'GitLabGroup')];
  const grants = own.flatMap((home) =>
    given(estate, home).filter(({ by }) => by !== 'invitation' || home !== project),
  );
  for (const share of estate.into(project, 'INVITED_TO', 'GitLabGroup')) {
    const isVoid = flag(
      estate.parent(project, 'GitLabGroup') ?? { properties: { shareWithGroupLock: false } },
      'shareWithGroupLock',
    );
    const most = Number(value(share, 'accessLevel'));
    if (isVoid === true || most <= 5) continue;
    for (const home of [share.from, ...estate.above(share.from, 'GitLabGroup')])
      for (const guest of given(estate, home))
        if (guest.by === 'membership')
          grants.push({
            ...guest,
            level: Math.min(guest.level, most),
            counts: isVoid === null ? null : true,
            by: 'invitation',
          });
  }
  return grants;
}

/** Whether all connections have run and read all lists of these sources. */
export function isAllRead(estate: Estate, sources: readonly string[]): boolean {
  return estate.nodes('Connection').every((connection) => {
    const run = estate
      .out(connection, 'RAN')
      .find(({ to }) => value(to, 'id') === value(connection, 'lastRun'))?.to;
    if (run === undefined) return false;
    const told = [...estate.out(run, 'INCOMPLETE'), ...estate.out(run, 'COVERED')].map(({ to }) => to);
    return !told.some(
      (one) =>
        sources.includes(text(one, 'source')) &&
        (labelOf(one) === 'SyncScope' || value(one, 'state') === 'unreadable'),
    );
  });
}
