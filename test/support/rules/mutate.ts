import fc from 'fast-check';
import { agreed } from './agree.js';
import { kindOf, marksAt, marksOf, ofAccount, type Pools, placeInto, poolsOf, things } from './pools.js';
import { type Link, labelOf, type Node, type Value, type World } from './world.js';

/** The world of a fixture's case, and the parameters that go with it. */
export interface Seed {
  readonly world: World;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What tells things apart or places them, and lists that go together: never changed, so that worlds stay such as GitLab can have. */
const identities = new Set([
  'key',
  'id',
  'iid',
  'fullPath',
  'username',
  'host',
  'path',
  'webUrl',
  'unreadable',
  'kind',
  'runnerType',
]);
const isIdentity = (name: string) =>
  identities.has(name) || /Ids?$|Keys?$|^finding/.test(name) || name.startsWith('_');
/** What the graph's schema has once only, of records that are none of GitLab's. */
const unique: Readonly<Record<string, string>> = {
  Connection: 'name',
  SyncRun: 'id',
  Change: 'id',
  Baseline: 'name',
  PermissionBaseline: 'identity',
  RuleResult: 'rule',
  Weakening: 'id',
  WeakeningPlace: 'host',
};
/** Relationships whose two ends belong together, so that neither is moved. */
const bound = new Set(['PROTECTS']);
/** Things of which a parent has only one of each name. */
const named = new Set([
  'GitLabProtectedBranch',
  'GitLabProtectedTag',
  'GitLabProtectedEnvironment',
  'GitLabBranch',
  'GitLabTag',
  'GitLabEnvironment',
  'GitLabVariable',
  'GitLabCiJob',
  'GitLabSamlProvider',
  'GitLabCiConfig',
  'GitLabCodeOwners',
  'GitLabPushRule',
]);
const roleLevels = [10, 15, 20, 25, 30, 40, 50];
const shifts = [0, -86_400_000, -1000, 1000, 86_400_000, 30 * 86_400_000, -90 * 86_400_000];

const keyHost = (node: Node) => /^([^/]+)\//.exec(String(node.properties.key ?? ''))?.[1];

/** The same world on another instance: keys, and what names them, have another host. */
function moved(world: World, suffix: string): World {
  const hosts = new Set(
    world.nodes.map(keyHost).filter((host) => host !== undefined && host !== 'gitlab.com'),
  );
  const rename = (value: Value, name: string): Value => {
    if (Array.isArray(value)) return value.map((one: Value) => rename(one, name));
    if (typeof value !== 'string') return value;
    if (name === 'host' && hosts.has(value)) return value + suffix;
    return [...hosts].reduce<string>(
      (text, host) => text.replace(new RegExp(`(^|[" ])${host}/(?=[a-z_]+/)`, 'g'), `$1${host}${suffix}/`),
      value,
    );
  };
  const copy = structuredClone(world);
  for (const thing of things(copy)) {
    for (const [name, value] of Object.entries(thing.properties))
      thing.properties[name] = rename(value, name);
    // Records of our own, such as changes, are told apart by their id alone.
    const isRecord =
      'labels' in thing && (unique[labelOf(thing)] === 'id' || thing.properties.key === undefined);
    if (isRecord && typeof thing.properties.id === 'string') thing.properties.id += suffix;
  }
  return copy;
}

const identityOf = ({ labels, properties }: Node) => {
  const label = labelOf({ labels, properties: {} });
  const id = properties[unique[label] ?? 'key'] ?? properties.key ?? properties.id ?? properties.name;
  return id === undefined ? undefined : `${label} ${String(id)}`;
};

/** Several worlds as one; nodes of the same identity are one, with what the first says of them. */
function union(worlds: readonly World[], pools: Pools): World {
  const all: World = { nodes: [], links: [] };
  const byIdentity = new Map<string, Node>();
  for (const world of worlds) {
    const into = new Map<Node, Node>();
    for (const node of world.nodes) {
      const identity = identityOf(node);
      const same = identity === undefined ? undefined : byIdentity.get(identity);
      if (same === undefined) all.nodes.push(node);
      if (same === undefined && identity !== undefined) byIdentity.set(identity, node);
      into.set(node, same ?? node);
    }
    for (const link of world.links)
      connect(
        all,
        { ...link, from: into.get(link.from) ?? link.from, to: into.get(link.to) ?? link.to },
        pools,
        false,
      );
  }
  return all;
}

/**
 * Adds a relationship as far as the world can have it: none twice, no circle, one parent, at either end no more than fixtures show. What
 * stands in its way gives way where it `replaces`, else it is left out.
 */
function connect(world: World, link: Link, { many }: Pools, replaces: boolean): void {
  const { type, from, to } = link;
  const isThere = world.links.some((one) => one.type === type && one.from === from && one.to === to);
  if (isThere || from === to || (type === 'HAS' && isBelow(world, from, to))) return;
  const isAlone = !many.has(placeInto(type, from, to));
  const hasOne = !many.has(`out ${type} ${labelOf(from)}`);
  const stands = world.links.filter(
    (one) =>
      one.type === type &&
      ((isAlone && one.to === to && (type === 'HAS' || labelOf(one.from) === labelOf(from))) ||
        (one.to === to && ofAccount(type, one.from) !== ofAccount(type, from)) ||
        (hasOne && one.from === from && labelOf(one.to) === labelOf(to))),
  );
  if (stands.length > 0 && !replaces) return;
  world.links = [...world.links.filter((one) => !stands.includes(one)), link];
  if (type === 'HAS' && replaces) rename(world, to, from);
}

function isBelow(world: World, node: Node, above: Node): boolean {
  const parents = world.links.filter(({ type, to }) => type === 'HAS' && to === node);
  return parents.some(({ from }) => from === above || isBelow(world, from, above));
}

/** Gives what moved into a place its path there. */
function rename(world: World, node: Node, parent: Node): void {
  const [path, above] = [node.properties.fullPath, parent.properties.fullPath];
  if (typeof path !== 'string' || typeof above !== 'string') return;
  node.properties.fullPath = `${above}/${path.slice(path.lastIndexOf('/') + 1)}`;
  for (const { to } of world.links.filter((one) => one.type === 'HAS' && one.from === node))
    rename(world, to, node);
}

/** What an edit chooses from; each number is taken modulo the number of choices. */
type Edit = readonly [kind: number, which: number, what: number, value: number];
const pick = <T>(from: readonly T[], index: number): T | undefined => from[index % Math.max(1, from.length)];

const isTime = (value: Value | undefined): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d(T|$)/.test(value);

/** Another time written as this one: a day, or a time to the second or millisecond. */
const shifted = (time: string, ms: number) => {
  const moved = new Date(Date.parse(time) + ms).toISOString();
  if (!time.includes('T')) return moved.slice(0, 10);
  return time.includes('.') ? moved : `${moved.slice(0, 19)}Z`;
};

/** Values that fixtures have, and those near them, of which each decides somewhere. */
function choices(place: string, name: string, own: Pools, all: Pools): readonly Value[] {
  const fixtures = own.values.get(`${place}.${name}`) ?? [];
  const anywhere = all.values.get(`${place}.${name}`) ?? [];
  const near = fixtures.flatMap((value): readonly Value[] => {
    if (typeof value === 'boolean') return [true, false];
    if (typeof value === 'number')
      return /ccessLevel$/.test(name) ? roleLevels : [value, value + 1, Math.max(0, value - 1)];
    return isTime(value) ? shifts.map((ms) => shifted(value, ms)) : [value];
  });
  // Two times of one world may decide together, such as that of a change and that of the baseline.
  const times = isTime(fixtures[0]) ? [...own.values.values()].flat().filter(isTime) : [];
  const like = times.filter((time) => time.length === String(fixtures[0]).length);
  return [...near, ...like, ...(anywhere.length <= 12 ? anywhere : [])];
}

interface EditOf {
  readonly world: World;
  readonly thing: Node | Link;
  /** What the choices are made by. */
  readonly what: number;
  readonly value: number;
  readonly own: Pools;
  readonly all: Pools;
}

function mark({ properties }: Node | Link, names: readonly string[]): void {
  if (names.length > 0) properties.unreadable = [...new Set(names)].sort();
  else delete properties.unreadable;
}

function changeable({ thing, own }: EditOf): string[] {
  const start = `${kindOf(thing)}.`;
  const names = [...own.values.keys()]
    .filter((at) => at.startsWith(start))
    .map((at) => at.slice(start.length));
  return names.filter((name) => !isIdentity(name) && unique[kindOf(thing)] !== name);
}

function setProperty(edit: EditOf): void {
  const { thing, what, value, own, all } = edit;
  const name = pick(changeable(edit), what);
  const next = name === undefined ? undefined : pick(choices(kindOf(thing), name, own, all), value);
  if (name === undefined || next === undefined) return;
  thing.properties[name] = next;
  mark(
    thing,
    marksOf(thing.properties).filter((one) => one !== name),
  );
}

/** What nobody can read any more is not in the graph, but marked there. */
function toggleMark({ thing, what, own }: EditOf): void {
  const name = pick((own.values.get(marksAt(kindOf(thing))) ?? []) as readonly string[], what);
  if (name === undefined) return;
  const marks = marksOf(thing.properties);
  if (!marks.includes(name)) delete thing.properties[name];
  mark(thing, marks.includes(name) ? marks.filter((one) => one !== name) : [...marks, name]);
}

/** Only what some fixture of the rule is without can be without. */
function clearProperty(edit: EditOf): void {
  const name = pick(changeable(edit), edit.what);
  if (name !== undefined && edit.own.many.has(`no ${kindOf(edit.thing)}.${name}`))
    delete edit.thing.properties[name];
}

function copyNode({ world, thing, all }: EditOf): void {
  if ('labels' in thing) copy(world, thing, all);
}

function dropLink({ world, thing }: EditOf): void {
  world.links = world.links.filter((one) => one !== thing);
}

/** The same relationship from or to another node of the same kind and instance. */
function linkOther({ world, thing, what, value, all }: EditOf): void {
  if (!('type' in thing) || bound.has(thing.type)) return;
  const end = what % 2 === 0 ? 'from' : 'to';
  const isOther = (node: Node) =>
    node !== thing[end] && labelOf(node) === labelOf(thing[end]) && keyHost(node) === keyHost(thing[end]);
  const other = pick(world.nodes.filter(isOther), value);
  if (other === undefined) return;
  connect(world, { ...thing, properties: structuredClone(thing.properties), [end]: other }, all, true);
}

/** The kinds of edits; those that are there more than once are made more often. */
const kinds = [
  setProperty,
  setProperty,
  setProperty,
  setProperty,
  toggleMark,
  clearProperty,
  copyNode,
  dropLink,
  linkOther,
  linkOther,
];

function edit(world: World, [kind, which, what, value]: Edit, own: Pools, all: Pools): void {
  const thing = pick(things(world), which);
  if (thing !== undefined) pick(kinds, kind)?.({ world, thing, what, value, own, all });
}

/** Another node like this one, where it is; what it has stays with the first. */
function copy(world: World, node: Node, pools: Pools): void {
  const number = world.nodes.length;
  const twin: Node = structuredClone(node);
  const { properties } = twin;
  for (const name of ['key', 'fullPath', 'username'])
    if (typeof properties[name] === 'string') properties[name] += `-${number}`;
  if (typeof properties.key === 'string' && /\d-\d+$/.test(properties.key))
    properties.key = properties.key.replace(/(\d)-(\d+)$/, '$100$2');
  if (typeof properties.id === 'number') properties.id = properties.id * 1000 + number;
  if (typeof properties.id === 'string') properties.id += `-${number}`;
  if (typeof node.properties.key !== 'string' && typeof node.properties.id !== 'string') return;
  world.nodes.push(twin);
  for (const link of [...world.links]) {
    const again = () => ({ ...link, properties: structuredClone(link.properties) });
    if (link.to === node && pools.many.has(`out ${link.type} ${labelOf(link.from)}`))
      world.links.push({ ...again(), to: twin });
    if (link.from === node && pools.many.has(placeInto(link.type, link.from, link.to)))
      world.links.push({ ...again(), from: twin });
  }
}

/** What the runners of a type serve. */
const served: Readonly<Record<string, string>> = {
  INSTANCE_TYPE: 'GitLabAccount',
  GROUP_TYPE: 'GitLabGroup',
  PROJECT_TYPE: 'GitLabProject',
};
const isOddRunner = ({ type, from, to }: Link) =>
  type === 'RUNS_JOBS_OF' && labelOf(to) !== served[String(from.properties.runnerType)];

/** Without what no GitLab has: runners that serve what their type does not, two things of one name in one place, two default branches, protections of nowhere. */
function tidy(world: World): World {
  const seen = new Set<string>();
  const isTwice = (node: Node) => {
    if (!named.has(labelOf(node))) return false;
    const { key, name, environmentScope, default: isDefault } = node.properties;
    const home = world.links.find(({ type, to }) => type === 'HAS' && to === node)?.from;
    const at = [labelOf(node), home === undefined ? key : world.nodes.indexOf(home)];
    const taken = [[...at, name, environmentScope], ...(isDefault === true ? [[...at, isDefault]] : [])];
    const texts = taken.map((one) => JSON.stringify(one));
    if (texts.some((one) => seen.has(one))) return true;
    for (const one of texts) seen.add(one);
    return false;
  };
  const isNowhere = (node: Node) =>
    world.links.some(({ type, from }) => type === 'PROTECTS' && from === node) &&
    !world.links.some(({ type, to }) => type === 'HAS' && to === node);
  const odd = world.nodes.filter((node) => isTwice(node) || isNowhere(node));
  return {
    nodes: world.nodes.filter((node) => !odd.includes(node)),
    links: world.links.filter(
      (link) => !odd.includes(link.from) && !odd.includes(link.to) && !isOddRunner(link),
    ),
  };
}

/** What some node of a kind is without although others of the rule's fixtures have it. */
function withAbsences(pools: Pools, worlds: readonly World[]): Pools {
  const absent = [...pools.values.keys()].filter((at) => {
    const dot = at.indexOf('.');
    const [place, name] = [at.slice(0, dot), at.slice(dot + 1)];
    return worlds.some((world) =>
      things(world).some(
        (thing) =>
          kindOf(thing) === place &&
          thing.properties[name] === undefined &&
          !marksOf(thing.properties).includes(name),
      ),
    );
  });
  return { ...pools, many: new Set([...pools.many, ...absent.map((at) => `no ${at}`)]) };
}

/**
 * Random worlds of a rule: the union of one to three of its seeds, on one instance or several, with up to ten edits. The parameters are those of
 * the first seed. Shrinking drops edits and seeds.
 */
export function anyWorld(seeds: readonly Seed[], all: Pools): fc.Arbitrary<Seed> {
  const worlds = seeds.map(({ world }) => world);
  const own = withAbsences(poolsOf(worlds), worlds);
  const nat = fc.nat(9999);
  return fc
    .record({
      from: fc.array(fc.record({ seed: fc.nat(seeds.length - 1), apart: fc.boolean() }), {
        minLength: 1,
        maxLength: 3,
      }),
      edits: fc.array(fc.tuple(nat, nat, nat, nat), { maxLength: 10, size: 'max' }),
    })
    .map(({ from, edits }) => {
      const parts = from.flatMap(({ seed, apart }, index) => {
        const world = seeds[seed]?.world;
        return world === undefined ? [] : [moved(world, apart && index > 0 ? String(index + 1) : '')];
      });
      const world = union(parts, all);
      for (const one of edits) edit(world, one, own, all);
      return { world: agreed(tidy(world)), params: seeds[from[0]?.seed ?? 0]?.params ?? {} };
    });
}
