import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiSettings, defaultApiSettings } from '../core/config-api.js';
import { appError } from '../core/errors.js';
import { startTracing } from '../core/tracing.js';
import { withAudit } from './auth/audit.js';
import { createAuthenticator, type JwtVerifier } from './auth/authenticator.js';
import { oidcVerifier } from './auth/oidc.js';
import type { ApiServices } from './context.js';
import { createApollo } from './http/apollo.js';
import { createApp } from './http/app.js';
import { withDeadline } from './http/deadline.js';
import { instrumented } from './http/instrumented.js';
import { ApiMetrics } from './http/metrics.js';
import { withQueryMetrics } from './http/query-metrics.js';
import { Inflight } from './http/state.js';
import { createApiSchema } from './schema.js';
import { createTurns } from './turns.js';

/** What the API is served from. */
export interface ApiServerOptions {
  readonly services: ApiServices;
  /** What is left out has its documented default. */
  readonly settings?: Partial<ApiSettings>;
  /** Who a JWT speaks for. Default: by the settings' issuer, if they name one. */
  readonly oidc?: JwtVerifier;
  /** Milliseconds that requests get to end when the server is closed. Default: 10,000. */
  readonly drainMs?: number;
}

/** A running API. */
export interface ApiServer {
  /** Such as `http://127.0.0.1:4000`. */
  readonly url: string;
  readonly port: number;
  /**
   * Takes no more requests, ends subscriptions, and waits for what is under way; what takes too long is aborted.
   * Safe to call twice.
   */
  close(): Promise<void>;
}

/**
 * Serves the API over HTTP.
 * @throws AppError ADDRESS_IN_USE, ADDRESS_UNUSABLE, MANIFEST_INVALID.
 */
export async function startApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const settings = { ...defaultApiSettings, ...options.settings };
  const metrics = new ApiMetrics();
  const graph = instrumented(options.services.graph, metrics);
  const services = { turns: createTurns(), ...options.services, graph };
  const { logger } = services;
  const oidc =
    options.oidc ?? (settings.oidc === undefined ? undefined : oidcVerifier(settings.oidc, logger));
  const authenticator = createAuthenticator({ graph, logger, adminToken: settings.adminToken, oidc });
  const { queries } = services.savedQueries;
  const schema = withDeadline(withAudit(withQueryMetrics(createApiSchema(queries), queries, metrics)));
  const apollo = createApollo({ schema, logger, maxCost: settings.maxCost, metrics });
  const inflight = new Inflight();
  const parts = { services, settings, schema, apollo, authenticator, metrics, inflight };
  await apollo.start();
  const server = createServer();
  try {
    server.on('request', await createApp(parts));
    await listen(server, settings);
  } catch (error) {
    await apollo.stop();
    throw error;
  }
  const stopTracing =
    settings.otlpEndpoint === undefined ? undefined : await startTracing(settings.otlpEndpoint);
  const { port } = server.address() as AddressInfo;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  let closing: Promise<void> | undefined;
  const close = async () => {
    inflight.closing = true;
    const closed = new Promise((resolve) => server.close(resolve));
    inflight.endStreams(appError('SHUTTING_DOWN', undefined));
    await idleWithin(inflight, options.drainMs ?? 10_000);
    inflight.abort(appError('SHUTTING_DOWN', undefined));
    await idleWithin(inflight, 1000);
    server.closeAllConnections();
    await closed;
    await apollo.stop();
    await stopTracing?.();
  };
  return {
    url: `http://${host}:${port}`,
    port,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

async function idleWithin(inflight: Inflight, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([inflight.idle(), late]);
  clearTimeout(timer);
}

function listen(server: Server, { host, port }: ApiSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code ?? 'unknown';
      reject(
        reason === 'EADDRINUSE'
          ? appError('ADDRESS_IN_USE', { host, port }, error)
          : appError('ADDRESS_UNUSABLE', { host, port, reason }, error),
      );
    });
    server.listen(port, host, () => resolve());
  });
}
