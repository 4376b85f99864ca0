import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type SimulatedGitLab, startSimulatedGitLab } from '../../../src/demo/server/start.js';
import { createWorld } from '../../../src/demo/world/create.js';
import type { Graph } from '../../../src/graph/driver.js';
import { cli, ManualScheduler, startCli } from '../../support/cli.js';
import { testGraph, wipe } from '../../support/graph.js';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.js';
import { serverOfWorker } from '../../support/worker.js';

let graph: Graph;
let gitlab: SimulatedGitLab;
let proxy: TcpProxy;

beforeAll(() => {
  graph = testGraph();
});
afterAll(() => graph.close());
beforeEach(async () => {
  await wipe(graph);
  const world = createWorld({ size: { groups: 3, projects: 4, users: 25 }, now: Date.now() });
  gitlab = await startSimulatedGitLab(world);
  proxy = await startTcpProxy(Number(new URL(serverOfWorker().uri).port));
});
afterEach(async () => {
  await proxy.close();
  await gitlab.close();
});

const environment = () => ({
  NEO4J_URI: `bolt://127.0.0.1:${proxy.port}`,
  NEO4J_USERNAME: serverOfWorker().username,
  NEO4J_PASSWORD: serverOfWorker().password,
  NEO4J_RETRY_SECONDS: '1',
  GITLAB_URL: gitlab.url,
  GITLAB_TOKEN: gitlab.tokens.admin,
  ACCOUNT_NAME: 'main',
  LOG_LEVEL: 'silent',
  PORT: '0',
});

const cutWhenProjectsAreRead = () => {
  gitlab.faults.onRequest = ({ template }) => {
    if (template === '/projects') proxy.cut();
  };
};

describe('a Neo4j that goes away in the middle', () => {
  it('ends a sync with one sentence and 1', async () => {
    cutWhenProjectsAreRead();
    const { code, stderr } = await cli(['sync', '--quiet'], { env: environment() });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Neo4j at bolt:\S+ does not answer\. Check that it runs[^\n]*\n$/);
  });

  it('does not end the service, which syncs again when it is back', async () => {
    const scheduler = new ManualScheduler();
    const { stderr, ended, stop } = startCli(['start'], { env: environment(), scheduler });
    await stderr.until('Now syncing on schedule');
    cutWhenProjectsAreRead();
    await scheduler.fire('main');
    expect(stderr.text).toMatch(/^main: Neo4j at bolt:\S+ does not answer/m);
    gitlab.faults.onRequest = undefined;
    proxy.mend();
    // The lease of the run that was cut off would last for a minute.
    await graph.write('MATCH (l:Lease) REMOVE l.holder, l.expiresAt');
    await scheduler.fire('main');
    expect(await graph.read('MATCH (r:SyncRun) RETURN r.status AS status ORDER BY r.startedAt')).toEqual([
      { status: 'complete' },
      { status: 'interrupted' },
      { status: 'complete' },
    ]);
    stop();
    expect((await ended).code).toBe(0);
  });

  it('is waited for when it is slow at the start', async () => {
    proxy.cut();
    const running = startCli(['migrate', 'up'], { env: { ...environment(), NEO4J_RETRY_SECONDS: '60' } });
    await running.stderr.until('does not answer yet; waiting up to 60 s');
    proxy.mend();
    expect((await running.ended).code).toBe(0);
  });
});
