import { appError, isAppError } from '../../core/errors.js';
import type { Clock } from './clock.js';
import type { RestGet } from './rest.js';

/** How long a token that GitLab accepted is taken to be still accepted, in milliseconds. */
const acceptedForMs = 60_000;

/**
 * Tells a refused token from a refused page. GitLab answers 401 also where only a role is missing (the access tokens
 * of a project, for one), so `/user` is asked before a token is called rejected.
 */
export function withTokenCheck(get: RestGet, clock: Clock): RestGet {
  let acceptedUntil = 0;
  const isAccepted = async (signal: AbortSignal): Promise<boolean> => {
    if (clock.now() < acceptedUntil) return true;
    try {
      await get('/user', undefined, signal);
    } catch (error) {
      if (isAppError(error, 'GITLAB_TOKEN_REJECTED')) return false;
      throw error;
    }
    acceptedUntil = clock.now() + acceptedForMs;
    return true;
  };
  return async (path, query, signal) => {
    try {
      return await get(path, query, signal);
    } catch (error) {
      if (path === '/user' || !isAppError(error, 'GITLAB_TOKEN_REJECTED') || !(await isAccepted(signal)))
        throw error;
      throw appError(
        'GITLAB_FORBIDDEN',
        { path, reason: 'the role of the token’s user is too low here' },
        error,
      );
    }
  };
}
