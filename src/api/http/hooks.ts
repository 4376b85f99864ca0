import express, { type RequestHandler } from 'express';
import { appError } from '../../core/errors.js';
import type { HookReceiver } from '../../jobs/hooks.js';
import type { ApiMetrics } from './metrics.js';

/** GitLab cuts its payloads at 25 MB, but nothing of what is used here is long. */
const maxPayload = '5mb';

const text = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' && value.length > 0 && value.length <= 255 ? value : undefined;

/**
 * `POST /hooks/gitlab`: takes the events of webhooks and system hooks. The secret is looked at before the body is read;
 * of the body only ids are used, so that a stolen secret can cause reading but no false fact.
 */
export function gitlabHooks(hooks: HookReceiver | undefined, metrics: ApiMetrics): RequestHandler[] {
  const known: RequestHandler = (req, res, next) => {
    if (hooks?.isConfigured !== true) throw appError('PATH_UNKNOWN', { path: req.path });
    const connections = hooks.connectionsOf(text(req.headers['x-gitlab-token']));
    if (connections.length === 0) {
      metrics.hooks.inc({ outcome: 'refused' });
      throw appError('HOOK_REFUSED', undefined);
    }
    res.locals.connections = connections;
    next();
  };
  const take: RequestHandler = (req, res) => {
    const id = text(req.headers['idempotency-key']) ?? text(req.headers['x-gitlab-event-uuid']);
    const outcome = hooks?.receive(res.locals.connections as string[], id, req.body) ?? 'ignored';
    metrics.hooks.inc({ outcome });
    res.status(outcome === 'accepted' ? 202 : 200).json({ status: outcome });
  };
  return [known, express.json({ limit: maxPayload, type: 'application/json' }), take];
}
