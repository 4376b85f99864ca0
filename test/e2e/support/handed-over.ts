import { z } from 'zod';

/** The roles of the API. */
export const roles = ['VIEWER', 'ANALYST', 'OPERATOR', 'ADMIN'] as const;
/** A role of the API. */
export type Role = (typeof roles)[number];

const variable = 'ACCESS_GRAPH_E2E_ESTATE';
const addressSchema = z.object({ url: z.string(), tokens: z.record(z.enum(roles), z.string()) });

/** Where the service is, and a token for each role. */
export type Address = z.infer<typeof addressSchema>;

/** Tells Jest's workers, which inherit the environment, where the service is. */
export function handOver({ url, tokens }: Address): void {
  process.env[variable] = JSON.stringify({ url, tokens });
}

/** The service of this run. */
export function estateOfRun(): Address {
  const text = process.env[variable];
  if (text === undefined) throw new Error('No service was started: run the e2e project through Jest.');
  return addressSchema.parse(JSON.parse(text));
}
