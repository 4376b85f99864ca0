import { type Estate, startEstate } from './estate.js';
import { handOver } from './handed-over.js';

// Setup and teardown load this module separately, but run in one process.
const slot = Symbol.for('gitlab-access-graph.e2e-estate');

/** Starts the service of the run. */
export async function startEstateOfRun(): Promise<void> {
  const estate = await startEstate();
  Reflect.set(globalThis, slot, estate);
  handOver(estate);
}

/** Stops it. */
export async function stopEstateOfRun(): Promise<void> {
  await (Reflect.get(globalThis, slot) as Estate | undefined)?.close();
}
