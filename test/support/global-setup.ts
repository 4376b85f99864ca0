import { require as load } from 'tsx/cjs/api';

/**
 * Starts one Neo4j for each of Jest's workers, and tells the workers where they are.
 * Jest loads this file by `require`, which does not follow the sources' `.js` imports, hence the loading by tsx.
 */
export default async function globalSetup(): Promise<void> {
  const run: typeof import('./run.js') = load('./run.ts', import.meta.url);
  await run.startServersOfRun();
}
