import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { RequestHandler } from 'express';
import { stateOf } from './state.js';

const tracer = trace.getTracer('gitlab-access-graph');

/** A span for each HTTP request, by its route and not its whole path. */
export const traced: RequestHandler = (req, res, next) => {
  const span = tracer.startSpan(req.method, { kind: SpanKind.SERVER });
  span.setAttribute('http.request.method', req.method);
  span.setAttribute('access_graph.request_id', stateOf(res).requestId);
  res.once('close', () => {
    const route = (req.route as { path?: unknown } | undefined)?.path;
    if (typeof route === 'string')
      span.updateName(`${req.method} ${route}`).setAttribute('http.route', route);
    span.setAttribute('http.response.status_code', res.statusCode);
    if (res.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  context.with(trace.setSpan(context.active(), span), next);
};

/** Names the span of the request after its operation. */
export function nameOperation(kind: string, name: string | null | undefined): void {
  const span = trace.getActiveSpan();
  span?.setAttribute('graphql.operation.type', kind);
  if (name) span?.setAttribute('graphql.operation.name', name);
}
