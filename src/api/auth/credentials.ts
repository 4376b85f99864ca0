import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What an API token looks like: 32 random bytes behind a prefix by which secret scanners know it. */
export const apiTokenPattern = /^agt_[A-Za-z0-9_-]{43}$/;

/** A new API token. */
export function newApiToken(): string {
  return `agt_${randomBytes(32).toString('base64url')}`;
}

/** What is stored and compared in place of a token: its SHA-256 in hex. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Whether two hashes are the same, in a time that does not tell where they differ. */
export function sameHash(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

const secretNames = /token|secret|password|authorization|credential|private/i;
const secretValues =
  /\b(agt_|glpat-|glptt-|gldt-|glrt-|glcbt-|gloas-|glsoat-|glft-)[A-Za-z0-9_.-]+|\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const censor = '[redacted]';

/** A text without what looks like a token of ours, a JWT or a token of GitLab's. */
export function withoutSecrets(text: string): string {
  return text.replace(secretValues, censor);
}

/** A value fit for records: what is named like a secret or looks like one is blanked, at any depth. */
export function redacted(value: unknown): unknown {
  if (typeof value === 'string') return withoutSecrets(value);
  if (Array.isArray(value)) return value.map(redacted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, secretNames.test(name) ? censor : redacted(inner)]),
  );
}
