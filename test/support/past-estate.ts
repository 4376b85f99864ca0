import type { Graph } from '../../src/graph/driver.js';

/** ISO time of an hour of the day that the estate has behind it. */
export const at = (hour: number) => `2026-01-01T${String(hour).padStart(2, '0')}:00:00.000Z`;

/** What the graph knows now, at 20:00. */
export const estate = `
  CREATE (acme:GitLabEntity:GitLabGroup {key: 'h/group/1', _type: 'gitlab_group', visibility: 'private', fullPath: 'acme', shareWithGroupLock: false, _claims: ['c|groups||'], unreadable: []}),
    (guests:GitLabEntity:GitLabGroup {key: 'h/group/3', _type: 'gitlab_group', visibility: 'private', fullPath: 'guests', _claims: ['c|groups||'], unreadable: []}),
    (api:GitLabEntity:GitLabProject {key: 'h/project/1', _type: 'gitlab_project', visibility: 'private', fullPath: 'acme/api', _claims: ['c|projects||'], unreadable: []}),
    (web:GitLabEntity:GitLabProject {key: 'h/project/3', _type: 'gitlab_project', visibility: 'private', fullPath: 'acme/old', _claims: ['c|projects||'], unreadable: []}),
    (ann:GitLabEntity:GitLabUser {key: 'h/user/1', _type: 'gitlab_user', username: 'ann', state: 'active', isAdmin: false, _claims: [], unreadable: []}),
    (bob:GitLabEntity:GitLabUser {key: 'h/user/2', _type: 'gitlab_user', username: 'bob', state: 'blocked', isAdmin: false, _claims: [], unreadable: []}),
    (eve:GitLabEntity:GitLabUser {key: 'h/user/4', _type: 'gitlab_user', username: 'eve', state: 'active', isAdmin: false, _claims: [], unreadable: []}),
    (acme)-[:HAS]->(api), (acme)-[:HAS]->(web),
    (ann)-[:MEMBER_OF {accessLevel: 40, state: 'active', _claims: ['c|group-members|in']}]->(acme),
    (bob)-[:MEMBER_OF {accessLevel: 30, state: 'active', expiresAt: '2026-06-01', _claims: []}]->(guests),
    (guests)-[:INVITED_TO {accessLevel: 20, _claims: []}]->(api),
    (:WriteTurn {host: 'h', count: 9})
  CREATE (c:Connection {name: 'c', host: 'h', lastRun: 'r4', knownSources: ['group-members', 'groups', 'projects'], knownSince: ['${at(1)}', '${at(1)}', '${at(1)}']})
  CREATE (late:Connection {name: 'late', host: 'h', lastRun: 'l1', knownSources: ['project-members'], knownSince: ['${at(6)}']})
  WITH c, late
  UNWIND [[c, 'r1', 0], [c, 'r2', 4], [c, 'r3', 10], [c, 'r4', 14], [late, 'l1', 5]] AS run
  WITH run, run[0] AS of, run[2] AS hour
  CREATE (of)-[:RAN]->(r:SyncRun {id: run[1], connection: of.name, status: 'complete',
    startedAt: '2026-01-01T' + right('0' + hour, 2) + ':30:00.000Z', finishedAt: '2026-01-01T' + right('0' + (hour + 1), 2) + ':00:00.000Z'})
  CREATE (r)-[:COVERED]->(:SourceCoverage {source: 'groups', state: 'read', asOf: r.startedAt})`;

export type Record_ = readonly [
  turn: number,
  hour: number,
  operation: string,
  type: string,
  from: string | null,
  to: string,
  before: object | null,
  after: object | null,
];

/** What runs found, oldest first. */
export const records: readonly Record_[] = [
  [2, 2, 'created', 'MEMBER_OF', 'h/user/1', 'h/group/1', null, { accessLevel: 30, state: 'active' }],
  [3, 3, 'updated', 'MEMBER_OF', 'h/user/1', 'h/group/1', { accessLevel: 30 }, { accessLevel: 40 }],
  [4, 4, 'updated', 'user', null, 'h/user/4', { isAdmin: true }, { isAdmin: false }],
  [5, 8, 'deleted', 'MEMBER_OF', 'h/user/3', 'h/project/1', { accessLevel: 50, state: 'active' }, null],
  [5, 8, 'deleted', 'user', null, 'h/user/3', { username: 'zoe', name: 'Zoe', state: 'active' }, null],
  [6, 9, 'updated', 'project', null, 'h/project/3', { fullPath: 'acme/web' }, { fullPath: 'acme/old' }],
  [7, 11, 'updated', 'user', null, 'h/user/2', { state: 'active' }, { state: 'blocked' }],
  [8, 12, 'deleted', 'HAS', 'h/group/1', 'h/project/2', {}, null],
  [8, 12, 'deleted', 'project', null, 'h/project/2', { fullPath: 'acme/gone', visibility: 'private' }, null],
  [9, 13, 'created', 'group', null, 'h/group/3', null, { fullPath: 'guests', visibility: 'private' }],
  [9, 13, 'created', 'MEMBER_OF', 'h/user/2', 'h/group/3', null, { accessLevel: 30 }],
  [9, 13, 'created', 'INVITED_TO', 'h/group/3', 'h/project/1', null, { accessLevel: 20 }],
];

/** Writes change records. */
export async function record(graph: Graph, rows: readonly Record_[]): Promise<void> {
  await graph.write('UNWIND $rows AS row CREATE (c:Change) SET c = row', {
    rows: rows.map(([turn, hour, operation, type, fromKey, key, before, after], index) => ({
      id: `run-${turn}-${index}`,
      run: `run-${turn}`,
      turn,
      at: at(hour),
      host: 'h',
      connection: 'c',
      operation,
      subject: fromKey === null ? 'node' : 'relationship',
      type,
      key,
      fromKey,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
      properties: Object.keys(before ?? after ?? {}),
    })),
  });
}

/** Writes the estate with its records. */
export async function writePast(graph: Graph): Promise<void> {
  await graph.write(estate);
  await record(graph, records);
}
