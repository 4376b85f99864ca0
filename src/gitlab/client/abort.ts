import { setMaxListeners } from 'node:events';
import { type AppError, appError, isAppError } from '../../core/errors.js';

/** A controller that follows its parent until it is let go of. */
export interface ChildController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
  /** Stops following the parent, so that a long-lived parent does not collect listeners. */
  release(): void;
}

/** A controller that is aborted with `parent` or by itself. Release it when its work is over. */
export function childController(parent: AbortSignal | undefined): ChildController {
  const controller = new AbortController();
  // Every request in flight listens to the same signal, which is no leak.
  setMaxListeners(0, controller.signal);
  const follow = (): void => controller.abort(parent?.reason);
  if (parent?.aborted === true) follow();
  parent?.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    release: () => parent?.removeEventListener('abort', follow),
  };
}

/** What an aborted client throws: the signal's own reason when it is catalogued, else GITLAB_CLOSED. */
export function stoppedError(signal: AbortSignal): AppError {
  return isAppError(signal.reason) ? signal.reason : appError('GITLAB_CLOSED', undefined);
}

/** Throws {@link stoppedError} when the signal is aborted. */
export function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw stoppedError(signal);
}
