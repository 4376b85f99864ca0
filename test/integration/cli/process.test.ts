import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packageVersion } from '../../../src/cli/run-cli.js';
import { packageRoot } from '../../../src/core/paths.js';
import { type SimulatedGitLab, startSimulatedGitLab } from '../../../src/demo/server/start.js';
import { createWorld } from '../../../src/demo/world/create.js';
import type { Graph } from '../../../src/graph/driver.js';
import { Captured } from '../../support/cli.js';
import { testGraph, wipe } from '../../support/graph.js';
import { serverOfWorker } from '../../support/worker.js';

const program = join(packageRoot, 'dist', 'main.js');
// `npm ci` and `npm install` build it.
const whenBuilt = existsSync(program) ? describe : describe.skip;

function launch(argv: readonly string[], env: Record<string, string> = {}) {
  const child: ChildProcess = spawn(process.execPath, [program, ...argv], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = [new Captured(), new Captured()];
  child.stdout?.pipe(stdout);
  child.stderr?.pipe(stderr);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, stdout, stderr, ended };
}

whenBuilt('the built program', () => {
  let graph: Graph;
  let gitlab: SimulatedGitLab;
  beforeAll(async () => {
    graph = testGraph();
    await wipe(graph);
    gitlab = await startSimulatedGitLab(
      createWorld({ size: { groups: 2, projects: 2, users: 20 }, now: Date.now() }),
    );
  });
  afterAll(async () => {
    await gitlab.close();
    await wipe(graph);
    await graph.close();
  });

  it('prints its version, and ends with 2 for wrong usage', async () => {
    const version = launch(['--version']);
    expect(await version.ended).toBe(0);
    expect(version.stdout.text).toBe(`${packageVersion()}\n`);
    const wrong = launch(['nonsense']);
    expect(await wrong.ended).toBe(2);
    expect(wrong.stderr.text).toContain("unknown command 'nonsense'");
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops cleanly with 0 on %s', async (signal) => {
    const { uri, username, password } = serverOfWorker();
    const { child, stderr, ended } = launch(['start'], {
      PORT: '0',
      NEO4J_URI: uri,
      NEO4J_USERNAME: username,
      NEO4J_PASSWORD: password,
      GITLAB_URL: gitlab.url,
      GITLAB_TOKEN: gitlab.tokens.admin,
    });
    await stderr.until('Now syncing on schedule');
    child.kill(signal);
    expect(await ended).toBe(0);
    expect(stderr.text).toContain('Stopping …');
    expect(stderr.text).not.toContain(gitlab.tokens.admin);
  });
});
