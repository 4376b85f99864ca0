import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express, type RequestHandler, type Response } from 'express';
import type { GraphQLSchema } from 'graphql';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import type { ApiSettings } from '../../core/config-api.js';
import { appError } from '../../core/errors.js';
import type { Authenticator } from '../auth/authenticator.js';
import { type ApiContext, type ApiServices, createContext } from '../context.js';
import { sessionRoutes } from '../session/routes.js';
import { createGate, limitRate, requireToken } from './authentication.js';
import { consolePages } from './console.js';
import { exportHandler, permissionsHandler } from './exports.js';
import { answerFailures } from './failures.js';
import { graphiql } from './graphiql.js';
import { readiness } from './health.js';
import { gitlabHooks } from './hooks.js';
import { maxBody } from './limits.js';
import type { ApiMetrics } from './metrics.js';
import { persistedQueries } from './persisted.js';
import { beginRequest, type Inflight, limitTime, principalOf, stateOf } from './state.js';
import { streamHandler } from './stream.js';
import { traced } from './tracing.js';

/** What the routes are made from. */
export interface AppOptions {
  readonly services: ApiServices;
  readonly settings: ApiSettings;
  readonly schema: GraphQLSchema;
  readonly apollo: ApolloServer<ApiContext>;
  readonly authenticator: Authenticator;
  readonly metrics: ApiMetrics;
  readonly inflight: Inflight;
}

const hourMs = 3_600_000;

/** A statement's own limit tells more than the operation's, so it gets to speak first. */
const graceMs = 1000;

/** Only JSON is read. @throws AppError REQUEST_INVALID. */
const jsonBody: RequestHandler[] = [
  (req, _res, next) => {
    if (req.is('application/json')) return next();
    throw appError('REQUEST_INVALID', { reason: 'its body must be JSON, as application/json' });
  },
  express.json({ limit: maxBody, type: 'application/json' }),
  (req, _res, next) => {
    if (req.body !== undefined) return next();
    throw appError('REQUEST_INVALID', { reason: 'it has no body' });
  },
];

/** A path takes no other method. */
function only(method: string): RequestHandler {
  return (_req, res) => {
    res.setHeader('Allow', method);
    throw appError('REQUEST_INVALID', { reason: `this path takes ${method} only` });
  };
}

function measured(metrics: ApiMetrics): RequestHandler {
  return (req, res, next) => {
    const stop = metrics.requestSeconds.startTimer();
    res.once('close', () => {
      const route = (req.route as { path?: unknown } | undefined)?.path;
      stop({ route: typeof route === 'string' ? route : 'none', status: String(res.statusCode) });
    });
    next();
  };
}

function logged({ services: { logger } }: AppOptions): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (_, res) => stateOf(res as Response).requestId,
    // Headers are left out altogether: one of them is the token. So is what follows a question mark.
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
        id,
        method,
        path: url.split('?', 1)[0],
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
    customLogLevel: (_req, { statusCode }) =>
      statusCode >= 500 ? 'error' : statusCode === 401 || statusCode === 403 ? 'info' : 'debug',
  });
}

/** The routes of the API. Without a token there is nothing but `/livez`, and the pages of console and GraphiQL, which hold no data. */
export async function createApp(options: AppOptions): Promise<Express> {
  const { services, settings, schema, apollo, authenticator, metrics, inflight } = options;
  const { graph, logger } = services;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', settings.trustProxy);
  app.set('query parser', 'simple');
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"] },
      },
      referrerPolicy: { policy: 'no-referrer' },
    }),
  );
  app.use(beginRequest(inflight), traced, measured(metrics), logged(options));
  app.use((_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    next();
  });

  app.get('/livez', (_req, res) => void res.json({ status: 'ok' }));
  if (settings.graphiql) app.use('/graphiql', graphiql());
  app.post('/hooks/gitlab', ...gitlabHooks(services.hooks, metrics));
  const gate = createGate(authenticator);
  if (settings.console) {
    app.use(sessionRoutes({ services, authenticator, gate, lifetimeMs: settings.sessionHours * hourMs }));
    app.use(consolePages());
  }
  app.use(requireToken(authenticator, gate), limitRate(settings.rateLimitPerMinute));

  app.get('/readyz', async (_req, res) => {
    const state = await readiness(graph, logger);
    res.status(state.ready ? 200 : 503).json(state);
  });
  app.get('/metrics', async (_req, res) => {
    res.type(metrics.registry.contentType).send(await metrics.text(graph));
  });

  const contextOf = (res: Response): ApiContext => {
    const { requestId, address, controller } = stateOf(res);
    const request = { principal: principalOf(res), requestId, address, signal: controller.signal };
    return createContext(services, request);
  };
  const persisted = await persistedQueries(settings.persistedQueries, logger);
  app.post(
    '/graphql',
    limitTime(settings.queryTimeoutMs + graceMs),
    ...jsonBody,
    persisted,
    expressMiddleware(apollo, { context: async ({ res }) => contextOf(res) }),
  );
  app.all('/graphql', only('POST'));
  app.post(
    '/graphql/stream',
    ...jsonBody,
    persisted,
    streamHandler({
      schema,
      logger,
      maxCost: settings.maxCost,
      metrics,
      contextOf,
    }),
  );
  app.all('/graphql/stream', only('POST'));
  app.get('/queries/:file', exportHandler(services, metrics));
  app.get('/permissions.:format', permissionsHandler(contextOf));

  app.use((req) => {
    throw appError('PATH_UNKNOWN', { path: req.path });
  });
  app.use(answerFailures(logger, (code) => metrics.errors.inc({ code })));
  return app;
}
