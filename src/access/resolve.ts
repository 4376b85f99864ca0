import { appError } from '../core/errors.js';
import { entityLabel } from '../gitlab/model/entity.js';
import type { Read } from './load-places.js';

/** Who or what acts, as it is in the graph. */
export type Identity =
  | { readonly kind: 'anonymous'; readonly key: 'anonymous' }
  | { readonly kind: 'user' | 'access_token'; readonly key: string };

const identityKinds = { gitlab_user: 'user', gitlab_access_token: 'access_token' } as const;

interface Found {
  readonly key: string;
  readonly type: string;
}

/** The part of a key before its kind. */
export function hostOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}

function only(found: readonly Found[], what: string, value: string): Found {
  const [first, ...others] = found;
  if (first === undefined) throw appError('ACCESS_UNKNOWN', { what, value });
  if (others.length > 0) {
    const candidates = found.map(({ key }) => key);
    throw appError('ACCESS_AMBIGUOUS', { what, value, candidates });
  }
  return first;
}

const byKey = `MATCH (n:${entityLabel} {key: $value}) RETURN n.key AS key, n._type AS type`;

/**
 * An identity by its key, by `@username` or username, or `anonymous`.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS (one name on several GitLabs).
 */
export async function resolveIdentity(read: Read, value: string): Promise<Identity> {
  if (value === 'anonymous') return { kind: 'anonymous', key: 'anonymous' };
  const username = value.replace(/^@/, '');
  const found = value.includes('/')
    ? await read<Found>(byKey, { value })
    : await read<Found>(
        'MATCH (n:GitLabUser {username: $username}) RETURN n.key AS key, n._type AS type ORDER BY key LIMIT 20',
        { username },
      );
  const { key, type } = only(found, 'identity', value);
  const kind = identityKinds[type as keyof typeof identityKinds];
  if (kind === undefined) throw appError('ACCESS_UNKNOWN', { what: 'identity', value });
  return { kind, key };
}

/**
 * The key of a group, project or instance, by its key or full path.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS (one path on several GitLabs).
 */
export async function resolvePlace(read: Read, value: string): Promise<string> {
  const exact = await read<Found>(byKey, { value });
  const found =
    exact.length > 0
      ? exact
      : await read<Found>(
          `CALL () { MATCH (n:GitLabProject {fullPath: $value}) RETURN n UNION MATCH (n:GitLabGroup {fullPath: $value}) RETURN n }
           RETURN n.key AS key, n._type AS type ORDER BY key LIMIT 20`,
          { value },
        );
  const { key, type } = only(found, 'resource', value);
  if (!['gitlab_group', 'gitlab_project', 'gitlab_account'].includes(type))
    throw appError('ACCESS_UNKNOWN', { what: 'resource', value });
  return key;
}
