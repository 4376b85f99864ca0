import { require as load } from 'tsx/cjs/api';

/** Stops the servers that the setup started and deletes their folders. */
export default async function globalTeardown(): Promise<void> {
  const run: typeof import('./run.js') = load('./run.ts', import.meta.url);
  await run.stopServersOfRun();
}
