import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SimulatedGitLab, startSimulatedGitLab } from '../../../src/demo/server/start.js';
import { canaries } from '../../../src/demo/world/canaries.js';
import { createWorld } from '../../../src/demo/world/create.js';
import type { Graph } from '../../../src/graph/driver.js';
import { type CliResult, cli } from '../../support/cli.js';
import { testGraph, wipe } from '../../support/graph.js';
import { serverOfWorker } from '../../support/worker.js';

let graph: Graph;
let gitlab: SimulatedGitLab;
const printed: string[] = [];

beforeAll(async () => {
  graph = testGraph();
  await wipe(graph);
  gitlab = await startSimulatedGitLab(createWorld({ size: 'small', now: Date.now() }));
});
afterAll(async () => {
  await gitlab.close();
  await wipe(graph);
  await graph.close();
});

function environment(token: keyof SimulatedGitLab['tokens'], more: Record<string, string> = {}) {
  const { uri, username, password } = serverOfWorker();
  return {
    NEO4J_URI: uri,
    NEO4J_USERNAME: username,
    NEO4J_PASSWORD: password,
    NEO4J_RETRY_SECONDS: '1',
    GITLAB_URL: gitlab.url.replace('//', '//someone:CANARY-password@'),
    GITLAB_TOKEN: gitlab.tokens[token],
    ACCOUNT_NAME: 'main',
    LOG_LEVEL: 'debug',
    ...more,
  };
}

/** Runs a command at LOG_LEVEL=debug, so that the log is searched for secrets too. */
async function run(
  argv: readonly string[],
  token: keyof SimulatedGitLab['tokens'] = 'admin',
  more: Record<string, string> = {},
): Promise<CliResult & { said: string }> {
  const result = await cli(argv, { env: environment(token, more) });
  printed.push(result.stdout, result.stderr);
  const said = result.stderr
    .split('\n')
    .filter((line) => !line.startsWith('{'))
    .join('\n');
  return { ...result, said };
}

describe('from an empty graph to a removed connection', () => {
  it('shows pending migrations and applies them', async () => {
    const before = await run(['migrate', 'status', '--format', 'json']);
    expect(before.code).toBe(0);
    const pending = JSON.parse(before.stdout) as { state: string }[];
    expect(new Set(pending.map(({ state }) => state))).toEqual(new Set(['pending']));
    const up = await run(['migrate', 'up', '--format', 'json']);
    expect(up.said).toContain('Applied migration V0001');
    const applied = JSON.parse(up.stdout) as { state: string }[];
    expect(applied.map(({ state }) => state)).toEqual(pending.map(() => 'applied'));
    expect((await run(['migrate', 'status'])).stdout).toContain('applied');
  });

  it('knows a connection that was never synced', async () => {
    const { code, stdout } = await run(['connections', 'list', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({ name: 'main', url: gitlab.url, state: 'never synced' }),
    ]);
  });

  it('ends with 3 when the token cannot read everything, and says what', async () => {
    const { code, said } = await run(['sync', 'main'], 'owner');
    expect(code).toBe(3);
    expect(said).toMatch(/^\[main\] Groups and subgroups: 1 list read$/m);
    expect(said).toMatch(/^main: full sync finished in .*, but not everything could be read: .* created/m);
    expect(said).toMatch(/^ {2}.*: not readable, /m);
  });

  it('ends with 0 when everything was read', async () => {
    const { code, said, stdout } = await run(['sync', '--full']);
    expect(said).toMatch(/^main: full sync complete in /m);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  });

  it('prints the run as rows, and nothing else when quiet', async () => {
    const { code, said, stdout } = await run(['sync', '--quiet', '--format', 'json']);
    expect({ code, said }).toEqual({ code: 0, said: '' });
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({
        connection: 'main',
        status: 'complete',
        created: 0,
        deleted: 0,
        error: null,
      }),
    ]);
  });

  it('runs a saved query in each format', async () => {
    const table = await run(['query', 'owners']);
    expect(table.code).toBe(0);
    expect(table.stdout).toContain('olga.owner');
    const json = await run(['query', 'tokens-expiring-soon', '-p', 'days=400', '--format', 'json']);
    const rows = JSON.parse(json.stdout) as { expiry: string }[];
    expect(rows.some(({ expiry }) => expiry === 'soon')).toBe(true);
    const none = await run([
      'query',
      'tokens-expiring-soon',
      '-p',
      'days=0',
      '-p',
      'includeNeverExpiring=false',
      '--format',
      'json',
    ]);
    expect(JSON.parse(none.stdout)).toEqual([]);
    const csv = await run(['query', 'owners', '--format', 'csv', '--quiet']);
    expect(csv.stdout.split('\r\n').length).toBeGreaterThan(2);
    expect(csv.said).toBe('');
  });

  it('doctor finds nothing that fails', async () => {
    const { code, stdout } = await run(['doctor', '--format', 'json']);
    const findings = JSON.parse(stdout) as { check: string; status: string; detail: string }[];
    expect(findings.filter(({ status }) => status === 'fail')).toEqual([]);
    expect(code).toBe(0);
    const found = Object.fromEntries(findings.map(({ check, status }) => [check, status]));
    expect(found).toMatchObject({
      Node: 'ok',
      'Java and Maven': 'ok',
      Neo4j: 'ok',
      Migrations: 'ok',
      'main: GitLab': 'ok',
      'main: token': 'ok',
      'main: scopes': 'ok',
      'main: clock': 'ok',
      'main: last sync': 'ok',
    });
  });

  it('doctor says what to do about an expired token, and ends with 1', async () => {
    const { code, stdout } = await run(['doctor'], 'expired');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^fail {2}main: GitLab: GitLab at .* refused the token: .*Create a new one/m);
    expect(stdout).toMatch(/^ok {4}Neo4j: /m);
  });

  it('ends with 1 and one sentence when the token is refused', async () => {
    const { code, said } = await run(['sync', '--quiet'], 'revoked');
    expect(code).toBe(1);
    expect(said).toMatch(/^main: GitLab at [^\n]* refused the token[^\n]*\n$/);
    expect((await run(['connections', 'list'])).stdout).toContain('failed');
  });

  it('removes a connection after --yes, and says that it is still configured', async () => {
    const { code, said } = await run(['connections', 'remove', 'main', '--yes']);
    expect(code).toBe(0);
    expect(said).toMatch(/Removed main: [\d,]+ nodes and relationships deleted/);
    expect(said).toContain('main is still configured');
    expect(await graph.read('MATCH (n:GitLabUser) RETURN n LIMIT 1')).toEqual([]);
    expect(await run(['connections', 'remove', 'main', '--yes'])).toMatchObject({
      code: 2,
      said: expect.stringContaining('There is no connection named main'),
    });
  });

  it('printed no secret, not even into the debug log', () => {
    const all = printed.join('\n');
    const secrets = [
      ...canaries(gitlab.world),
      ...Object.values(gitlab.tokens),
      'CANARY-password',
      serverOfWorker().password,
    ];
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
    expect(all).toContain('"endpoint":"GET /');
  });
});

describe('a Neo4j that is not there or refuses', () => {
  it('is told in one sentence, with exit code 1', async () => {
    const gone = { NEO4J_URI: 'bolt://user:CANARY-x@127.0.0.1:1', LOG_LEVEL: 'silent' };
    for (const argv of [['query', 'owners'], ['sync'], ['connections', 'list'], ['start']]) {
      const { code, stdout, said } = await run([...argv, '--quiet'], 'admin', gone);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(said).toBe(
        'Neo4j at bolt://127.0.0.1:1 does not answer. Check that it runs and that NEO4J_URI is right; unset NEO4J_URI to use the embedded one.\n',
      );
    }
  });

  it('names the wrong password', async () => {
    const { code, said } = await run(['migrate', 'status'], 'admin', {
      NEO4J_PASSWORD: 'CANARY-wrong',
      LOG_LEVEL: 'silent',
    });
    expect(code).toBe(1);
    expect(said).toMatch(/^Neo4j at \S+ refused the credentials/);
  });

  it('is one failed line of the doctor', async () => {
    const { code, stdout } = await run(['doctor'], 'admin', { NEO4J_URI: 'bolt://127.0.0.1:1' });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^fail {2}Neo4j: Neo4j at bolt:\/\/127\.0\.0\.1:1 does not answer/m);
    expect(stdout).toMatch(/^ok {4}main: GitLab: /m);
  });
});
