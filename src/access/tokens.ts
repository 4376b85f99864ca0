import type { Action, Person } from './types.js';
import { allowed, denied, type Verdict } from './verdict.js';

/** An access token, or a person's SSH key, as far as it matters to what it can do. */
export interface Token {
  readonly kind: 'access_token' | 'ssh_key';
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

/** Whether a token can be used at all on a day (`YYYY-MM-DD`), and for this action (R25); an SSH key does what Git does. */
export function tokenLets(token: Token, action: Action, today: string): Verdict {
  const what = token.kind === 'ssh_key' ? 'key' : 'token';
  if (token.revoked) return denied(`the ${what} is revoked`);
  if (token.expiresAt !== null && token.expiresAt <= today) return denied(`the ${what} has expired`);
  if (!token.active) return denied(`the ${what} is not active`);
  if (token.kind === 'ssh_key')
    return repositoryActions.includes(action)
      ? allowed('an SSH key does what Git does')
      : denied('an SSH key reads and pushes code only');
  const scope = coveringScope(token.scopes, action);
  return scope === undefined
    ? denied(`its scopes (${token.scopes.join(', ') || 'none'}) do not cover it`)
    : allowed(`the scope ${scope}`);
}

/**
 * The person whom a token acts as: in admin mode administrator rights over the API count by a scope of their own (R25). What
 * only does Git heeds no admin mode (https://docs.gitlab.com/administration/settings/sign_in_restrictions/#admin-mode).
 * @param adminMode null where it could not be read.
 */
export function throughToken<P extends Person>(
  person: P,
  { kind, scopes }: Token,
  adminMode: boolean | null,
): P {
  const overApi = scopes.some((scope) => scope === 'api' || scope === 'read_api');
  if (kind === 'ssh_key' || !overApi || person.admin === false) return person;
  if (scopes.includes('admin_mode') || adminMode === false) return person;
  return { ...person, admin: adminMode === null ? null : false };
}
