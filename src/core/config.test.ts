import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from './config.js';
import { configurationMarkdown } from './config-docs.js';
import { isAppError } from './errors.js';

const cwd = mkdtempSync(join(tmpdir(), 'config-'));

function fault(env: Record<string, string>, file?: string): string {
  if (file !== undefined) writeFileSync(join(cwd, 'access-graph.yaml'), file);
  try {
    loadConfig(env, cwd);
  } catch (error) {
    if (isAppError(error)) return error.message;
    throw error;
  } finally {
    writeFileSync(join(cwd, 'access-graph.yaml'), '');
  }
  return '';
}

describe('configuration', () => {
  test('has defaults for all, and no connection', () => {
    const config = loadConfig({}, cwd);
    expect(config.connections).toEqual([]);
    expect(config.dataDir).toBe(join(cwd, 'data'));
    expect(config.neo4j).toBeUndefined();
  });

  test('makes one connection of the environment, named after the host', () => {
    const config = loadConfig(
      { GITLAB_URL: 'https://gitlab.example.com/', GITLAB_TOKEN: 't', GITLAB_GROUP: ' ' },
      cwd,
    );
    expect(config.connections).toEqual([
      {
        name: 'gitlab.example.com',
        description: undefined,
        url: 'https://gitlab.example.com/',
        token: 't',
        group: undefined,
        schedule: '0 * * * *',
        fullRefreshMs: 24 * 60 * 60 * 1000,
      },
    ]);
  });

  test('takes several connections from the file, tokens by the name of a variable', () => {
    const file =
      'connections:\n  - {name: a, url: "https://a.example", tokenEnv: A}\n  - {name: b, url: "https://b.example", token: x, schedule: disabled}\n';
    writeFileSync(join(cwd, 'access-graph.yaml'), file);
    const { connections } = loadConfig({ A: 'secret' }, cwd);
    writeFileSync(join(cwd, 'access-graph.yaml'), '');
    expect(connections.map(({ name, token, schedule }) => [name, token, schedule])).toEqual([
      ['a', 'secret', '0 * * * *'],
      ['b', 'x', 'disabled'],
    ]);
  });

  test.each([
    [{ GITLAB_URL: 'https://a.example' }, undefined, /GITLAB_TOKEN: is not set/],
    [{ GITLAB_TOKEN: 't' }, undefined, /GITLAB_URL: is not set/],
    [{ GITLAB_URL: 'gitlab', GITLAB_TOKEN: 't' }, undefined, /GITLAB_URL: /],
    [{ GITLAB_URL: 'ftp://a.example', GITLAB_TOKEN: 't' }, undefined, /must begin with https/],
    [{ SYNC_SCHEDULE: 'often' }, undefined, /SYNC_SCHEDULE: must be a cron expression/],
    [{ NEO4J_URI: 'http://x' }, undefined, /NEO4J_URI: must begin with neo4j/],
    [{ NEO4J_URI: 'bolt://x' }, undefined, /NEO4J_PASSWORD: is not set/],
    [{ LOG_LEVEL: 'loud' }, undefined, /LOG_LEVEL: /],
    [
      {},
      'connections: [{name: a|b, url: "https://a.example", token: t}]',
      /connections\.0\.name: must be letters/,
    ],
    [{}, 'connections: [{name: a, url: "https://a.example"}]', /set token, or tokenEnv/],
    [{}, 'connections: [{name: a, url: "https://a.example", token: t, colour: red}]', /unknown key colour/],
    [
      {},
      'connections: [{name: a, url: "https://a.example", token: t}, {name: a, url: "https://b.example", token: t}]',
      /the name a is used twice/,
    ],
    [{}, 'connections: {', /cannot be read/],
    [{ FULL_REFRESH: 'daily' }, '', /FULL_REFRESH: must be a length of time such as 90m, 12h or 1d/],
    [{ GITLAB_WEBHOOK_SECRET: 'short' }, '', /GITLAB_WEBHOOK_SECRET: must have at least 16/],
    [
      { HOOK: 'short' },
      'connections: [{name: a, url: "https://a.example", token: t, webhookSecretEnv: HOOK}]',
      /HOOK must hold at least 16 characters/,
    ],
  ])('names what is wrong in %j %s', (env, file, message) => {
    expect(fault(env as Record<string, string>, file)).toMatch(message);
  });

  test('is documented whole', () => {
    expect(configurationMarkdown()).toMatch(/\| `DATA_DIR` \| `\.\/data` \| Folder of the embedded Neo4j/);
  });
});
