import { randomBytes } from 'node:crypto';
import type { Graph } from '../../graph/driver.js';
import { hashOf } from '../auth/credentials.js';
import type { Proof } from '../auth/token-cache.js';
import type { Principal, Role } from '../context.js';

/** By what somebody signed in: the session ends with it, at the latest. */
export const credentialKinds = ['ADMIN_TOKEN', 'API_TOKEN', 'OIDC'] as const;
export type CredentialKind = (typeof credentialKinds)[number];

/** A credential that proved good, with what a session keeps of it: its hash, never itself. */
export interface Credential extends Proof {
  readonly kind: CredentialKind;
  readonly hash: string;
}

/** A browser that signed in, as the graph holds it. */
export interface StoredSession {
  readonly kind: CredentialKind;
  /** SHA-256 of the credential. */
  readonly credential: string;
  readonly principal: Principal;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

interface Row {
  readonly kind: CredentialKind;
  readonly credential: string;
  readonly principalId: string;
  readonly principalName: string;
  readonly role: Role;
  readonly expiresAt: string;
}

const sessionPattern = /^ags_[A-Za-z0-9_-]{43}$/;

/** Whether a text may be what a session's cookie holds. */
export const isSessionValue = (text: string): boolean => sessionPattern.test(text);

/**
 * Stores a session for a credential, and forgets those that have expired.
 * @param lifetimeMs how long it lasts at most; never longer than the credential.
 * @returns what the browser is to keep; only its hash is stored.
 */
export async function createSession(
  graph: Pick<Graph, 'write'>,
  { kind, hash: credential, principal, expiresAt: end }: Credential,
  lifetimeMs: number,
  now = new Date(),
): Promise<{ readonly value: string; readonly expiresAt: Date }> {
  const value = `ags_${randomBytes(32).toString('base64url')}`;
  const expiresAt = new Date(Math.min(now.getTime() + lifetimeMs, end));
  await graph.write('MATCH (s:ApiSession) WHERE s.expiresAt <= $now DELETE s', { now: now.toISOString() });
  const session = {
    hash: hashOf(value),
    kind,
    credential,
    principalId: principal.id,
    principalName: principal.name,
    role: principal.role,
    createdAt: now.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
  await graph.write('MERGE (s:ApiSession {hash: $session.hash}) SET s = $session', { session });
  return { value, expiresAt };
}

/** The session behind the hash of a cookie's value; undefined when there is none or it has expired. */
export async function findSession(
  graph: Pick<Graph, 'read'>,
  hash: string,
  now = new Date(),
): Promise<StoredSession | undefined> {
  const [row] = await graph.read<Row>(
    `MATCH (s:ApiSession {hash: $hash})
     RETURN s.kind AS kind, s.credential AS credential, s.principalId AS principalId, s.principalName AS principalName,
       s.role AS role, s.expiresAt AS expiresAt`,
    { hash },
  );
  if (row === undefined) return undefined;
  const { kind, credential, principalId: id, principalName: name, role } = row;
  const expiresAt = Date.parse(row.expiresAt);
  return expiresAt <= now.getTime()
    ? undefined
    : { kind, credential, principal: { id, name, role }, expiresAt };
}

/** Ends a session; one that is not there has ended. */
export async function deleteSession(graph: Pick<Graph, 'write'>, value: string): Promise<void> {
  await graph.write('MATCH (s:ApiSession {hash: $hash}) DELETE s', { hash: hashOf(value) });
}
