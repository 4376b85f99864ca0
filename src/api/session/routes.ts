import express, { type RequestHandler, Router } from 'express';
import { appError } from '../../core/errors.js';
import { audited } from '../auth/audit.js';
import type { Authenticator } from '../auth/authenticator.js';
import { tokenCacheOf } from '../auth/token-cache.js';
import type { ApiServices } from '../context.js';
import type { Gate } from '../http/authentication.js';
import { stateOf } from '../http/state.js';
import { forgetSession, isSameOrigin, keepSession, sessionOf } from './cookie.js';
import { createSession, deleteSession } from './sessions.js';

/** What the routes of sessions are made from. */
export interface SessionOptions {
  readonly services: Pick<ApiServices, 'graph' | 'logger'>;
  readonly authenticator: Authenticator;
  readonly gate: Gate;
  /** How long a session lasts at most, in milliseconds. */
  readonly lifetimeMs: number;
}

const tokenOf = (body: unknown): string | undefined => {
  const { token } = (body ?? {}) as { readonly token?: unknown };
  return typeof token === 'string' && /^[\w.~+/=-]{1,8192}$/.test(token.trim()) ? token.trim() : undefined;
};

const sameOrigin: RequestHandler = (req, _res, next) => {
  if (!isSameOrigin(req)) throw appError('CROSS_SITE', undefined);
  next();
};

/**
 * `POST /session` signs a browser in with a token, `DELETE /session` signs it out. The browser keeps a cookie that no script can read.
 * @throws AppError, from its handlers, UNAUTHENTICATED, RATE_LIMITED, CROSS_SITE, REQUEST_INVALID.
 */
export function sessionRoutes({ services, authenticator, gate, lifetimeMs }: SessionOptions): Router {
  const { graph, logger } = services;
  const router = Router();
  router.post('/session', sameOrigin, express.json({ limit: '16kb' }), async (req, res) => {
    const token = tokenOf(req.body);
    const mayTry = token !== undefined && (await gate.mayTry(req, token));
    const credential = mayTry ? await authenticator.prove(token) : undefined;
    if (credential === undefined) {
      await gate.fail(req, res);
      throw appError('SIGN_IN_REFUSED', undefined);
    }
    const { requestId, address } = stateOf(res);
    const context = { graph, logger, principal: credential.principal, requestId, address };
    const { value, expiresAt } = await audited(context, 'signIn', {}, () =>
      createSession(graph, credential, lifetimeMs),
    );
    keepSession(req, res, value, expiresAt);
    res.status(201).json({ ...credential.principal, expiresAt: expiresAt.toISOString() });
  });
  router.delete('/session', sameOrigin, async (req, res) => {
    const session = sessionOf(req);
    const principal = session === undefined ? undefined : await authenticator.whoHas(session);
    if (session !== undefined && principal !== undefined) {
      const { requestId, address } = stateOf(res);
      const context = { graph, logger, principal, requestId, address };
      await audited(context, 'signOut', {}, () => deleteSession(graph, session));
      tokenCacheOf(graph).clear();
    }
    forgetSession(req, res);
    res.status(204).end();
  });
  return router;
}
