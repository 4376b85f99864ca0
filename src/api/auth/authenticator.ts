import type { Logger } from '../../core/logger.js';
import type { Graph } from '../../graph/driver.js';
import type { Principal } from '../context.js';
import { apiTokenPattern, hashOf, sameHash } from './credentials.js';
import { type Proof, tokenCacheOf } from './token-cache.js';
import { findToken, noteUse, principalOf } from './tokens.js';

/** Tells who a JWT speaks for; undefined when it is not to be believed. */
export type JwtVerifier = (jwt: string) => Promise<Proof | undefined>;

/** What callers are known by. */
export interface AuthenticatorOptions {
  readonly graph: Graph;
  readonly logger: Logger;
  /** A token with the role admin that is configured, not stored. */
  readonly adminToken?: string | undefined;
  readonly oidc?: JwtVerifier | undefined;
}

/** Tells who sent a bearer token. */
export interface Authenticator {
  /** Who the token belongs to; undefined when it is unknown, expired, revoked, or not meant for this service. */
  whoIs(token: string): Promise<Principal | undefined>;
  /** Whether the token was good when it was last used here. */
  knows(token: string): boolean;
}

/** How often the last use of a token is noted, in milliseconds. */
const usageEveryMs = 60_000;
const jwtPattern = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const configuredAdmin: Principal = { id: 'env:admin', name: 'ACCESS_GRAPH_ADMIN_TOKEN', role: 'ADMIN' };

/** Knows callers by the configured admin token, the API tokens of the graph, and JWTs. */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { graph, logger, adminToken, oidc } = options;
  const adminHash = adminToken === undefined ? undefined : hashOf(adminToken);
  const cache = tokenCacheOf(graph);
  const usedAt = new Map<string, number>();

  const note = (id: string) => {
    const now = Date.now();
    if (now - (usedAt.get(id) ?? 0) < usageEveryMs) return;
    usedAt.set(id, now);
    noteUse(graph, id).catch((err: unknown) => logger.warn({ err, id }, 'Use of a token was not noted'));
  };

  const stored = async (hash: string): Promise<Proof | undefined> => {
    const token = await findToken(graph, hash);
    if (token === undefined) return undefined;
    const expiresAt = token.expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(token.expiresAt);
    return { principal: principalOf(token), expiresAt };
  };

  return {
    knows: (token) => cache.knows(hashOf(token)),
    whoIs: async (token) => {
      const hash = hashOf(token);
      if (adminHash !== undefined && sameHash(hash, adminHash)) return configuredAdmin;
      if (apiTokenPattern.test(token)) {
        const proof = await cache.get(hash, () => stored(hash));
        if (proof !== undefined) note(proof.principal.id.slice('token:'.length));
        return proof?.principal;
      }
      if (oidc === undefined || !jwtPattern.test(token)) return undefined;
      return (await cache.get(hash, () => oidc(token)))?.principal;
    },
  };
}
