import type { WrittenWorld } from './matrix-schema.js';
import type { Identity, Resource } from './questions.js';
import { type AccessWorld, type Entries, type Place, variableId } from './world.js';

/** Ids of each kind begin elsewhere, so that a mistaken one is noticed. */
const firstId = {
  user: 1,
  group: 101,
  project: 201,
  memberRole: 301,
  rule: 401,
  environment: 501,
  runner: 601,
  token: 701,
  deployToken: 801,
  deployKey: 901,
} as const;

/** The ids that the names of a written world get. */
export class Names {
  readonly users: readonly string[];
  readonly #names: Readonly<Record<keyof typeof firstId, readonly string[]>>;

  constructor(world: WrittenWorld) {
    const members = Object.values(world.members).flatMap((list) => Object.keys(list));
    this.users = [...new Set([...Object.keys(world.users), ...members])];
    this.#names = {
      user: this.users,
      group: Object.keys(world.groups),
      project: Object.keys(world.projects),
      memberRole: Object.keys(world.roles),
      rule: pairs(world.protected_branches),
      environment: pairs(world.environments),
      runner: Object.keys(world.runners),
      token: Object.keys(world.access_tokens),
      deployToken: Object.keys(world.deploy_tokens),
      deployKey: Object.keys(world.deploy_keys),
    };
  }

  has(kind: keyof typeof firstId, name: string): boolean {
    return this.#names[kind].includes(name);
  }

  id(kind: keyof typeof firstId, name: string): number {
    const index = this.#names[kind].indexOf(name);
    if (index < 0) throw new Error(`the world has no ${kind} ${name}`);
    return firstId[kind] + index;
  }

  place(path: string): Place {
    const kind = this.has('group', path) ? 'group' : 'project';
    return { kind, id: this.id(kind, path) };
  }

  placeOrInstance(path: string): Place | { readonly kind: 'instance' } {
    return path === 'instance' ? { kind: 'instance' } : this.place(path);
  }

  entries(written: readonly (number | string)[]): Entries {
    const texts = written.filter((entry) => typeof entry === 'string');
    const after = (prefix: string) =>
      texts.filter((text) => text.startsWith(prefix)).map((text) => text.slice(prefix.length));
    const group = (inherited: boolean) => (path: string) => ({ groupId: this.id('group', path), inherited });
    return {
      levels: written.filter((entry) => typeof entry === 'number'),
      users: texts.filter((text) => !text.includes(':')).map((name) => this.id('user', name)),
      groups: [...after('group:').map(group(false)), ...after('group+:').map(group(true))],
      keys: after('key:').map((name) => this.id('deployKey', name)),
    };
  }

  identity(name: string): Identity {
    const [kind = '', ...rest] = name.split(':');
    const of = rest.join(':');
    if (name === 'anonymous') return { kind: 'anonymous' };
    if (kind === 'token') return { kind: 'access_token', id: this.id('token', of) };
    if (kind === 'deploy_token') return { kind, id: this.id('deployToken', of) };
    if (kind === 'deploy_key') return { kind, id: this.id('deployKey', of) };
    if (kind === 'runner') return { kind, id: this.id('runner', of) };
    if (kind === 'job_token') return { kind, projectId: this.id('project', of) };
    return { kind: 'user', id: this.id('user', name) };
  }

  resource(world: AccessWorld, name: string): Resource {
    const [kind = '', of = ''] = name.split(':');
    if (name === 'instance') return { kind: 'instance' };
    if (kind === 'runner') return { kind, id: this.id('runner', of) };
    if (kind === 'environment') return { kind, id: this.id('environment', of) };
    if (kind === 'variable') return { kind, id: this.#variable(world, of) };
    return this.place(name);
  }

  #variable(world: AccessWorld, written: string): string {
    const [path = '', name = ''] = written.split('#');
    const place = this.placeOrInstance(path);
    const found = world.variables.find(
      ({ of, name: own }) => own === name && JSON.stringify(of) === JSON.stringify(place),
    );
    if (found === undefined) throw new Error(`the world has no variable ${written}`);
    return variableId(found);
  }
}

/** The names in a map of maps, as `outer#inner`. */
function pairs(maps: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string[] {
  return Object.entries(maps).flatMap(([outer, inner]) =>
    Object.keys(inner).map((name) => `${outer}#${name}`),
  );
}
