import { resolve } from 'node:path';
import { z } from 'zod';
import { setting, whole } from './config-setting.js';

const apiRoles = ['viewer', 'analyst', 'operator', 'admin'] as const;
const loopbackHosts = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/** Whether an address of a listener or a URL's host is this machine only. */
export function isLoopback(host: string): boolean {
  return loopbackHosts.has(host) || /^127(\.\d{1,3}){3}$/.test(host);
}

const roleMap = z
  .string()
  .regex(
    /^\s*[^=,]+=(viewer|analyst|operator|admin)\s*(,\s*[^=,]+=(viewer|analyst|operator|admin)\s*)*$/,
    'must be like sec-analysts=analyst,platform=admin',
  );

/** The variables of the API; part of the one schema of the environment. */
export const apiVariables = {
  HOST: setting(
    z.string().default('127.0.0.1'),
    'Address that the API listens on. Put TLS in front of any other than loopback.',
  ),
  PORT: setting(whole(0, 65535).default(4000), 'Port of the API; 0: any that is free.'),
  TRUST_PROXY: setting(
    z.string().default('false'),
    'Proxies whose `X-Forwarded-For` is believed: `false`, a number of hops, or their addresses, as in Express.',
  ),
  ACCESS_GRAPH_ADMIN_TOKEN: setting(
    z.string().min(24, 'must have at least 24 characters').optional(),
    'A token with the role `admin`. Unset: one is made at the first start and printed once.',
  ),
  API_RATE_LIMIT_PER_MINUTE: setting(
    whole(0, 1_000_000).default(600),
    'Requests that one caller may make in a minute; 0: as many as they like.',
  ),
  QUERY_TIMEOUT_SECONDS: setting(whole(1, 3600).default(30), 'Seconds after which a query is stopped.'),
  API_MAX_PAGE_SIZE: setting(whole(1, 10_000).default(500), 'Rows of a page at most.'),
  API_MAX_COST: setting(
    whole(100, 100_000_000).default(50_000),
    'Objects that one operation may ask for at most, by the page sizes that it names.',
  ),
  CONSOLE: setting(z.enum(['on', 'off']).default('on'), 'Whether the console is served at `/`.'),
  SESSION_HOURS: setting(
    whole(1, 24 * 30).default(12),
    'Hours after which a browser must sign in to the console again; sooner when its token expires or is revoked.',
  ),
  GRAPHIQL: setting(z.enum(['on', 'off']).default('on'), 'Whether `/graphiql` is served.'),
  PERSISTED_QUERIES: setting(
    z.enum(['off', 'log', 'enforce']).default('off'),
    'Operations that are not in the manifest: `log` logs them, `enforce` refuses them.',
  ),
  PERSISTED_QUERIES_MANIFEST: setting(
    z.string().optional(),
    'File of the operations that clients are known to send, in the format of Apollo’s persisted query manifest.',
  ),
  OIDC_ISSUER: setting(z.url().optional(), 'Issuer of JWTs that are accepted. HTTPS, except on loopback.'),
  OIDC_AUDIENCE: setting(z.string().optional(), 'Audience that such a JWT must name.'),
  OIDC_ROLE_CLAIM: setting(
    z.string().default('roles'),
    'Claim with the caller’s roles or groups; dots lead into objects, such as `realm_access.roles`.',
  ),
  OIDC_ROLE_MAP: setting(
    roleMap.optional(),
    'What the claim’s values mean, such as `sec-analysts=analyst,platform=admin`. Unset: they are the roles’ names.',
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: setting(
    z.url().optional(),
    'Collector that OpenTelemetry spans are sent to over HTTP. Unset: there are none.',
  ),
};

/** A role as it is written in configuration and on the command line. */
export type RoleName = (typeof apiRoles)[number];

/** Whose JWTs are accepted, and what they may do. */
export interface OidcSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly roleClaim: string;
  /** The role of each value of the claim. */
  readonly roles: Readonly<Record<string, RoleName>>;
}

/** How the API is served. */
export interface ApiSettings {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** As Express takes it. */
  readonly trustProxy: boolean | number | string;
  readonly adminToken: string | undefined;
  /** 0: no limit. */
  readonly rateLimitPerMinute: number;
  readonly queryTimeoutMs: number;
  readonly maxPageSize: number;
  readonly maxCost: number;
  readonly console: boolean;
  readonly sessionHours: number;
  readonly graphiql: boolean;
  readonly persistedQueries: {
    readonly mode: 'off' | 'log' | 'enforce';
    readonly manifest: string | undefined;
  };
  readonly oidc: OidcSettings | undefined;
  readonly otlpEndpoint: string | undefined;
}

const schema = z.object(apiVariables);
type ApiEnvironment = z.infer<typeof schema>;

/** What is wrong with the API's variables taken together. */
export function apiFaults(env: ApiEnvironment): string[] {
  const faults: string[] = [];
  if (env.OIDC_ISSUER !== undefined) {
    const { protocol, hostname } = new URL(env.OIDC_ISSUER);
    if (protocol !== 'https:' && !isLoopback(hostname)) faults.push('OIDC_ISSUER: must begin with https://');
    if (env.OIDC_AUDIENCE === undefined) faults.push('OIDC_AUDIENCE: is not set but OIDC_ISSUER is');
  }
  if (env.PERSISTED_QUERIES !== 'off' && env.PERSISTED_QUERIES_MANIFEST === undefined)
    faults.push('PERSISTED_QUERIES_MANIFEST: is not set but PERSISTED_QUERIES is');
  return faults;
}

function trustProxyOf(text: string): ApiSettings['trustProxy'] {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d+$/.test(text) ? Number(text) : text;
}

function rolesOf(text: string | undefined): Record<string, RoleName> {
  if (text === undefined) return Object.fromEntries(apiRoles.map((role) => [role, role]));
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  return Object.fromEntries(pairs.map(([value = '', role]) => [value, role as RoleName]));
}

/** The API's settings of a checked environment; relative files are below `cwd`. */
export function apiSettingsOf(env: ApiEnvironment, cwd: string): ApiSettings {
  const manifest = env.PERSISTED_QUERIES_MANIFEST;
  return {
    host: env.HOST,
    port: env.PORT,
    trustProxy: trustProxyOf(env.TRUST_PROXY),
    adminToken: env.ACCESS_GRAPH_ADMIN_TOKEN,
    rateLimitPerMinute: env.API_RATE_LIMIT_PER_MINUTE,
    queryTimeoutMs: env.QUERY_TIMEOUT_SECONDS * 1000,
    maxPageSize: env.API_MAX_PAGE_SIZE,
    maxCost: env.API_MAX_COST,
    console: env.CONSOLE === 'on',
    sessionHours: env.SESSION_HOURS,
    graphiql: env.GRAPHIQL === 'on',
    persistedQueries: {
      mode: env.PERSISTED_QUERIES,
      manifest: manifest === undefined ? undefined : resolve(cwd, manifest),
    },
    oidc:
      env.OIDC_ISSUER === undefined || env.OIDC_AUDIENCE === undefined
        ? undefined
        : {
            issuer: env.OIDC_ISSUER,
            audience: env.OIDC_AUDIENCE,
            roleClaim: env.OIDC_ROLE_CLAIM,
            roles: rolesOf(env.OIDC_ROLE_MAP),
          },
    otlpEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
  };
}

/** The settings when nothing is set. */
export const defaultApiSettings: ApiSettings = apiSettingsOf(schema.parse({}), '.');
