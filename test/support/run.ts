import { startTestServer, type TestServer } from './servers.js';
import { handOver } from './worker.js';

// Setup and teardown load this module separately, but run in one process.
const slot = Symbol.for('gitlab-access-graph.test-servers');

/** Starts two servers side by side, one for each worker of the run, and hands their addresses to the workers. */
export async function startServersOfRun(): Promise<void> {
  const print = (text: string) => {
    if (text.startsWith('Downloading')) process.stdout.write(`${text}\n`);
  };
  const settled = await Promise.allSettled([startTestServer({ onProgress: print }), startTestServer()]);
  const servers = settled.flatMap((result): TestServer[] =>
    result.status === 'fulfilled' ? [result.value] : [],
  );
  Reflect.set(globalThis, slot, servers);
  const failed = settled.find((result) => result.status === 'rejected');
  if (failed !== undefined) {
    await stopServersOfRun();
    throw failed.reason;
  }
  handOver(servers.map(({ neo4j: { uri, username, password } }) => ({ uri, username, password })));
}

/** Stops them and deletes their data. */
export async function stopServersOfRun(): Promise<void> {
  const servers = (Reflect.get(globalThis, slot) as readonly TestServer[] | undefined) ?? [];
  await Promise.all(servers.map((server) => server.remove()));
}
