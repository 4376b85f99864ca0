import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packageRoot } from '../../../src/core/paths.js';
import { type SimulatedGitLab, startSimulatedGitLab } from '../../../src/demo/server/start.js';
import { createWorld } from '../../../src/demo/world/create.js';
import { mutateWorld } from '../../../src/demo/world/mutate/mutate-world.js';
import { createRandom } from '../../../src/demo/world/random.js';
import { removeFolder, temporaryFolder, testCacheDir } from '../../support/servers.js';
import { askAs } from './ask.js';
import { type Address, roles } from './handed-over.js';

/** A running service over the synced demo estate, with a token for each role. */
export interface Estate extends Address {
  close(): Promise<void>;
}

const adminToken = 'e2e-admin-token-0123456789abcdef';
const changesMade = 25;

/** The first line of a program's output that has an address in it. */
async function addressOf(child: ChildProcess): Promise<string> {
  const { stdout } = child;
  if (stdout === null) throw new Error('the service has no output');
  for await (const line of createInterface({ input: stdout })) {
    const url = /https?:\/\/127\.0\.0\.1:\d+(?=\/graphql)/.exec(line)?.[0];
    if (url !== undefined) {
      stdout.resume();
      return url;
    }
  }
  throw new Error('the service ended before it was ready');
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 500));
}

interface State {
  readonly connections: readonly {
    readonly state: string;
    readonly lastRun: { readonly id: string; readonly status: string } | null;
  }[];
  readonly rules: readonly { readonly enabled: boolean; readonly result: { readonly at: string } | null }[];
}

const stateQuery = '{ connections { state lastRun { id status } } rules { enabled result { at } } }';

/** Waits until a run after `before` has ended, and all rules have been run since it began. */
async function settled(url: string, before: string | undefined, since: string): Promise<string> {
  let last: string | undefined;
  await until(async () => {
    const { connections, rules } = await askAs<State>(url, adminToken, stateQuery);
    const run = connections[0]?.lastRun;
    last = run?.id;
    const isOver = run != null && run.id !== before && run.status !== 'RUNNING';
    return isOver && rules.every(({ enabled, result }) => !enabled || (result?.at ?? '') > since);
  });
  return last ?? '';
}

/** Starts a simulated GitLab and the service, syncs, changes the estate and syncs again, so that every screen has something to show. */
export async function startEstate(): Promise<Estate> {
  const dataDir = await temporaryFolder();
  const world = createWorld({ seed: 1, size: 'small', now: Date.now() });
  const gitlab: SimulatedGitLab = await startSimulatedGitLab(world);
  const child = spawn(process.execPath, [join(packageRoot, 'dist/main.js'), 'start', '--quiet'], {
    cwd: dataDir,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      JAVA_HOME: process.env.JAVA_HOME,
      XDG_CACHE_HOME: join(testCacheDir, '..'),
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'warn',
      ACCESS_GRAPH_ADMIN_TOKEN: adminToken,
      API_RATE_LIMIT_PER_MINUTE: '0',
      GITLAB_URL: gitlab.url,
      GITLAB_TOKEN: gitlab.tokens.admin,
      ACCOUNT_NAME: 'acme',
      SYNC_SCHEDULE: 'disabled',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const close = async () => {
    if (child.exitCode === null) {
      child.kill('SIGINT');
      await once(child, 'exit');
    }
    await gitlab.close();
    await removeFolder(dataDir);
  };
  try {
    const began = new Date().toISOString();
    const url = await addressOf(child);
    const first = await settled(url, undefined, began);
    const random = createRandom(7);
    for (let made = 0; made < changesMade; made += 1) mutateWorld(world, random);
    const again = new Date().toISOString();
    await askAs(url, adminToken, 'mutation { startSync(connection: "acme", full: true) { run { id } } }');
    await settled(url, first, again);
    const tokens = await Promise.all(
      roles.map(async (role) => {
        const { createToken } = await askAs<{ createToken: { value: string } }>(
          url,
          adminToken,
          'mutation ($input: CreateTokenInput!) { createToken(input: $input) { value } }',
          { input: { name: `e2e ${role.toLowerCase()}`, role } },
        );
        return [role, createToken.value] as const;
      }),
    );
    return { url, tokens: Object.fromEntries(tokens) as Address['tokens'], close };
  } catch (error) {
    await close();
    throw error;
  }
}
