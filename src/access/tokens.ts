import type { Verdict } from './decide.js';
import type { Action, Person } from './types.js';

/** An access token, as far as it matters to what it can do. */
export interface Token {
  readonly key: string;
  readonly name: string | null;
  readonly scopes: readonly string[];
  readonly revoked: boolean;
  readonly active: boolean;
  /** The last day before it ends, or null. */
  readonly expiresAt: string | null;
}

const repositoryActions: readonly Action[] = ['READ_CODE', 'PUSH', 'FORCE_PUSH', 'CREATE_TAG'];

/** The scope by which a token may do something (R25); undefined when none lets it. */
export function coveringScope(scopes: readonly string[], action: Action): string | undefined {
  const covers: Readonly<Record<string, boolean>> = {
    api: true,
    read_api: action.startsWith('READ_'),
    read_repository: action === 'READ_CODE',
    write_repository: repositoryActions.includes(action),
  };
  return scopes.find((scope) => covers[scope] === true);
}

/** Whether a token can be used at all on a day (`YYYY-MM-DD`), and for this action (R25). */
export function tokenLets(token: Token, action: Action, today: string): Verdict {
  const denied = (reason: string): Verdict => ({ decision: 'DENIED', reason });
  if (token.revoked) return denied('the token is revoked');
  if (token.expiresAt !== null && token.expiresAt <= today) return denied('the token has expired');
  if (!token.active) return denied('the token is not active');
  const scope = coveringScope(token.scopes, action);
  return scope === undefined
    ? denied(`its scopes (${token.scopes.join(', ') || 'none'}) do not cover it`)
    : { decision: 'ALLOWED', reason: `the scope ${scope}` };
}

/** The person whom a token acts as: administrator rights count by scope, and in admin mode by a scope of their own (R25). */
export function throughToken<P extends Person>(person: P, { scopes }: Token, adminMode: boolean): P {
  const reaches = scopes.some((scope) => scope === 'api' || scope === 'read_api');
  return { ...person, admin: person.admin && reaches && (!adminMode || scopes.includes('admin_mode')) };
}
