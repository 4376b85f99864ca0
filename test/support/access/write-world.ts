import type { InstanceFacts } from '../../../src/gitlab/discovery.js';
import { sources } from '../../../src/gitlab/sources/index.js';
import type { Graph, GraphTransaction } from '../../../src/graph/driver.js';
import { PropertySets } from '../../../src/sync/claims.js';
import type { ScopeOutcome, SourceCoverage } from '../../../src/sync/coverage.js';
import { touched, Workspace } from '../../../src/sync/diff.js';
import { plan } from '../../../src/sync/plan.js';
import { pending, save } from '../../../src/sync/store.js';
import { credentialViews } from './credential-views.js';
import { protectionViews } from './protection-views.js';
import { placeViews, tellerOf } from './views.js';
import type { AccessWorld } from './world.js';

/** When the runs of written worlds began and ended. */
const startedAt = '2026-01-01T00:00:00.000Z';
const finishedAt = '2026-01-01T00:01:00.000Z';

/** The differences that the first sync of a world writes. */
function writesOf(world: AccessWorld, sets: PropertySets) {
  const tell = tellerOf(world);
  const views = [
    ...placeViews(world, tell),
    ...protectionViews(world, tell),
    ...credentialViews(world, tell),
  ];
  const workspace = new Workspace(world.host, sets);
  for (const [key, kind] of touched(world.host, views).nodes) workspace.loadNode(kind, key, undefined);
  for (const claimed of views) {
    for (const { rows } of claimed.view.edges ?? []) {
      for (const { other } of rows) workspace.mention(other, claimed.claim);
    }
    workspace.apply(claimed);
  }
  return pending(workspace);
}

/** What an administrator's connection to a world is told of it. */
function factsOf({ host, account }: AccessWorld): InstanceFacts {
  return {
    host,
    url: `https://${host}`,
    version: '18.9.0',
    revision: undefined,
    enterprise: account.tier === undefined ? undefined : true,
    tier: account.tier,
    graphql: true,
    token: {
      kind: 'personal',
      name: undefined,
      scopes: ['api'],
      expiresAt: undefined,
      userId: 0,
      username: 'access-graph',
      isAdmin: true,
    },
    group: undefined,
    checkedAt: startedAt,
  };
}

/** How each source ended: as planned, with the denied lists of the world. */
function coverageOf(world: AccessWorld): SourceCoverage[] {
  return plan(sources, factsOf(world)).map((decision) => {
    const { id, title } = decision.source;
    const denied = id === 'groups' ? 0 : (world.unreadable[id]?.length ?? 0);
    const state = denied > 0 ? 'read' : decision.state;
    const reason = state === 'absent' || state === 'unreadable' ? `It is ${state}.` : undefined;
    const complete = state === 'read' ? 1 : 0;
    const asOf = state === 'read' ? startedAt : null;
    return { source: id, title, state, reason, asOf, complete, denied, failed: 0 };
  });
}

function incompleteOf(world: AccessWorld): ScopeOutcome[] {
  // What is not listed leaves no trace in a run.
  const { groups: _unlisted, ...unreadable } = world.unreadable;
  return Object.entries(unreadable).flatMap(([source, scopes]) =>
    scopes.map((scope) => ({
      source,
      target: `${world.host}/${scope}`,
      status: 'denied' as const,
      reason: 'GitLab does not show it.',
      code: undefined,
    })),
  );
}

/** What the connection and the finished run of a world leave in the graph. */
function runRow(world: AccessWorld) {
  const { host, account } = world;
  const incomplete = incompleteOf(world);
  const status = incomplete.length > 0 ? 'partial' : 'complete';
  const id = `run-of-${host}`;
  const connection = {
    name: account.name,
    url: `https://${host}`,
    host,
    // An administrator's connection to the whole GitLab lists all groups.
    group: world.unreadable.groups === undefined ? null : 'part/of/it',
    schedule: 'disabled',
    state: status === 'partial' ? 'degraded' : 'connected',
    lastRun: id,
    lastStartedAt: startedAt,
    lastFinishedAt: finishedAt,
    lastFullAt: startedAt,
    knownSources: sources.map((source) => source.id).sort(),
  };
  const run = { id, connection: account.name, status, full: true, startedAt, finishedAt, durationMs: 60_000 };
  const coverage = coverageOf(world).map((row) => ({ ...row, reason: row.reason ?? null }));
  return { connection, run, coverage, incomplete: incomplete.map((row) => ({ ...row, code: null })) };
}

async function writeRuns(worlds: readonly AccessWorld[], tx: GraphTransaction): Promise<void> {
  await tx.run(
    `UNWIND $rows AS row
     MERGE (c:Connection {name: row.connection.name})
     SET c.url = row.connection.url, c.host = row.connection.host, c.group = row.connection.group, c.schedule = row.connection.schedule,
       c.state = row.connection.state, c.lastRun = row.connection.lastRun, c.lastFullAt = row.connection.lastFullAt,
       c.lastStartedAt = row.connection.lastStartedAt, c.lastFinishedAt = row.connection.lastFinishedAt,
       c.knownSources = row.connection.knownSources
     CREATE (c)-[:RAN]->(r:SyncRun) SET r = row.run
     FOREACH (each IN row.coverage | CREATE (r)-[:COVERED]->(s:SourceCoverage) SET s = each)
     FOREACH (each IN row.incomplete | CREATE (r)-[:INCOMPLETE]->(s:SyncScope) SET s = each)`,
    { rows: worlds.map(runRow) },
  );
}

async function writeSome(graph: Graph, worlds: readonly AccessWorld[], sets: PropertySets): Promise<void> {
  const writes = worlds.map((world) => writesOf(world, sets));
  const all = {
    nodes: writes.flatMap(({ nodes }) => nodes),
    edges: writes.flatMap(({ edges }) => edges),
  };
  await graph.transaction(async (tx) => {
    await tx.run('UNWIND $rows AS row MERGE (s:PropertySet {id: row.id}) SET s.names = row.names', {
      rows: sets.unsaved(),
    });
    await save(all, (statement, parameters) => tx.run(statement, parameters));
    await writeRuns(worlds, tx);
  });
}

/** Worlds in one transaction: more would need more memory than the tests' Neo4j gives to one. */
const atOnce = 60;

/**
 * Writes worlds to an empty or at least foreign graph as a first sync of each would, many in one transaction, each with a
 * connection whose finished run read everything but the lists that the world names as denied. Hosts must differ.
 */
export async function writeWorlds(graph: Graph, worlds: readonly AccessWorld[]): Promise<void> {
  if (new Set(worlds.map(({ host }) => host)).size < worlds.length)
    throw new Error('two worlds share a host');
  const sets = new PropertySets();
  for (let start = 0; start < worlds.length; start += atOnce) {
    await writeSome(graph, worlds.slice(start, start + atOnce), sets);
  }
}
