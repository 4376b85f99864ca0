import { randomUUID } from 'node:crypto';
import { appError, isAppError } from '../../core/errors.js';
import type { Graph } from '../../graph/driver.js';
import { graphFailure } from '../../graph/failure.js';
import type { Principal, Role } from '../context.js';
import { hashOf, newApiToken } from './credentials.js';

/** An API token as it is shown: its value is not stored. */
export interface StoredToken {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** ISO 8601, as all its times. */
  readonly createdAt: string;
  /** Name of who made it. */
  readonly createdBy: string;
  /** Null: never. */
  readonly expiresAt: string | null;
  /** Exact to about a minute. */
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** What a new token is made from. */
export interface NewToken {
  readonly name: string;
  readonly role: Role;
  /** ISO 8601; null: never. */
  readonly expiresAt: string | null;
  readonly createdBy: string;
}

const fields = `t.id AS id, t.name AS name, t.role AS role, t.createdAt AS createdAt, t.createdBy AS createdBy,
  t.expiresAt AS expiresAt, t.lastUsedAt AS lastUsedAt, t.revokedAt AS revokedAt`;
const namePattern = /^[\p{L}\p{N}][\p{L}\p{N} ._@:/-]{0,99}$/u;

/**
 * Makes an API token and stores its hash.
 * @returns the token, and the value that is told this once only.
 * @throws AppError TOKEN_INVALID, TOKEN_NAME_TAKEN.
 */
export async function createToken(
  graph: Graph,
  token: NewToken,
  now = new Date(),
): Promise<{ token: StoredToken; value: string }> {
  if (!namePattern.test(token.name)) {
    const reason = 'its name must be letters, digits, spaces and . _ @ : / -, at most 100';
    throw appError('TOKEN_INVALID', { reason });
  }
  if (token.expiresAt !== null && !(Date.parse(token.expiresAt) > now.getTime()))
    throw appError('TOKEN_INVALID', { reason: 'its expiry must lie in the future' });
  const value = newApiToken();
  const stored: StoredToken = {
    ...token,
    id: randomUUID(),
    expiresAt: token.expiresAt === null ? null : new Date(token.expiresAt).toISOString(),
    createdAt: now.toISOString(),
    lastUsedAt: null,
    revokedAt: null,
  };
  try {
    await graph.write('CREATE (t:ApiToken) SET t = $token', {
      token: { ...stored, hash: hashOf(value), activeName: stored.name },
    });
  } catch (error) {
    if (graphFailure(error) !== 'constraint') throw error;
    throw appError('TOKEN_NAME_TAKEN', { name: token.name }, error);
  }
  return { token: stored, value };
}

/** All API tokens, the revoked ones too, newest first. */
export function listTokens(graph: Graph): Promise<StoredToken[]> {
  return graph.read<StoredToken>(`MATCH (t:ApiToken) RETURN ${fields} ORDER BY t.createdAt DESC, t.id`);
}

/**
 * Revokes the token with this id or name.
 * @throws AppError TOKEN_UNKNOWN when there is none, or it was revoked before.
 */
export async function revokeToken(graph: Graph, idOrName: string, now = new Date()): Promise<StoredToken> {
  const [token] = await graph.write<StoredToken>(
    `MATCH (t:ApiToken) WHERE (t.id = $token OR t.activeName = $token) AND t.revokedAt IS NULL
     SET t.revokedAt = $now REMOVE t.activeName RETURN ${fields}`,
    { token: idOrName, now: now.toISOString() },
  );
  if (token === undefined) throw appError('TOKEN_UNKNOWN', { token: idOrName });
  return token;
}

/** The token with this hash, if it is neither revoked nor expired. */
export async function findToken(
  graph: Graph,
  hash: string,
  now = new Date(),
): Promise<StoredToken | undefined> {
  const [token] = await graph.read<StoredToken>(`MATCH (t:ApiToken {hash: $hash}) RETURN ${fields}`, {
    hash,
  });
  return token !== undefined && isValid(token, now) ? token : undefined;
}

/** Whether a token may be used. */
export function isValid({ revokedAt, expiresAt }: StoredToken, now: Date): boolean {
  return revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > now.getTime());
}

/** Notes that a token was used. */
export async function noteUse(graph: Graph, id: string, now = new Date()): Promise<void> {
  await graph.write('MATCH (t:ApiToken {id: $id}) SET t.lastUsedAt = $now', { id, now: now.toISOString() });
}

/** Whoever uses a token. */
export function principalOf({ id, name, role }: StoredToken): Principal {
  return { id: `token:${id}`, name, role };
}

/**
 * Makes the first token with the role admin, unless there is one that can be used.
 * @returns its value, to be printed once; undefined when none was made.
 */
export async function firstAdminToken(graph: Graph, now = new Date()): Promise<string | undefined> {
  const tokens = await listTokens(graph);
  if (tokens.some((token) => token.role === 'ADMIN' && isValid(token, now))) return undefined;
  try {
    const first = { name: 'first admin', role: 'ADMIN', expiresAt: null, createdBy: 'the service' } as const;
    return (await createToken(graph, first, now)).value;
  } catch (error) {
    // Another instance, starting at the same time, made and printed it.
    if (isAppError(error, 'TOKEN_NAME_TAKEN')) return undefined;
    throw error;
  }
}
