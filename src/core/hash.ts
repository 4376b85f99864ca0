import { hash } from 'node:crypto';

/** SHA-256 in hex of a value's JSON: the same for values that are written alike. */
export function hashOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'hex');
}
