import { require as load } from 'tsx/cjs/api';

/** Loaded by tsx, for Jest's own `require` does not follow the sources' `.js` imports. */
export default async function globalSetup(): Promise<void> {
  const run: typeof import('./run.js') = load('./run.ts', import.meta.url);
  await run.startEstateOfRun();
}
