import type { IncomingHttpHeaders } from 'node:http';
import { date } from '../world/clock.js';
import type { WorldToken } from '../world/credential-types.js';
import { indexOf } from '../world/indexes.js';
import type { World, WorldUser } from '../world/types.js';
import { forbidden, HttpFailure, unauthorized } from './failure.js';
import { cachedRightsOf, type Rights } from './rights.js';

/** Who sent a request. */
export interface Caller {
  readonly user: WorldUser;
  readonly token: WorldToken;
  readonly rights: Rights;
}

/** The token of `PRIVATE-TOKEN` or `Authorization: Bearer`; undefined when neither is there. */
export function tokenFrom(headers: IncomingHttpHeaders): string | undefined {
  const own = headers['private-token'];
  if (typeof own === 'string') return own;
  return headers.authorization?.startsWith('Bearer ')
    ? headers.authorization.slice('Bearer '.length)
    : undefined;
}

/** Whether the token is usable: neither revoked nor past its expiry. */
export function isActive(world: World, token: WorldToken): boolean {
  return !token.revoked && (token.expiresAt === null || token.expiresAt > date(world.now));
}

const gone = (description: string): HttpFailure =>
  new HttpFailure(401, { error: 'invalid_token', error_description: description });

/** The caller of these headers; throws a 401 or 403 as GitLab does for wrong, expired and revoked tokens and blocked users. */
export function authenticate(world: World, headers: IncomingHttpHeaders): Caller {
  const value = tokenFrom(headers);
  const token = value === undefined ? undefined : indexOf(world).tokenByValue.get(value);
  const user = token === undefined ? undefined : world.users.get(token.userId);
  if (token === undefined || user === undefined) throw unauthorized();
  if (token.revoked) throw gone('Token was revoked. You have to re-authorize from the user.');
  if (!isActive(world, token))
    throw gone('Token is expired. You can either do re-authorization or token refresh.');
  if (user.state !== 'active') throw forbidden('Your account has been blocked.');
  return { user, token, rights: cachedRightsOf(world, user) };
}

/** Throws the 403 of a token whose scopes have none of `allowed`. */
export function requireScope(caller: Caller, allowed: readonly string[]): void {
  if (caller.token.scopes.some((scope) => allowed.includes(scope))) return;
  throw new HttpFailure(403, {
    error: 'insufficient_scope',
    error_description: 'The request requires higher privileges than provided by the access token.',
    scope: allowed.join(' '),
  });
}
