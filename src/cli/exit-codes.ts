import { type ErrorCode, isAppError, publicMessage } from '../core/errors.js';

/**
 * How commands end: 0 ok; 1 failure, a missing or wrong configuration included; 2 usage (unknown command, option,
 * saved query, query parameter, connection, identity or resource); 3 a sync finished but could not read everything, or an
 * answer may lack what could not be read; 4 access is denied; 5 it is unknown; 130 stopped by Ctrl-C.
 */
export const exitCodes = {
  ok: 0,
  failure: 1,
  usage: 2,
  partial: 3,
  denied: 4,
  unknown: 5,
  interrupted: 130,
} as const;

const usageErrors: readonly ErrorCode[] = [
  'RULE_UNKNOWN',
  'RECEIVER_UNKNOWN',
  'ALERT_UNKNOWN',
  'ALERT_TRANSITION',
  'ALERT_SUPPRESSION',
  'WATCH_INVALID',
  'WATCH_UNKNOWN',
  'USAGE',
  'QUERY_UNKNOWN',
  'QUERY_PARAMETER',
  'CONNECTION_UNKNOWN',
  'ACCESS_UNKNOWN',
  'ACCESS_AMBIGUOUS',
  'ACCESS_KIND',
  'HISTORY_FUTURE',
  'HISTORY_NOT_THERE',
];

/** The exit code for what a command threw. */
export function exitCodeOf(error: unknown): number {
  if (isAppError(error, 'HISTORY_UNKNOWN')) return exitCodes.unknown;
  return isAppError(error) && usageErrors.includes(error.code) ? exitCodes.usage : exitCodes.failure;
}

/** The one sentence for what a command threw; for what is not in the catalogue it says where the details are. */
export function sentenceOf(error: unknown): string {
  if (isAppError(error)) return publicMessage(error);
  return 'An internal error occurred. Run the command again with LOG_LEVEL=debug to see its details.';
}
