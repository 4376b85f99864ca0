import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, type RateLimitRequestHandler, rateLimit } from 'express-rate-limit';
import { appError } from '../../core/errors.js';
import type { Authenticator } from '../auth/authenticator.js';
import type { Principal } from '../context.js';
import { isSameOrigin, sessionOf } from '../session/cookie.js';
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

/** What a request proves its sender with. */
interface Evidence {
  readonly secret: string;
  identify(): Promise<Principal | undefined>;
}

/**
 * The bearer token of a request, or else the session of its cookie, which counts only where no other site sent it.
 * @throws AppError CROSS_SITE.
 */
function evidenceOf(req: Request, authenticator: Authenticator): Evidence | undefined {
  const token = bearerOf(req);
  if (token !== undefined) return { secret: token, identify: () => authenticator.whoIs(token) };
  const session = req.get('authorization') === undefined ? sessionOf(req) : undefined;
  if (session === undefined) return undefined;
  if (!isSameOrigin(req)) throw appError('CROSS_SITE', undefined);
  return { secret: session, identify: () => authenticator.whoHas(session) };
}

/** Looks at a credential, unless its sender has sent too many wrong ones; `fail` counts one more and answers. */
export interface Gate {
  /** Whether a sender of many wrong ones is not listened to, this one aside. */
  mayTry(req: Request, secret: string): Promise<boolean>;
  /** Counts a wrong one. @throws AppError RATE_LIMITED. */
  fail(req: Request, res: Response): Promise<void>;
}

/** Counts wrong tokens and sessions; one for all ways of signing in. */
export function createGate(authenticator: Pick<Authenticator, 'knows'>): Gate {
  const failures = failureCounter();
  return {
    mayTry: async (req, secret) => {
      const failed = await failures.getKey(ipKeyGenerator(req.ip ?? 'unknown'));
      return (failed?.totalHits ?? 0) < failuresPerMinute || authenticator.knows(secret);
    },
    fail: async (req, res) => {
      const limited = await new Promise<unknown>((resolve) => void failures(req, res, resolve));
      if (limited !== undefined) throw limited;
    },
  };
}

/**
 * Finds out who sent a request. An address that sends wrong tokens again and again is not listened to for a while,
 * except with tokens that proved good before.
 * @throws AppError UNAUTHENTICATED, RATE_LIMITED, CROSS_SITE.
 */
export function requireToken(authenticator: Authenticator, gate: Gate): RequestHandler {
  return async (req, res, next) => {
    const evidence = evidenceOf(req, authenticator);
    const mayTry = evidence !== undefined && (await gate.mayTry(req, evidence.secret));
    const principal = mayTry ? await evidence.identify() : undefined;
    if (principal !== undefined && evidence !== undefined) {
      Object.assign(stateOf(res), { principal, identify: evidence.identify });
      next();
      return;
    }
    await gate.fail(req, res);
    const isSession = evidence !== undefined && bearerOf(req) === undefined;
    // A browser would ask for a password by a window of its own.
    if (!isSession) {
      const challenge = evidence === undefined ? '' : ', error="invalid_token"';
      res.setHeader('WWW-Authenticate', `Bearer realm="access-graph"${challenge}`);
    }
    const wrong = isSession
      ? 'The session has ended: sign in again.'
      : 'The token is wrong, expired, revoked, or not meant for this service.';
    next(appError('UNAUTHENTICATED', { reason: evidence === undefined ? 'This needs a token.' : wrong }));
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
