import pino from 'pino';

/** A structured logger: a static message, then a metadata object. */
export type Logger = pino.Logger;

const redactedKeys = [
  'token',
  'password',
  'authorization',
  'secret',
  'webhookSecret',
  'x-gitlab-token',
  'PRIVATE-TOKEN',
  'private-token',
];

/**
 * A JSON logger on stderr that blanks every key that may hold a secret, two levels deep.
 * @param level one of pino's levels, or `silent`.
 */
export function createLogger(
  level: string,
  destination: pino.DestinationStream = pino.destination(2),
): Logger {
  const paths = redactedKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]);
  return pino({ level, base: null, redact: { paths, censor: '[redacted]' } }, destination);
}

/** A logger that drops everything, for tests and embedders. */
export const silentLogger: Logger = pino({ level: 'silent' });
