import { appError } from '../../core/errors.js';
import type { GraphRead } from '../../core/graph-read.js';
import { resolveIdentity } from '../identities.js';
import { resolvePlace } from '../resources.js';
import type { ReportScope } from './grants.js';

/** What a caller asks the report about. */
export interface ReportQuestion {
  /** Full path or key of a group or project: only itself and what is below it. */
  readonly group?: string | null | undefined;
  /** `@username`, a username, or the key of a user. */
  readonly user?: string | null | undefined;
  /** Only rows whose role is at least this, as if the account were active. */
  readonly minimumLevel?: number | null | undefined;
}

async function placeKey(read: GraphRead, group: string): Promise<string> {
  const key = await resolvePlace(read, group);
  if (key.includes('/account/'))
    throw appError('FILTER_INVALID', { reason: `${group} is no group or project` });
  return key;
}

async function personKey(read: GraphRead, user: string): Promise<string> {
  const { kind, key } = await resolveIdentity(read, user);
  if (kind !== 'user') throw appError('FILTER_INVALID', { reason: `${user} is no person or bot` });
  return key;
}

/**
 * The scope that a question names.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS, FILTER_INVALID.
 */
export async function reportScope(read: GraphRead, question: ReportQuestion): Promise<ReportScope> {
  const { group, user, minimumLevel } = question;
  const [within, person] = await Promise.all([
    group == null ? undefined : placeKey(read, group),
    user == null ? undefined : personKey(read, user),
  ]);
  return { within, person, minimumLevel: minimumLevel ?? 0 };
}
