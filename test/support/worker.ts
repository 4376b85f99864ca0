import { z } from 'zod';

const variable = 'ACCESS_GRAPH_TEST_SERVERS';
const addressSchema = z.array(z.object({ uri: z.string(), username: z.string(), password: z.string() }));

/** Where one of the run's servers is. */
export type ServerAddress = z.infer<typeof addressSchema>[number];

/** Tells Jest's workers, which inherit the environment, where the servers are. */
export function handOver(addresses: readonly ServerAddress[]): void {
  process.env[variable] = JSON.stringify(addresses);
}

/** The server of this worker. */
export function serverOfWorker(): ServerAddress {
  const addresses = addressSchema.parse(JSON.parse(process.env[variable] ?? '[]'));
  const worker = Number(process.env.JEST_WORKER_ID ?? '1');
  const address = addresses[(worker - 1) % addresses.length];
  if (address === undefined)
    throw new Error('No Neo4j was started: run the integration project through Jest.');
  return address;
}
