import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../../src/core/paths.js';
import type { Graph } from '../../../src/graph/driver.js';
import { migrate, migrationStatus } from '../../../src/graph/migrations.js';
import { testGraph, wipe } from '../../support/graph.js';
import { removeFolder, temporaryFolder } from '../../support/servers.js';

describe('migrations', () => {
  let graph: Graph;
  let folder: string;
  const file = (name: string, text: string) => writeFile(join(folder, name), text);
  const lockAs = (holder: string, seconds: number) =>
    graph.write(
      `MERGE (l:MigrationLock {name: 'migrations'})
       SET l.holder = $holder, l.expiresAt = datetime.realtime() + duration({seconds: $seconds})`,
      { holder, seconds },
    );

  beforeAll(() => {
    graph = testGraph();
  });
  beforeEach(async () => {
    await wipe(graph);
    folder = await temporaryFolder();
  });
  afterAll(async () => {
    await wipe(graph);
    await graph.close();
  });

  test('run once, in order, schema and data mixed, and are recorded', async () => {
    await file(
      'V0001__first.cypher',
      "CREATE INDEX t_a IF NOT EXISTS FOR (n:T) ON (n.a);\nCREATE (:T {a: 'x;y'});",
    );
    await file('V0002__second.cypher', '// adds to the first\r\nMATCH (n:T) SET n.b = 1;\r\n');
    const heard: number[] = [];
    const onApplied = ({ version }: { version: number }) => void heard.push(version);
    await expect(migrate(graph, folder, { onApplied })).resolves.toBe(2);
    await expect(migrate(graph, folder, { onApplied })).resolves.toBe(0);
    expect(heard).toEqual([1, 2]);
    await expect(graph.read('MATCH (n:T) RETURN n.a AS a, n.b AS b')).resolves.toEqual([{ a: 'x;y', b: 1 }]);
    const done = {
      state: 'applied',
      appliedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      durationMs: expect.any(Number),
    };
    await expect(migrationStatus(graph, folder)).resolves.toEqual([
      { version: 1, name: 'first', file: 'V0001__first.cypher', ...done },
      { version: 2, name: 'second', file: 'V0002__second.cypher', ...done },
    ]);
    await graph.write('DROP INDEX t_a');

    await file('V0002__second.cypher', '// adds to the first\nMATCH (n:T) SET n.b = 1;\n');
    await expect(migrate(graph, folder)).resolves.toBe(0);
    await file('V0002__second.cypher', 'MATCH (n:T) SET n.b = 2;');
    await expect(migrate(graph, folder)).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' });
    expect((await migrationStatus(graph, folder)).map(({ state }) => state)).toEqual(['applied', 'changed']);
    await removeFolder(join(folder, 'V0002__second.cypher'));
    await expect(migrate(graph, folder)).rejects.toMatchObject({ code: 'MIGRATION_INVALID' });
    expect((await migrationStatus(graph, folder)).map(({ state }) => state)).toEqual(['applied', 'missing']);
  });

  test('one that failed half-way begins again with its first statement', async () => {
    await file(
      'V0001__first.cypher',
      'MERGE (n:T {a: 1}) SET n.runs = coalesce(n.runs, 0) + 1; RETURN 1 / 0 AS x;',
    );
    await expect(migrate(graph, folder)).rejects.toThrow('/ by zero');
    expect((await migrationStatus(graph, folder)).map(({ state }) => state)).toEqual(['pending']);
    await file(
      'V0001__first.cypher',
      'MERGE (n:T {a: 1}) SET n.runs = coalesce(n.runs, 0) + 1; RETURN 1 AS x;',
    );
    await expect(migrate(graph, folder)).resolves.toBe(1);
    await expect(graph.read('MATCH (n:T) RETURN n.runs AS runs')).resolves.toEqual([{ runs: 2 }]);
  });

  test('several instances at once apply each migration once', async () => {
    await file('V0001__first.cypher', 'CREATE (:T {a: 1});');
    const instances = [testGraph(), testGraph(), testGraph(), testGraph()];
    const counts = await Promise.all(instances.map((instance) => migrate(instance, folder)));
    await Promise.all(instances.map((instance) => instance.close()));
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    await expect(graph.read('MATCH (n:T) RETURN count(n) AS n')).resolves.toEqual([{ n: 1 }]);
  });

  test('a lock that is held stops the second instance, one that expired does not', async () => {
    await file('V0001__first.cypher', 'CREATE (:T {a: 1});');
    await lockAs('other-host/1', 600);
    await expect(migrate(graph, folder, { waitMs: 0 })).rejects.toMatchObject({
      code: 'MIGRATION_LOCKED',
      params: { holder: 'other-host/1' },
    });
    await expect(graph.read('MATCH (n:T) RETURN n')).resolves.toEqual([]);
    await lockAs('other-host/1', -1);
    await expect(migrate(graph, folder, { waitMs: 0 })).resolves.toBe(1);
  });

  test('an instance that lost its lock stops before its next statement', async () => {
    await file(
      'V0001__first.cypher',
      "MATCH (l:MigrationLock) SET l.holder = 'thief', l.expiresAt = datetime.realtime() + duration('PT1H'); CREATE (:T);",
    );
    await expect(migrate(graph, folder)).rejects.toMatchObject({ params: { holder: 'thief' } });
    await expect(graph.read('MATCH (n:T) RETURN n')).resolves.toEqual([]);
  });

  test("the product's own migrations apply, and apply again", async () => {
    const own = join(packageRoot, 'migrations');
    await expect(migrate(graph, own)).resolves.toBeGreaterThan(0);
    await wipe(graph);
    await expect(migrate(graph, own)).resolves.toBeGreaterThan(0);
    const constraints = await graph.read<{ on: string }>(
      'SHOW CONSTRAINTS YIELD labelsOrTypes, properties RETURN labelsOrTypes[0] + "." + properties[0] AS on',
    );
    expect(constraints.map(({ on }) => on)).toEqual(
      expect.arrayContaining(['Connection.name', 'SyncRun.id', 'Change.id', 'Lease.name']),
    );
  });
});
