import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SimulatedGitLab, startSimulatedGitLab } from '../../../src/demo/server/start.js';
import { createWorld } from '../../../src/demo/world/create.js';
import { cli } from '../../support/cli.js';

const commands = [
  'start',
  'demo',
  'sync',
  'query',
  'paths',
  'permissions',
  'export',
  'schema',
  'migrate',
  'connections',
  'tokens',
  'doctor',
];

describe('help', () => {
  it('names every command, option and exit code, and ends with 0', async () => {
    const { code, stdout } = await cli(['--help']);
    expect(code).toBe(0);
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    expect(stdout).toContain('--format');
    expect(stdout).toContain('Exit codes: 0 ok, 1 failure, 2 usage, 3');
  });

  it.each([
    ...commands.map((name) => [name]),
    ['connections', 'remove'],
    ['migrate', 'up'],
    ['export', 'opengraph'],
  ])('has examples for %s %s', async (...argv) => {
    const { code, stdout } = await cli([...argv.filter((word) => word !== undefined), '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Examples:\n  $ access-graph ${argv[0]}`);
    expect(stdout).toContain('--quiet');
  });

  it('prints the version', async () => {
    expect(await cli(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

describe('wrong usage ends with 2 and says what is wrong', () => {
  it.each([
    [[], 'Usage: access-graph'],
    [['stat'], "unknown command 'stat'"],
    [['sync', '--ful'], "unknown option '--ful'"],
    [['sync', 'a', 'b'], 'too many arguments'],
    [['query', '--format', 'xml'], 'Allowed choices are table, json, csv, ndjson'],
    [['query', 'owners', '--param', 'kind'], '--param takes name=value'],
    [['query', 'owners', '--param', 'nonsense=1'], 'The parameter nonsense of owners is not right'],
    [['query', 'tokens-expiring-soon', '--param', 'days=soon'], 'it must be a whole number'],
    [['query', 'tokens-expirin-soon'], 'Did you mean tokens-expiring-soon?'],
    [['query', 'owners', '--list'], 'either an id or --list'],
    [['query', '--param', 'days=1'], '--param needs the id'],
    [['paths', 'a'], "missing required argument 'to'"],
    [['paths', 'a', 'b', '--max', '51'], 'whole number from 1 to 50'],
    [['demo', '--size', 'huge'], 'small, demo, or GROUPSxPROJECTSxUSERS'],
    [['demo', '--interval', '0'], 'whole number from 1 to 86400'],
    [['connections', 'remove'], "missing required argument 'name'"],
    [['connections', 'remove', 'x'], 'Repeat the command with --yes'],
    [['migrate', 'down'], "unknown command 'down'"],
  ])('%j', async (argv, sentence) => {
    const { code, stdout, stderr } = await cli(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('names the known connections when one is unknown', async () => {
    const env = { GITLAB_URL: 'https://gitlab.example.com', GITLAB_TOKEN: 'x', ACCOUNT_NAME: 'main' };
    for (const argv of [
      ['sync', 'mian'],
      ['connections', 'verify', 'mian'],
    ]) {
      expect(await cli(argv, { env })).toEqual({
        code: 2,
        stdout: '',
        stderr: 'There is no connection named mian. Known: main.\n',
      });
    }
  });
});

describe('the list of saved queries', () => {
  it('is by category for people', async () => {
    const { code, stdout } = await cli(['query']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^inventory$/m);
    expect(stdout).toMatch(
      /^ {2}tokens-expiring-soon +Access tokens that expire soon or never {2}\[days=30/m,
    );
  });

  it('is rows for programs', async () => {
    const { code, stdout } = await cli(['query', '--list', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({ category: 'inventory', id: 'owners' }),
    );
    const csv = await cli(['--format', 'csv', 'query']);
    expect(csv.stdout.split('\r\n')[0]).toBe('category,id,title,parameters');
  });
});

describe('a configuration that is not right', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'access-graph-cli-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([
    [{}, 'No connection is configured. Set GITLAB_URL and GITLAB_TOKEN'],
    [{ GITLAB_URL: 'https://gitlab.example.com' }, 'GITLAB_TOKEN: is not set but GITLAB_URL is'],
    [{ GITLAB_URL: 'gitlab', GITLAB_TOKEN: 'x' }, 'GITLAB_URL: '],
    [{ SYNC_CONCURRENCY: 'many' }, 'SYNC_CONCURRENCY: '],
    [{ NEO4J_URI: 'http://localhost' }, 'NEO4J_URI: must begin with neo4j:// or bolt://'],
    [
      { GITLAB_URL: 'https://gitlab.example.com', GITLAB_TOKEN: 'x', SYNC_SCHEDULE: 'hourly' },
      'must be a cron expression',
    ],
    [{ ACCESS_GRAPH_CONFIG: 'missing.yaml' }, 'missing.yaml cannot be read'],
  ])('%j', async (env, sentence) => {
    for (const command of ['start', 'sync']) {
      const { code, stdout, stderr } = await cli([command], { env, cwd: folder });
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain(sentence);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    }
  });

  it('names the key in the file', async () => {
    await writeFile(join(folder, 'access-graph.yaml'), 'connections:\n  - name: main\n    urll: https://x\n');
    const { code, stderr } = await cli(['sync'], { cwd: folder });
    expect(code).toBe(1);
    expect(stderr).toContain('connections.0: unknown key urll');
  });

  it('says the three ways out when Maven is missing', async () => {
    const env = {
      GITLAB_URL: 'https://gitlab.example.com',
      GITLAB_TOKEN: 'CANARY-x',
      PATH: '',
      DATA_DIR: join(folder, 'data'),
      EMBEDDED_NEO4J_CACHE: join(folder, 'cache'),
    };
    const { code, stderr } = await cli(['sync'], { env });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /Three ways out: install a JDK 17\+ and Maven; run docker\/compose.yaml; or set NEO4J_URI/,
    );
  });
});

describe('connections verify', () => {
  let gitlab: SimulatedGitLab;
  beforeAll(async () => {
    gitlab = await startSimulatedGitLab(createWorld({ size: 'small', now: Date.now() }));
  });
  afterAll(() => gitlab.close());
  const verify = (token: string, more: Record<string, string> = {}, argv: readonly string[] = []) =>
    cli(['connections', 'verify', ...argv], {
      env: { GITLAB_URL: gitlab.url, GITLAB_TOKEN: token, ACCOUNT_NAME: 'main', ...more },
    });

  it('says who the token is and what it reads', async () => {
    const { code, stdout } = await verify(gitlab.tokens.admin);
    expect(code).toBe(0);
    expect(stdout).toContain(`main: ${gitlab.url}, GitLab 18.9.0-ee, Enterprise Edition, tier ultimate`);
    expect(stdout).toMatch(
      /personal token “access graph”, scopes read_api, admin_mode, .*user root \(administrator\)/,
    );
    expect(stdout).toContain('Will read: ');
    expect(stdout).not.toContain('Will not read');
    expect(stdout).not.toContain(gitlab.tokens.admin);
  });

  it('says what a lesser token will not read', async () => {
    const { code, stdout } = await verify(gitlab.tokens.owner);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Will read in part:\n {4}.*: where its user is at least/);
    expect(stdout).toContain('Will not read:');
  });

  it('gives rows', async () => {
    const { stdout } = await verify(gitlab.tokens.owner, {}, ['--format', 'json']);
    const rows = JSON.parse(stdout) as { connection: string; user: string; verdict: string }[];
    expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(['yes', 'no', 'depends']));
    expect(rows[0]).toMatchObject({ connection: 'main', user: 'olga.owner', administrator: false });
  });

  it.each([
    ['expired', 'refused the token: it is wrong, expired or revoked'],
    ['revoked', 'refused the token: it is wrong, expired or revoked'],
    [
      'readUserOnly',
      "The token's scopes (read_user) do not allow reading the API. Create a token with read_api.",
    ],
  ] as const)('refuses the %s token', async (name, sentence) => {
    const { code, stdout, stderr } = await verify(gitlab.tokens[name]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^main: [^\n]+\n$/);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain(gitlab.tokens[name]);
  });

  it('names a group that does not exist', async () => {
    const { code, stderr } = await verify(gitlab.tokens.admin, { GITLAB_GROUP: 'no/such' });
    expect(code).toBe(1);
    expect(stderr).toContain('The group no/such does not exist on');
  });

  it('tells a wrong address and a server that is no GitLab', async () => {
    const site = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Hello</html>');
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    const html = await verify('CANARY-token', { GITLAB_URL: url });
    await new Promise((resolve) => site.close(resolve));
    expect(html).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("answers, but not with GitLab's API"),
    });
    const gone = await verify('CANARY-token', { GITLAB_URL: url });
    expect(gone).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('does not answer (connection refused)'),
    });
    const insecure = await verify('CANARY-token', { GITLAB_URL: 'http://user:CANARY-pw@gitlab.example.com' });
    expect(insecure).toMatchObject({ code: 1, stderr: expect.stringContaining('is not HTTPS') });
    for (const { stderr } of [html, gone, insecure]) expect(stderr).not.toContain('CANARY');
  });
});
