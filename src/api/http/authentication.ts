import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, type RateLimitRequestHandler, rateLimit } from 'express-rate-limit';
import { appError } from '../../core/errors.js';
import type { Authenticator } from '../auth/authenticator.js';
import { principalOf, stateOf } from './state.js';

const minuteMs = 60_000;
/** Wrong tokens that one address may send in a minute. */
const failuresPerMinute = 30;

/** The bearer token of a request, if it has one that is well-formed. */
export function bearerOf(req: Request): string | undefined {
  return /^Bearer +([\w.~+/=-]{1,8192}) *$/i.exec(req.get('authorization') ?? '')?.[1];
}

function secondsUntil(time: Date | undefined): number {
  return Math.max(1, Math.ceil(((time?.getTime() ?? Date.now() + minuteMs) - Date.now()) / 1000));
}

const refuse: RequestHandler = (req, res) => {
  const { resetTime } = (req as Request & { rateLimit?: { resetTime?: Date } }).rateLimit ?? {};
  const seconds = secondsUntil(resetTime);
  res.setHeader('Retry-After', String(seconds));
  throw appError('RATE_LIMITED', { seconds });
};

/** Counts the wrong tokens of each address. */
function failureCounter(): RateLimitRequestHandler {
  return rateLimit({
    windowMs: minuteMs,
    limit: failuresPerMinute,
    keyGenerator: (req) => ipKeyGenerator(req.ip ?? 'unknown'),
    standardHeaders: false,
    legacyHeaders: false,
    handler: refuse,
    validate: false,
  });
}

/**
 * Finds out who sent a request. An address that sends wrong tokens again and again is not listened to for a while,
 * except with tokens that proved good before.
 * @throws AppError UNAUTHENTICATED, RATE_LIMITED.
 */
export function requireToken(authenticator: Authenticator): RequestHandler {
  const failures = failureCounter();
  return async (req, res, next) => {
    const token = bearerOf(req);
    const failed = await failures.getKey(ipKeyGenerator(req.ip ?? 'unknown'));
    const isBanned = failed !== undefined && failed.totalHits >= failuresPerMinute;
    const mayTry = token !== undefined && (!isBanned || authenticator.knows(token));
    const principal = mayTry ? await authenticator.whoIs(token) : undefined;
    if (principal !== undefined) {
      stateOf(res).principal = principal;
      next();
      return;
    }
    await failures(req, res, (limited?: unknown) => {
      if (limited !== undefined) {
        next(limited);
        return;
      }
      const challenge = token === undefined ? '' : ', error="invalid_token"';
      res.setHeader('WWW-Authenticate', `Bearer realm="access-graph"${challenge}`);
      const reason =
        token === undefined
          ? 'This needs a token.'
          : 'The token is wrong, expired, revoked, or not meant for this service.';
      next(appError('UNAUTHENTICATED', { reason }));
    });
  };
}

/** Limits the requests of each caller. @throws AppError RATE_LIMITED. */
export function limitRate(perMinute: number): RequestHandler {
  if (perMinute === 0) return (_req, _res, next) => next();
  return rateLimit({
    windowMs: minuteMs,
    limit: perMinute,
    keyGenerator: (_, res) => principalOf(res).id,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    handler: refuse,
    validate: false,
  });
}
