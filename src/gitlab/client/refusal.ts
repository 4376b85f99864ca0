import { z } from 'zod';
import { type AppError, appError } from '../../core/errors.js';

/** What is needed to name the request in an error. */
export interface RefusedRequest {
  /** The GitLab's base address. */
  readonly url: string;
  readonly path: string;
  readonly status: number;
  /** The parsed JSON of the answer, or its text. */
  readonly body: unknown;
  readonly token: string;
}

const oauthError = z.object({
  error: z.string().optional(),
  error_description: z.string().optional(),
  message: z.string().optional(),
  scope: z.string().optional(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

/**
 * The catalogued error for a 4xx. GitLab answers `{message}`, OAuth's `{error, error_description, scope}` or plain
 * text; only short plain text of it is repeated.
 */
export function refusalError(request: RefusedRequest): AppError {
  const { url, path, status, body, token } = request;
  const details = oauthError.safeParse(body).data ?? {};
  if (status === 401 || details.error === 'invalid_token') return appError('GITLAB_TOKEN_REJECTED', { url });
  if (status === 404) return appError('GITLAB_NOT_FOUND', { path });
  const said =
    details.message ??
    details.error_description ??
    details.error ??
    details.errors?.[0]?.message ??
    (typeof body === 'string' ? body : undefined);
  if (status !== 403) {
    const reason = plainReason(said, token);
    return appError('GITLAB_BAD_ANSWER', {
      path,
      reason: reason === undefined ? `${status}` : `${status} ${reason}`,
    });
  }
  if (details.error === 'insufficient_scope') {
    const scopes = plainReason(details.scope, token);
    const needed = scopes === undefined ? '' : `, it needs one of ${scopes.split(' ').join(', ')}`;
    return appError('GITLAB_FORBIDDEN', {
      path,
      reason: `the token has too few scopes (insufficient_scope${needed})`,
    });
  }
  return appError('GITLAB_FORBIDDEN', { path, reason: plainReason(said, token) ?? '403 Forbidden' });
}

/** `text` when it is one short line without markup and without the token, else undefined. */
export function plainReason(text: string | undefined, token: string): string | undefined {
  const line = text?.trim().replace(/\.$/, '');
  if (line === undefined || line === '' || line.length > 200) return undefined;
  return /[<>\r\n]/.test(line) || line.includes(token) ? undefined : line;
}
