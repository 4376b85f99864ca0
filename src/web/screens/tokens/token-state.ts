const dayMs = 86_400_000;

/** Days before its end in which a token is called ending. */
const soonDays = 14;

/** Whether a token may still be used. */
export type TokenState = 'ACTIVE' | 'ENDING' | 'EXPIRED' | 'REVOKED';

/** How a token is at a time. */
export function stateOf(
  { expiresAt, revokedAt }: { readonly expiresAt: string | null; readonly revokedAt: string | null },
  now = Date.now(),
): TokenState {
  if (revokedAt !== null) return 'REVOKED';
  if (expiresAt === null) return 'ACTIVE';
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return 'EXPIRED';
  return left < soonDays * dayMs ? 'ENDING' : 'ACTIVE';
}

/** The time in so many days; null for none. */
export const expiryOf = (days: number | null, now = Date.now()): string | null =>
  days === null ? null : new Date(now + days * dayMs).toISOString();
