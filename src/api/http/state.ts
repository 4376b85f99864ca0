import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { RequestHandler, Response } from 'express';
import { appError } from '../../core/errors.js';
import type { Principal } from '../context.js';

/** What is known of one HTTP request beside Express's own. */
export interface RequestState {
  readonly requestId: string;
  readonly address: string;
  /** Aborted when the client goes away, the time is over, or the service stops. */
  readonly controller: AbortController;
  principal?: Principal;
  /** Looks again who sent it; undefined when what they sent is no longer good. */
  identify?: () => Promise<Principal | undefined>;
  /** Whether the answer is a stream that only ends when somebody ends it. */
  isStream?: boolean;
}

/** The requests under way; a stopping service waits for them, and then aborts them. */
export class Inflight {
  readonly #states = new Set<RequestState>();
  #idle: (() => void)[] = [];
  /** Whether new requests are refused. */
  closing = false;

  add(state: RequestState): void {
    this.#states.add(state);
  }

  delete(state: RequestState): void {
    this.#states.delete(state);
    if (this.#states.size === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }

  endStreams(reason: Error): void {
    for (const { controller, isStream } of this.#states) if (isStream === true) controller.abort(reason);
  }

  abort(reason: Error): void {
    for (const { controller } of this.#states) controller.abort(reason);
  }

  /** Resolves when nothing is under way. */
  idle(): Promise<void> {
    if (this.#states.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }
}

/** What is known of the request that `res` answers. */
export function stateOf(res: Response): RequestState {
  return res.locals.state as RequestState;
}

/**
 * Whoever sent the request that `res` answers.
 * @throws AppError UNAUTHENTICATED before anybody looked.
 */
export function principalOf(res: Response): Principal {
  const { principal } = stateOf(res);
  if (principal === undefined) throw appError('UNAUTHENTICATED', { reason: 'No token was sent.' });
  return principal;
}

/** Gives each request an id and a signal. @throws AppError SHUTTING_DOWN when the service is stopping. */
export function beginRequest(inflight: Inflight): RequestHandler {
  return (req, res, next) => {
    const state: RequestState = {
      requestId: randomUUID(),
      address: req.ip ?? 'unknown',
      controller: new AbortController(),
    };
    // Every statement of the request listens, and one request may have many.
    setMaxListeners(0, state.controller.signal);
    res.locals.state = state;
    res.setHeader('X-Request-Id', state.requestId);
    if (inflight.closing) {
      res.setHeader('Connection', 'close');
      throw appError('SHUTTING_DOWN', undefined);
    }
    inflight.add(state);
    res.once('close', () => {
      inflight.delete(state);
      if (!res.writableFinished) state.controller.abort(appError('OPERATION_CANCELLED', undefined));
    });
    next();
  };
}

/** Aborts the signal of a request after a time. */
export function limitTime(milliseconds: number): RequestHandler {
  return (_, res, next) => {
    const { controller } = stateOf(res);
    const seconds = Math.round(milliseconds / 1000);
    const timer = setTimeout(
      () => controller.abort(appError('OPERATION_TIMEOUT', { seconds })),
      milliseconds,
    );
    res.once('close', () => clearTimeout(timer));
    next();
  };
}
