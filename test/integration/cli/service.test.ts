import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type SimulatedGitLab, startSimulatedGitLab } from '../../../src/demo/server/start.js';
import { createWorld } from '../../../src/demo/world/create.js';
import type { Graph } from '../../../src/graph/driver.js';
import { ManualScheduler, startCli } from '../../support/cli.js';
import { testGraph, wipe } from '../../support/graph.js';
import { serverOfWorker } from '../../support/worker.js';

let graph: Graph;
let gitlab: SimulatedGitLab;

beforeAll(() => {
  graph = testGraph();
});
afterAll(() => graph.close());
beforeEach(async () => {
  await wipe(graph);
  gitlab = await startSimulatedGitLab(
    createWorld({ size: { groups: 3, projects: 4, users: 25 }, now: Date.now() }),
  );
});
afterEach(() => gitlab.close());

function environment(more: Record<string, string> = {}) {
  const { uri, username, password } = serverOfWorker();
  return {
    NEO4J_URI: uri,
    NEO4J_USERNAME: username,
    NEO4J_PASSWORD: password,
    NEO4J_RETRY_SECONDS: '1',
    LOG_LEVEL: 'silent',
    PORT: '0',
    ...more,
  };
}

function start(token: keyof SimulatedGitLab['tokens'], more: Record<string, string> = {}) {
  const scheduler = new ManualScheduler();
  const env = environment({
    GITLAB_URL: gitlab.url,
    GITLAB_TOKEN: gitlab.tokens[token],
    ACCOUNT_NAME: 'main',
    SYNC_SCHEDULE: '5 * * * *',
    ...more,
  });
  return { scheduler, ...startCli(['start'], { env, scheduler }) };
}

const runs = () =>
  graph.read<{ status: string }>('MATCH (r:SyncRun) RETURN r.status AS status ORDER BY r.startedAt');

describe('start', () => {
  it('verifies, syncs at once, syncs on schedule, and stops with 0', async () => {
    const { scheduler, stderr, ended, stop } = start('admin');
    await stderr.until('Now syncing on schedule: main at “5 * * * *”');
    expect(stderr.text).toMatch(
      /main: http.*GitLab 18\.9[\s\S]*user root \(administrator\)[\s\S]*main: full sync complete/,
    );
    expect(scheduler.jobs.get('main')?.when).toBe('5 * * * *');
    await scheduler.fire('main');
    expect(await runs()).toEqual([{ status: 'complete' }, { status: 'complete' }]);
    stop();
    expect(await ended).toMatchObject({ code: 0, stderr: expect.stringContaining('Stopping …') });
    expect(scheduler.jobs.size).toBe(0);
  });

  it('survives that GitLab is away in a scheduled run, and tries again at the next', async () => {
    const { scheduler, stderr, ended, stop } = start('admin');
    await stderr.until('Now syncing on schedule');
    gitlab.faults.rules = [{ match: () => true, effect: { kind: 'status', status: 503 } }];
    await scheduler.fire('main');
    expect(stderr.text).toMatch(/main: GitLab answered .* with 503 again and again/);
    gitlab.faults.rules = [];
    await scheduler.fire('main');
    expect((await runs()).map(({ status }) => status)).toEqual(['complete', 'failed', 'complete']);
    stop();
    expect((await ended).code).toBe(0);
  });

  it('waits for its schedule when GitLab does not answer at the start', async () => {
    gitlab.faults.rules = [{ match: () => true, effect: { kind: 'status', status: 502 } }];
    const { scheduler, stderr, ended, stop } = start('admin');
    await stderr.until('It is tried again on its schedule.');
    await stderr.until('Now syncing on schedule');
    gitlab.faults.rules = [];
    await scheduler.fire('main');
    expect((await runs()).map(({ status }) => status)).toEqual(['complete']);
    stop();
    expect((await ended).code).toBe(0);
  });

  it.each([
    ['expired', {}, 'refused the token'],
    ['readUserOnly', {}, "The token's scopes (read_user)"],
    ['admin', { GITLAB_GROUP: 'no/such' }, 'The group no/such does not exist'],
  ] as const)('ends with 1 when its only connection never can work: %s %j', async (token, more, sentence) => {
    const { code, stderr } = await start(token, more).ended;
    expect(code).toBe(1);
    expect(stderr).toContain(`main: ${sentence === 'refused the token' ? 'GitLab at' : sentence}`);
    expect(stderr).toContain(sentence);
    expect(await runs()).toEqual([]);
  });

  it('stops a sync that runs, and gives back its lease', async () => {
    let reached: () => void = () => undefined;
    const reading = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const held = new Promise<void>(() => undefined);
    gitlab.faults.onRequest = ({ template }) => {
      if (template !== '/projects') return undefined;
      reached();
      return held;
    };
    const { ended, stop } = start('admin');
    await reading;
    stop();
    const { code, stderr } = await ended;
    expect(code).toBe(0);
    expect(stderr).toContain('The sync of main was stopped before its end.');
    expect(await runs()).toEqual([{ status: 'cancelled' }]);
    expect(await graph.read('MATCH (l:Lease) WHERE l.holder IS NOT NULL RETURN l.name AS name')).toEqual([]);
  });

  it('syncs by hand only when the schedule is disabled', async () => {
    const { scheduler, stderr, ended, stop } = start('admin', { SYNC_SCHEDULE: 'disabled' });
    await stderr.until('main by hand only');
    expect(scheduler.jobs.size).toBe(0);
    stop();
    expect((await ended).code).toBe(0);
  });
});

describe('the API of start', () => {
  it('is there before the first sync ends, with a token and queries to paste', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    gitlab.faults.onRequest = ({ template }) => (template === '/projects' ? held : undefined);
    const { stdout, stderr, ended, stop } = start('admin');
    await stdout.until('Three queries to begin with:');
    await stderr.until('Syncing main');
    const [, url] = /The API is at (\S+)\/graphql/.exec(stdout.text) ?? [];
    const [, token] = /TOKEN=(agt_\S{43})/.exec(stdout.text) ?? [];
    const [, body] = /-d '(.*)'/.exec(stdout.text) ?? [];
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: String(body) });
    expect(await answer.json()).toMatchObject({
      data: { viewer: { role: 'ADMIN' }, connections: [{ name: 'main' }] },
    });
    release();
    await stderr.until('Now syncing on schedule');
    stop();
    expect((await ended).code).toBe(0);
    expect(stderr.text).not.toContain('agt_');
    await expect(fetch(`${url}/livez`)).rejects.toThrow();
    const again = start('admin');
    await again.stderr.until('Now syncing on schedule');
    expect(again.stdout.text).not.toContain('agt_');
    again.stop();
    await again.ended;
  });

  it('says in one sentence that its port is taken', async () => {
    const first = start('admin');
    await first.stdout.until('The API is at');
    const [, port = ''] = /The API is at http:\/\/127\.0\.0\.1:(\d+)/.exec(first.stdout.text) ?? [];
    const second = await start('admin', { PORT: port }).ended;
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(
      /^The API cannot listen on 127\.0\.0\.1:\d+ because another program does\./m,
    );
    first.stop();
    expect((await first.ended).code).toBe(0);
  });
});

describe('demo', () => {
  const argv = ['demo', '--size', '5x12x30'];

  it('syncs, shows three tables and the way on, and ends with --once', async () => {
    const { code, stdout, stderr } = await startCli([...argv, '--once'], { env: environment() }).ended;
    expect(code).toBe(0);
    expect(stderr).toContain('5 groups, 12 projects');
    expect(stderr).toMatch(/demo: full sync complete in/);
    for (const title of [
      'Merge requests merged without approval',
      'External users with access',
      'Access tokens that',
    ]) {
      expect(stdout).toContain(title);
    }
    expect(stdout.match(/┌/g)).toHaveLength(3);
    expect(stdout).toContain('npx access-graph query --list');
  });

  it('keeps syncing a company that changes, until it is stopped', async () => {
    const scheduler = new ManualScheduler();
    const { stdout, ended, stop } = startCli([...argv, '--interval', '7'], { env: environment(), scheduler });
    await stdout.until('Ctrl-C stops everything.');
    expect(scheduler.jobs.get('demo')?.when).toBe('every 7000 ms');
    await scheduler.fire('demo');
    expect(stdout.text).toMatch(
      /^\d\d:\d\d:\d\d {2}synced in .*: \d+ created, \d+ updated, \d+ deleted; \d+ requests; found: .*\(in GitLab: .*\)$/m,
    );
    stop();
    expect((await ended).code).toBe(0);
    expect(scheduler.jobs.size).toBe(0);
  });
});
