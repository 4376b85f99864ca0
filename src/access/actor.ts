import type { Verdict } from './decide.js';
import type { Read } from './load-places.js';
import { hostOf, type Identity } from './resolve.js';
import { type KnownPerson, loadPeople } from './subjects.js';
import { type Token, throughToken, tokenLets } from './tokens.js';
import type { Action } from './types.js';

/** Whoever acts: a person, by a token or not. Anonymous is nobody: no person. */
export interface Actor {
  readonly identity: Identity;
  readonly person: KnownPerson | undefined;
  readonly token: Token | undefined;
}

interface TokenRow {
  readonly token: Omit<Token, 'revoked' | 'active' | 'scopes'> & {
    readonly scopes: readonly string[] | null;
    readonly revoked: boolean | null;
    readonly active: boolean | null;
  };
  readonly user: string | null;
  readonly adminMode: boolean | null;
}

async function loadToken(read: Read, key: string): Promise<TokenRow | undefined> {
  const [row] = await read<TokenRow>(
    `MATCH (t:GitLabAccessToken {key: $key}) OPTIONAL MATCH (t)-[:ACTS_AS]->(u:GitLabUser)
     OPTIONAL MATCH (a:GitLabAccount) WHERE a.host = $host AND a.adminMode = true
     RETURN t {.key, .name, .scopes, .revoked, .active, .expiresAt} AS token, u.key AS user,
       count(a) > 0 AS adminMode LIMIT 1`,
    { key, host: hostOf(key) },
  );
  return row;
}

/** Loads who acts. */
export async function loadActor(read: Read, identity: Identity): Promise<Actor> {
  if (identity.kind === 'anonymous') return { identity, person: undefined, token: undefined };
  const row = identity.kind === 'access_token' ? await loadToken(read, identity.key) : undefined;
  const key = row === undefined ? identity.key : row.user;
  const person = key === null ? undefined : (await loadPeople(read, [key])).get(key);
  if (row === undefined) return { identity, person, token: undefined };
  const token: Token = {
    ...row.token,
    scopes: row.token.scopes ?? [],
    revoked: row.token.revoked === true,
    active: row.token.active !== false,
  };
  return { identity, token, person: person && throughToken(person, token, row.adminMode === true) };
}

/** Whether the token lets the actor try at all; a person needs none. */
export function actorMayTry({ token }: Actor, action: Action): Verdict {
  if (token === undefined) return { decision: 'ALLOWED', reason: 'no token in between' };
  return tokenLets(token, action, new Date().toISOString().slice(0, 10));
}

/** Nobody who is signed in, regarded as a subject: what is public is all there is (R14). */
export const nobody: KnownPerson = {
  key: 'anonymous',
  username: null,
  name: null,
  userType: null,
  active: true,
  admin: false,
  auditor: false,
  external: true,
  deployKeys: new Set(),
};
