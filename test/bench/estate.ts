import { createRandom, type Random } from '../../src/demo/world/random.js';
import { entities } from '../../src/gitlab/entities/index.js';
import type { EntityKind, RelationshipType } from '../../src/gitlab/model/entity.js';
import { sources } from '../../src/gitlab/sources/index.js';
import type { Graph } from '../../src/graph/driver.js';

/** How large an estate is. */
export interface EstateSize {
  readonly groups: number;
  readonly projects: number;
  readonly people: number;
  readonly memberships: number;
  /** Invitations of groups, half of them to groups, half to projects. */
  readonly shares: number;
}

type Row = Readonly<Record<string, unknown>>;
interface Edge {
  readonly from: string;
  readonly to: string;
  readonly properties?: Row;
}

/** What is to be written: nodes by kind, relationships by type. */
interface Estate {
  readonly nodes: Partial<Record<EntityKind, Row[]>>;
  readonly edges: Partial<Record<RelationshipType, Edge[]>>;
}

/** Host of the estate's keys. */
export const host = 'gitlab.bench.example.com';
/** The project that about 800 people have access to, and the person with about 400 projects, at the largest size. */
export const crowded = { project: 'crowd/app', person: 'busy' } as const;

const key = (kind: EntityKind, id: number | string) => `${host}/${kind}/${id}`;
const roles = [10, 20, 30, 30, 30, 40, 40, 50] as const;
const claims = [`bench|bench|${host}/account/bench|`];
const given = { state: 'active', createdAt: '2024-01-01T00:00:00.000Z', _claims: ['bench|bench|in'] };

/** Collects an estate; a relationship of one type between the same two is there once. */
class Builder implements Estate {
  readonly nodes: Estate['nodes'] = {};
  readonly edges: Estate['edges'] = {};
  readonly #pairs = new Set<string>();

  node(kind: EntityKind, id: number | string, properties: Row, parent?: string): string {
    const own = key(kind, id);
    const list = this.nodes[kind] ?? [];
    this.nodes[kind] = list;
    list.push({ key: own, _type: `gitlab_${kind}`, unreadable: [], _claims: claims, id, ...properties });
    if (parent !== undefined) this.edge('HAS', parent, own, {});
    return own;
  }

  /** Whether it was not there yet. */
  edge(type: RelationshipType, from: string, to: string, properties: Row): boolean {
    const pair = `${type} ${from} ${to}`;
    if (this.#pairs.has(pair)) return false;
    this.#pairs.add(pair);
    const list = this.edges[type] ?? [];
    this.edges[type] = list;
    list.push({ from, to, properties });
    return true;
  }
}

interface Placed {
  readonly key: string;
  readonly path: string;
  readonly depth: number;
}

const account = key('account', 'bench');
const mostDepth = 4;

function buildGroups(build: Builder, random: Random, count: number): Placed[] {
  const groups: Placed[] = [];
  for (let id = 1; id <= count; id += 1) {
    const isTop = id <= 2 + count / 50;
    const parents = isTop ? [] : random.sample(groups, 3).filter(({ depth }) => depth < mostDepth);
    const parent = id === 1 ? undefined : parents[0];
    const path = id === 1 ? 'crowd' : `${parent === undefined ? '' : `${parent.path}/`}group-${id}`;
    const own = build.node(
      'group',
      id,
      {
        name: path,
        fullPath: path,
        visibility: random.chance(0.9) ? 'private' : 'internal',
        shareWithGroupLock: random.chance(0.05),
      },
      parent?.key ?? account,
    );
    groups.push({ key: own, path, depth: (parent?.depth ?? 0) + 1 });
  }
  return groups;
}

function buildPeople(build: Builder, random: Random, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const id = index + 1;
    const isBot = id > 1 && random.chance(0.05);
    const username = id === 1 ? crowded.person : `${isBot ? 'bot' : 'user'}-${id}`;
    return build.node('user', id, {
      username,
      name: `Name of ${username}`,
      email: `${username}@example.com`,
      state: random.chance(0.04) ? 'blocked' : 'active',
      locked: false,
      bot: isBot,
      userType: isBot ? 'PROJECT_BOT' : 'HUMAN',
      isAdmin: id > 1 && random.chance(0.001),
      isAuditor: false,
      external: random.chance(0.1),
      lastActivityOn: '2026-01-01',
    });
  });
}

function buildRules(build: Builder, random: Random, project: string, id: number, people: readonly string[]) {
  const name = 'main';
  const rule = build.node(
    'protected_branch',
    id,
    { name, wildcard: false, pushAccessLevels: [40], mergeAccessLevels: [30], allowForcePush: false },
    project,
  );
  const branch = build.node('branch', `${id}/${name}`, { name, default: true, protected: true }, project);
  build.edge('PROTECTS', rule, branch, {});
  if (random.chance(0.3)) build.edge('ALLOWED_TO_PUSH', random.pick(people), rule, {});
  if (random.chance(0.3)) build.edge('ALLOWED_TO_MERGE', random.pick(people), rule, {});
}

function buildProjects(
  build: Builder,
  random: Random,
  count: number,
  groups: readonly Placed[],
  people: readonly string[],
): Placed[] {
  const busyGroup = groups[1];
  return Array.from({ length: count }, (_, index) => {
    const id = index + 1;
    const group = id === 1 ? groups[0] : id <= 1 + count / 30 ? busyGroup : random.pick(groups.slice(2));
    const owner = id > count / 20 && random.chance(0.03) ? random.int(2, people.length - 1) : undefined;
    const path =
      id === 1
        ? crowded.project
        : owner === undefined
          ? `${group?.path ?? ''}/project-${id}`
          : `user-${owner + 1}/project-${id}`;
    const levels = ['repository', 'mergeRequests', 'builds', 'environments'];
    const own = build.node(
      'project',
      id,
      {
        name: `project-${id}`,
        fullPath: path,
        namespaceKind: owner === undefined ? 'group' : 'user',
        visibility: random.chance(0.9) ? 'private' : 'internal',
        archived: random.chance(0.05),
        emptyRepo: false,
        defaultBranch: 'main',
        ...Object.fromEntries(levels.map((name) => [`${name}AccessLevel`, 'enabled'])),
      },
      owner === undefined ? (group?.key ?? account) : account,
    );
    if (owner !== undefined) build.edge('OWNS', people[owner] ?? '', own, {});
    buildRules(build, random, own, id, people);
    for (const name of ['DEPLOY_KEY', 'PASSWORD'])
      build.node(
        'variable',
        `project/${id}/${name}/*`,
        { name, protected: random.chance(0.5), hidden: false, environmentScope: '*' },
        own,
      );
    build.node('environment', id, { name: 'production', tier: 'production', state: 'available' }, own);
    return { key: own, path, depth: 0 };
  });
}

function buildMemberships(
  build: Builder,
  random: Random,
  count: number,
  { groups, projects, people }: Record<'groups' | 'projects', readonly Placed[]> & { people: string[] },
) {
  const busy = people[0] ?? '';
  const others = people.slice(1);
  let made = 0;
  const join = (person: string, place: Placed | undefined) => {
    const accessLevel = random.pick(roles);
    const memberRoleId = random.chance(0.02) ? random.int(1, 5) : null;
    const expiresAt = random.chance(0.05) ? random.pick(['2025-01-01', '2030-01-01']) : null;
    const properties = { ...given, accessLevel, memberRoleId, expiresAt };
    if (place !== undefined && build.edge('MEMBER_OF', person, place.key, properties)) made += 1;
  };
  join(busy, groups[1]);
  for (let n = 0; n < 60; n += 1) join(busy, random.pick(projects));
  for (const person of random.sample(others, Math.min(700, count / 20))) join(person, groups[0]);
  for (const person of random.sample(others, Math.min(100, count / 200))) join(person, projects[0]);
  const ordinary = [groups.slice(1), projects.slice(1)] as const;
  while (made < count) join(random.pick(others), random.pick(ordinary[random.chance(1 / 3) ? 0 : 1]));
}

function buildShares(
  build: Builder,
  random: Random,
  count: number,
  { groups, projects }: Record<'groups' | 'projects', readonly Placed[]>,
) {
  let made = 0;
  while (made < count) {
    const from = random.pick(groups.slice(1));
    const to = random.pick(made % 2 === 0 ? groups.slice(1) : projects);
    const properties = { accessLevel: random.pick(roles), expiresAt: null, _claims: given._claims };
    if (from.key !== to.key && build.edge('INVITED_TO', from.key, to.key, properties)) made += 1;
  }
}

function buildMachines(
  build: Builder,
  random: Random,
  { projects, people }: { projects: readonly Placed[]; people: string[] },
) {
  for (let id = 1; id <= people.length / 4; id += 1) {
    const user = random.pick(people);
    const token = { kind: 'personal', name: `token-${id}`, scopes: ['api'], active: true, revoked: false };
    const own = build.node('access_token', id, token, user);
    build.edge('ACTS_AS', own, user, {});
  }
  for (let id = 1; id <= projects.length / 20; id += 1) {
    const title = { title: `key-${id}` };
    const own = build.node('deploy_key', id, title, account);
    build.edge('OWNS', random.pick(people), own, {});
    build.edge('GRANTS', own, random.pick(projects).key, { canPush: random.chance(0.5) });
    const runner = build.node('runner', id, { description: `runner-${id}`, paused: false }, account);
    build.edge('RUNS_JOBS_OF', runner, random.pick(projects).key, {});
  }
  for (let id = 1; id <= 5; id += 1)
    build.node(
      'member_role',
      id,
      { name: `Role ${id}`, abilities: ['admin_web_hook'], baseAccessLevel: 10 },
      account,
    );
}

/** The same estate for the same size, always. */
function buildEstate(size: EstateSize): Estate {
  const random = createRandom(7);
  const build = new Builder();
  build.node('account', 'bench', { name: 'bench', host, tier: 'ultimate' });
  const groups = buildGroups(build, random, size.groups);
  const people = buildPeople(build, random, size.people);
  const projects = buildProjects(build, random, size.projects, groups, people);
  buildMemberships(build, random, size.memberships, { groups, projects, people });
  buildShares(build, random, size.shares, { groups, projects });
  buildMachines(build, random, { projects, people });
  return build;
}

const batchSize = 5000;

async function inBatches(rows: readonly unknown[], write: (rows: readonly unknown[]) => Promise<unknown>) {
  for (let start = 0; start < rows.length; start += batchSize)
    await write(rows.slice(start, start + batchSize));
}

/** Writes an estate to an empty graph as a sync leaves it, with a finished run that read every list. */
export async function writeEstate(graph: Graph, size: EstateSize): Promise<void> {
  const { nodes, edges } = buildEstate(size);
  for (const [kind, list] of Object.entries(nodes)) {
    const { label, classLabels } = entities[kind as EntityKind];
    const labels = ['GitLabEntity', label, ...classLabels].join(':');
    await inBatches(list, (rows) =>
      graph.write(`UNWIND $rows AS row CREATE (n:${labels}) SET n = row`, { rows }),
    );
  }
  for (const [type, list] of Object.entries(edges)) {
    await inBatches(list, (rows) =>
      graph.write(
        `UNWIND $rows AS row MATCH (a:GitLabEntity {key: row.from}) MATCH (b:GitLabEntity {key: row.to})
         CREATE (a)-[r:${type}]->(b) SET r = row.properties`,
        { rows },
      ),
    );
  }
  const asOf = '2026-01-01T00:00:00.000Z';
  const coverage = sources.map(({ id, title }) => {
    return { source: id, title, state: 'read', asOf, complete: 1, denied: 0, failed: 0 };
  });
  await graph.write(
    `CREATE (:Connection {name: 'bench', host: $host, lastRun: 'bench'})-[:RAN]->
       (r:SyncRun {id: 'bench', connection: 'bench', status: 'complete', startedAt: $asOf})
     FOREACH (each IN $coverage | CREATE (r)-[:COVERED]->(s:SourceCoverage) SET s = each)`,
    { host, asOf, coverage },
  );
  await graph.write('CALL db.prepareForReplanning()');
}
