import type { Logger } from '../../core/logger.js';
import type { Graph } from '../../graph/driver.js';
import type { Principal } from '../context.js';
import { type Credential, findSession } from '../session/sessions.js';
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

/** Tells who sent a bearer token, or the cookie of a session. */
export interface Authenticator {
  /** What a token proves; undefined when it is unknown, expired, revoked, or not meant for this service. */
  prove(token: string): Promise<Credential | undefined>;
  /** Who the token belongs to; undefined as `prove`. */
  whoIs(token: string): Promise<Principal | undefined>;
  /** Who signed in with a session; undefined when it has ended, or what they signed in with is no longer good. */
  whoHas(session: string): Promise<Principal | undefined>;
  /** Whether the token or session was good when it was last used here. */
  knows(secret: string): boolean;
}

/** How often the last use of a token is noted, in milliseconds. */
const usageEveryMs = 60_000;
const jwtPattern = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const configuredAdmin: Principal = { id: 'env:admin', name: 'ACCESS_GRAPH_ADMIN_TOKEN', role: 'ADMIN' };

/** Knows callers by the configured admin token, the API tokens and sessions of the graph, and JWTs. */
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

  const isAdminHash = (hash: string) => adminHash !== undefined && sameHash(hash, adminHash);

  const proofOfToken = async (hash: string): Promise<Proof | undefined> => {
    const proof = await cache.get(hash, () => stored(hash));
    if (proof !== undefined) note(proof.principal.id.slice('token:'.length));
    return proof;
  };

  const prove = async (token: string): Promise<Credential | undefined> => {
    const hash = hashOf(token);
    if (isAdminHash(hash)) {
      const expiresAt = Number.POSITIVE_INFINITY;
      return { kind: 'ADMIN_TOKEN', hash, principal: configuredAdmin, expiresAt };
    }
    const isOurs = apiTokenPattern.test(token);
    if (!isOurs && (oidc === undefined || !jwtPattern.test(token))) return undefined;
    const proof = await (isOurs ? proofOfToken(hash) : cache.get(hash, async () => oidc?.(token)));
    return proof === undefined ? undefined : { ...proof, kind: isOurs ? 'API_TOKEN' : 'OIDC', hash };
  };

  /** A session is worth what its credential is worth now. */
  const proofOfSession = async (hash: string): Promise<Proof | undefined> => {
    const session = await findSession(graph, hash);
    if (session === undefined) return undefined;
    const { kind, credential, principal, expiresAt } = session;
    if (kind === 'OIDC') return { principal, expiresAt };
    if (kind === 'ADMIN_TOKEN')
      return isAdminHash(credential) ? { principal: configuredAdmin, expiresAt } : undefined;
    // Not from the cache: a session is believed as long as a token after a revocation elsewhere, and no longer.
    const token = await stored(credential);
    if (token === undefined || token.expiresAt <= Date.now()) return undefined;
    note(token.principal.id.slice('token:'.length));
    return { principal: token.principal, expiresAt: Math.min(expiresAt, token.expiresAt) };
  };

  return {
    prove,
    whoIs: async (token) => (await prove(token))?.principal,
    whoHas: async (session) => {
      const hash = hashOf(session);
      return (await cache.get(hash, () => proofOfSession(hash)))?.principal;
    },
    knows: (secret) => cache.knows(hashOf(secret)),
  };
}
