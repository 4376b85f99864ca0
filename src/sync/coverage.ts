import { type ErrorCode, isAppError, publicMessage } from '../core/errors.js';

/** How one list ended. `denied`: GitLab does not show it to this caller; `failed`: it could not be read this time. */
export interface ScopeOutcome {
  readonly source: string;
  /** Key of the thing whose list it is. */
  readonly target: string;
  readonly status: 'denied' | 'failed';
  /** A sentence without secrets. */
  readonly reason: string;
  /** The catalogued error behind it, if it was one. */
  readonly code: ErrorCode | undefined;
}

/** How a source ended in a run. */
export interface SourceCoverage {
  readonly source: string;
  readonly title: string;
  /**
   * `read`: lists were asked for; `covered`: another source tells the same; `unreadable`: known beforehand; `absent`: the
   * tier of this GitLab has no such thing, so there is nothing that is not known.
   */
  readonly state: 'read' | 'covered' | 'unreadable' | 'absent';
  /** Why it was not read, or what GitLab leaves out of it for this caller. */
  readonly reason: string | undefined;
  /** ISO time from which on what its lists told may be older; null when it was not read. */
  readonly asOf: string | null;
  complete: number;
  denied: number;
  failed: number;
}

/** Classifies what ended a list early: what the caller may not see is denied, everything else failed. */
export function outcomeOf(source: string, target: string, error: unknown): ScopeOutcome {
  const denied = isAppError(error, 'GITLAB_FORBIDDEN', 'GITLAB_NOT_FOUND', 'GITLAB_SCOPE_MISSING');
  return {
    source,
    target,
    status: denied ? 'denied' : 'failed',
    reason: publicMessage(error),
    code: isAppError(error) ? error.code : undefined,
  };
}
