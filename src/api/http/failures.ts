import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import type { ErrorRequestHandler } from 'express';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type AppError, appError, type ErrorCode, isAppError } from '../../core/errors.js';
import type { Logger } from '../../core/logger.js';
import { graphFailure } from '../../graph/failure.js';

const statuses: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  SIGN_IN_REFUSED: 401,
  HOOK_REFUSED: 401,
  FORBIDDEN: 403,
  CROSS_SITE: 403,
  RATE_LIMITED: 429,
  PATH_UNKNOWN: 404,
  QUERY_UNKNOWN: 404,
  QUERY_PARAMETER: 400,
  REQUEST_INVALID: 400,
  REQUEST_TOO_LARGE: 413,
  OPERATION_NOT_PERSISTED: 400,
  OPERATION_TOO_COSTLY: 400,
  SHUTTING_DOWN: 503,
  NEO4J_UNREACHABLE: 503,
  DATABASE_AWAY: 503,
};

/** Codes of errors whose text is about the client's own request. */
const aboutTheRequest = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'OPERATION_TOO_COSTLY',
]);

/** The HTTP status for an error that keeps a request from being answered at all. */
export function statusOf(error: AppError): number {
  return statuses[error.code] ?? 422;
}

/** What an error was told as. */
export interface Told {
  readonly message: string;
  readonly code: string;
}

/** The catalogued error for what a client may know of the database's failures; anything else as it is. */
function translated(error: unknown): unknown {
  const kind = graphFailure(error);
  if (kind === 'unreachable') return appError('DATABASE_AWAY', undefined, error);
  return kind === 'timeout' ? appError('OPERATION_TIMEOUT', {}, error) : error;
}

/** What the client is told of a thrown value; what is not meant for clients is logged under an id, which they get. */
export function told(error: unknown, logger: Logger, requestId?: string): Told {
  if (isAppError(error)) return { message: error.message, code: error.code };
  const id = randomUUID();
  logger.error({ err: error, errorId: id, requestId }, 'Internal error');
  return { message: `Internal error ${id}`, code: 'INTERNAL' };
}

/** The body of an answer that is an error only. */
export function errorBody({ message, code }: Told) {
  return { errors: [{ message, extensions: { code } }] };
}

/** An error of an operation as the client gets it. `formatted` is what GraphQL made of it. */
export function presentError(
  formatted: GraphQLFormattedError,
  error: unknown,
  logger: Logger,
): GraphQLFormattedError {
  const cause = translated(unwrapResolverError(error));
  const { path, locations } = formatted;
  const place = {
    ...(locations === undefined ? {} : { locations }),
    ...(path === undefined ? {} : { path }),
  };
  if (isAppError(cause)) return { message: cause.message, ...place, extensions: { code: cause.code } };
  const code = String(formatted.extensions?.code ?? (path === undefined ? 'GRAPHQL_VALIDATION_FAILED' : ''));
  if (aboutTheRequest.has(code)) return { message: formatted.message, ...place, extensions: { code } };
  // What graphql-js says of arguments and variables while it runs an operation has no code of its own.
  if (
    cause instanceof GraphQLError &&
    /^(Argument "|Too many errors processing variables)/.test(cause.message)
  )
    return { message: cause.message, ...place, extensions: { code: 'BAD_USER_INPUT' } };
  const { message, code: internal } = told(cause, logger);
  return { message, ...place, extensions: { code: internal } };
}

/** What body-parser and Express say of a request that they cannot use. */
function requestFault(error: unknown): AppError | undefined {
  if (isAppError(error) || !(error instanceof Error) || !('status' in error)) return undefined;
  const { status } = error;
  if (status === 413) return appError('REQUEST_TOO_LARGE', { limit: '256 kB' }, error);
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  return appError('REQUEST_INVALID', { reason: 'its body or its path cannot be read' }, error);
}

/** The last handler of all: answers what was thrown, never with internal text. */
export function answerFailures(logger: Logger, count: (code: string) => void): ErrorRequestHandler {
  return (thrown, _req, res, next) => {
    const error = translated(requestFault(thrown) ?? thrown);
    if (res.headersSent) {
      told(error, logger);
      next(thrown);
      return;
    }
    const requestId = (res.locals.state as { requestId?: string } | undefined)?.requestId;
    const body = told(error, logger, requestId);
    count(body.code);
    res.status(isAppError(error) ? statusOf(error) : 500).json(errorBody(body));
  };
}
