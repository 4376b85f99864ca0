import type { WorldIndex } from '../../world/indexes.js';
import type { World, WorldGroup, WorldProject, WorldUser } from '../../world/types.js';
import type { Caller } from '../caller.js';
import { forbidden, notFound } from '../failure.js';
import type { MemberView } from '../members.js';
import type { Settings } from '../options.js';
import type { KeysetKind, ListAnswer } from '../paging.js';

/** One REST request with everything that its answer needs. */
export interface RestContext {
  readonly world: World;
  readonly index: WorldIndex;
  readonly settings: Settings;
  /** The instance's own address, without a slash at its end. */
  readonly base: string;
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** An endpoint: its path with `:name` parts, the token scopes that may use it, and its answer. */
export interface Route {
  readonly template: string;
  /** Besides `api` and `read_api`; `*` lets any token in. */
  readonly scopes?: readonly string[];
  /** A single object, or a list that is then paged. */
  readonly answer: (context: RestContext) => unknown;
}

/** A list that is paged by offset, and by keyset where `keyset` says how. */
export function list<Row>(
  rows: readonly Row[],
  present: (row: Row) => unknown,
  options: { readonly keyset?: KeysetKind<Row>; readonly limited?: string } = {},
): ListAnswer {
  return { kind: 'list', rows, present, ...options } as ListAnswer;
}

/** Whether the query switches `name` on. */
export function flag(query: URLSearchParams, name: string): boolean {
  return query.get(name) === 'true' || query.get(name) === '1';
}

/** The group of `:id` (a number or a full path); 404 when the caller may not see it. */
export function groupOf({ params, world, index, caller }: RestContext): WorldGroup {
  const id = params.id ?? '';
  const group = /^\d+$/.test(id) ? world.groups.get(Number(id)) : index.groupByPath.get(id.toLowerCase());
  if (group === undefined || !caller.rights.canReadGroup(group)) throw notFound('Group');
  return group;
}

/** The project of `:id` (a number or a full path); 404 when the caller may not see it. */
export function projectOf({ params, world, index, caller }: RestContext): WorldProject {
  const id = params.id ?? '';
  const project = /^\d+$/.test(id)
    ? world.projects.get(Number(id))
    : index.projectByPath.get(id.toLowerCase());
  if (project === undefined || !caller.rights.canReadProject(project)) throw notFound('Project');
  return project;
}

/** Throws a 403 unless the caller's role in the group is at least `level`. */
export function requireGroupLevel(context: RestContext, group: WorldGroup, level: number): void {
  if (context.caller.rights.groupLevel(group.id) < level) throw forbidden();
}

/** Throws a 403 unless the caller's role in the project is at least `level`. */
export function requireProjectLevel(context: RestContext, project: WorldProject, level: number): void {
  if (context.caller.rights.projectLevel(project.id) < level) throw forbidden();
}

/** Throws a 403 unless the caller is an administrator. */
export function requireAdmin({ caller }: RestContext): void {
  if (!caller.rights.admin) throw forbidden();
}

/** The view of members that the caller has. */
export function memberView({ world, index, caller, settings }: RestContext): MemberView {
  return { world, index, rights: caller.rights, minimalAccess: settings.tier !== 'free' };
}

/** The account of an id that a row refers to; it is there, because the world keeps its references whole. */
export function userOf({ world }: { readonly world: World }, id: number): WorldUser {
  const user = world.users.get(id) ?? world.users.get(world.ghostId);
  if (user === undefined) throw notFound('User');
  return user;
}
