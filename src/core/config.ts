import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { validate as isCron } from 'node-cron';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { type ApiSettings, apiFaults, apiSettingsOf, apiVariables } from './config-api.js';
import {
  type NotificationSettings,
  notificationsSchema,
  notificationVariables,
} from './config-notifications.js';
import { notificationsOf } from './config-receivers.js';
import { blankAsUnset, duration, setting, whole } from './config-setting.js';
import { appError } from './errors.js';

const webhookSecret = z.string().min(16, 'must have at least 16 characters');
const schedule = z
  .string()
  .refine(
    (value) => value === 'disabled' || isCron(value),
    'must be a cron expression such as 0 * * * *, or disabled',
  );
const connectionName = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._: -]{0,62}$/,
    'must be letters, digits, spaces, dots, colons, dashes; at most 63',
  );

/** Every environment variable that is read, with its default and meaning: the README's table is made from it. */
export const environmentSchema = z.object({
  GITLAB_URL: setting(
    z.url().optional(),
    'Address of the GitLab of a single connection. HTTPS, except on loopback.',
  ),
  GITLAB_TOKEN: setting(z.string().optional(), 'Token of that connection, with the scope `read_api`.'),
  GITLAB_WEBHOOK_SECRET: setting(
    webhookSecret.optional(),
    'Secret of the webhooks that GitLab sends to `/hooks/gitlab` for that connection. Unset: none is taken.',
  ),
  GITLAB_GROUP: setting(z.string().optional(), 'Full path of a group, to read only it and what is below it.'),
  ACCOUNT_NAME: setting(
    connectionName.optional(),
    'Name of that connection. Default: the host of `GITLAB_URL`.',
  ),
  ACCOUNT_DESCRIPTION: setting(z.string().optional(), 'Description of that connection.'),
  SYNC_SCHEDULE: setting(
    schedule.default('0 * * * *'),
    'When to sync: a cron expression, or `disabled` for by hand only.',
  ),
  FULL_REFRESH: setting(
    duration('1d'),
    'After how long a sync reads every list whole again, in `m`, `h` or `d`; until then only where something can have changed. `0m`: each time.',
  ),
  SYNC_CONCURRENCY: setting(whole(1, 100).default(24), 'Requests to one GitLab in flight at most.'),
  ACCESS_GRAPH_CONFIG: setting(
    z.string().default('access-graph.yaml'),
    'File with connections, when there are several.',
  ),
  DATA_DIR: setting(
    z.string().default('./data'),
    'Folder of the embedded Neo4j: its data, logs and password.',
  ),
  NEO4J_URI: setting(
    z
      .string()
      .regex(/^(neo4j|bolt)(\+s|\+ssc)?:\/\//, 'must begin with neo4j:// or bolt://')
      .optional(),
    'A Neo4j 5.26+ or Aura to use. Unset: the embedded one.',
  ),
  NEO4J_USERNAME: setting(z.string().default('neo4j'), 'User of that Neo4j.'),
  NEO4J_PASSWORD: setting(z.string().optional(), 'Password of that user.'),
  NEO4J_DATABASE: setting(z.string().optional(), 'Database to use. Default: the user’s own.'),
  EMBEDDED_NEO4J_VERSION: setting(
    z
      .string()
      .regex(/^\d+\.\d+\.\d+$/, 'must be like 5.26.30')
      .optional(),
    'Version of the embedded Neo4j. Default: 5.26 LTS.',
  ),
  EMBEDDED_NEO4J_CACHE: setting(
    z.string().optional(),
    'Folder where its files are kept. Default: the user’s cache folder.',
  ),
  EMBEDDED_NEO4J_HEAP_MB: setting(whole(256, 65536).default(512), 'Its heap in MiB.'),
  EMBEDDED_NEO4J_PAGE_CACHE_MB: setting(whole(32, 65536).default(128), 'Its page cache in MiB.'),
  JAVA_HOME: setting(z.string().optional(), 'The JDK that runs it. Default: `java` on the PATH.'),
  QUERIES_DIR: setting(z.string().optional(), 'Folder with saved queries of your own.'),
  LOG_LEVEL: setting(
    z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
    'How much is logged. Default: `info` for `start` without a terminal, else nothing but what a command prints.',
  ),
  NEO4J_RETRY_SECONDS: setting(whole(1, 3600).default(60), 'How long a lost Neo4j is waited for.'),
  ...apiVariables,
  ...notificationVariables,
});

const connectionSchema = z.strictObject({
  name: connectionName,
  description: z.string().optional(),
  url: z.url(),
  token: z.string().min(1).optional(),
  tokenEnv: z.string().optional(),
  webhookSecret: webhookSecret.optional(),
  webhookSecretEnv: z.string().optional(),
  group: z.string().optional(),
  schedule: schedule.optional(),
});

const ruleSchema = z.strictObject({
  enabled: z.boolean().optional(),
  severity: z.enum(['critical', 'high', 'medium', 'low', 'info']).optional(),
  parameters: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
    .optional(),
});

const watchSchema = z.strictObject({
  name: z.string(),
  query: z.string(),
  parameters: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
    .optional(),
  on: z.array(z.enum(['NEW_ROWS', 'GONE_ROWS', 'CHANGED_ROWS', 'COUNT_ABOVE', 'COUNT_BELOW'])).min(1),
  threshold: z.number().optional(),
  keys: z.array(z.string()).optional(),
  severity: z.enum(['critical', 'high', 'medium', 'low', 'info']).optional(),
});

const fileSchema = z.strictObject({
  connections: z.array(connectionSchema).default([]),
  rules: z.record(z.string(), ruleSchema).default({}),
  notifications: notificationsSchema.default({ receivers: {}, routes: [] }),
  watches: z.array(watchSchema).max(200).default([]),
});

/** One configured connection with its token. */
export interface ConfiguredConnection {
  readonly name: string;
  readonly description: string | undefined;
  readonly url: string;
  readonly token: string;
  /** What GitLab sends with its webhooks; undefined: none is taken. */
  readonly webhookSecret?: string;
  readonly group: string | undefined;
  readonly schedule: string;
  /** Milliseconds after which every list is read whole again (default a day). */
  readonly fullRefreshMs?: number;
}

/** All configuration, checked. */
export interface Config {
  /** What is changed of alert rules, by their ids or aliases. */
  readonly rules: Readonly<Record<string, z.infer<typeof ruleSchema>>>;
  /** Who is told of which alerts. */
  readonly notifications: NotificationSettings;
  /** Saved queries that are watched. */
  readonly watches: readonly z.infer<typeof watchSchema>[];
  readonly connections: readonly ConfiguredConnection[];
  readonly dataDir: string;
  readonly neo4j:
    | {
        readonly uri: string;
        readonly username: string;
        readonly password: string;
        readonly database: string | undefined;
      }
    | undefined;
  readonly embedded: {
    readonly version?: string;
    readonly cacheDir: string;
    readonly heapMb: number;
    readonly pageCacheMb: number;
    readonly javaHome?: string;
  };
  readonly neo4jRetryMs: number;
  readonly queriesDir: string | undefined;
  readonly logLevel: string;
  readonly concurrency: number;
  readonly api: ApiSettings;
  /** `PATH`, by which Java and Maven are found. */
  readonly searchPath: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

function problems(error: z.ZodError, prefix = ''): string[] {
  return error.issues.map((issue) => {
    const key = `${prefix}${issue.path.join('.')}`;
    return issue.code === 'unrecognized_keys'
      ? `${key}: unknown key ${issue.keys.join(', ')}`
      : `${key}: ${issue.message}`;
  });
}

function readFile(file: string, isDefault: boolean): z.infer<typeof fileSchema> {
  if (isDefault && !existsSync(file)) return fileSchema.parse({});
  let content: unknown;
  try {
    content = parseYaml(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? 'unreadable') : 'unreadable';
    throw appError('CONFIG_FILE_UNREADABLE', { file, reason }, error);
  }
  const parsed = fileSchema.safeParse(content ?? {});
  if (parsed.success) return parsed.data;
  throw appError('CONFIG_INVALID', { problems: problems(parsed.error, `${file}: `) });
}

function hostOf(url: string): string {
  return new URL(url).host;
}

function connectionsOf(
  env: z.infer<typeof environmentSchema>,
  file: z.infer<typeof fileSchema>,
  source: Environment,
  fileName: string,
): ConfiguredConnection[] {
  const faults: string[] = [];
  const webhookSecretOf = (
    { webhookSecret: given, webhookSecretEnv: variable }: (typeof file.connections)[number],
    index: number,
  ) => {
    const value = given ?? (variable === undefined ? undefined : blankAsUnset(source[variable]));
    if (variable !== undefined && !webhookSecret.safeParse(value).success)
      faults.push(`${fileName}: connections.${index}: ${variable} must hold at least 16 characters`);
    return typeof value === 'string' ? { webhookSecret: value } : {};
  };
  const listed = file.connections.map((entry, index) => {
    const token =
      entry.token ?? (entry.tokenEnv === undefined ? undefined : blankAsUnset(source[entry.tokenEnv]));
    if (typeof token !== 'string') {
      faults.push(
        `${fileName}: connections.${index}: set token, or tokenEnv to the name of a variable that holds it`,
      );
    }
    return {
      name: entry.name,
      description: entry.description,
      url: entry.url,
      token: String(token ?? ''),
      ...webhookSecretOf(entry, index),
      group: entry.group,
      schedule: entry.schedule ?? env.SYNC_SCHEDULE,
      fullRefreshMs: env.FULL_REFRESH,
    };
  });
  if (env.GITLAB_URL !== undefined && env.GITLAB_TOKEN === undefined)
    faults.push('GITLAB_TOKEN: is not set but GITLAB_URL is');
  if (env.GITLAB_URL === undefined && env.GITLAB_TOKEN !== undefined)
    faults.push('GITLAB_URL: is not set but GITLAB_TOKEN is');
  const single =
    env.GITLAB_URL !== undefined && env.GITLAB_TOKEN !== undefined
      ? [
          {
            name: env.ACCOUNT_NAME ?? hostOf(env.GITLAB_URL),
            description: env.ACCOUNT_DESCRIPTION,
            url: env.GITLAB_URL,
            token: env.GITLAB_TOKEN,
            ...(env.GITLAB_WEBHOOK_SECRET === undefined ? {} : { webhookSecret: env.GITLAB_WEBHOOK_SECRET }),
            group: env.GITLAB_GROUP,
            schedule: env.SYNC_SCHEDULE,
            fullRefreshMs: env.FULL_REFRESH,
          },
        ]
      : [];
  const all = [...single, ...listed];
  const names = all.map(({ name }) => name);
  for (const name of new Set(names.filter((candidate, index) => names.indexOf(candidate) !== index))) {
    faults.push(`connections: the name ${name} is used twice`);
  }
  for (const { name, url } of all) {
    if (!/^https?:$/.test(new URL(url).protocol))
      faults.push(`${name}: the address must begin with https://`);
  }
  if (faults.length > 0) throw appError('CONFIG_INVALID', { problems: faults });
  return all;
}

/**
 * Reads and checks the configuration: environment first, `access-graph.yaml` for what is a list.
 * @param defaults used in place of the documented defaults for variables that are unset or blank.
 * @throws AppError CONFIG_INVALID naming each wrong key, CONFIG_FILE_UNREADABLE.
 */
export function loadConfig(
  source: Environment = process.env,
  cwd = process.cwd(),
  defaults: Environment = {},
): Config {
  const given = Object.entries(source).filter(([, value]) => blankAsUnset(value) !== undefined);
  const parsed = environmentSchema.safeParse({ ...defaults, ...Object.fromEntries(given) });
  if (!parsed.success) throw appError('CONFIG_INVALID', { problems: problems(parsed.error) });
  const env = parsed.data;
  const fileName = resolve(cwd, env.ACCESS_GRAPH_CONFIG);
  const file = readFile(fileName, blankAsUnset(source.ACCESS_GRAPH_CONFIG) === undefined);
  if (env.NEO4J_URI !== undefined && env.NEO4J_PASSWORD === undefined) {
    throw appError('CONFIG_INVALID', { problems: ['NEO4J_PASSWORD: is not set but NEO4J_URI is'] });
  }
  const faults = apiFaults(env);
  if (faults.length > 0) throw appError('CONFIG_INVALID', { problems: faults });
  const notifications = notificationsOf(file.notifications, source, {
    cwd,
    fileName: env.ACCESS_GRAPH_CONFIG,
    publicUrl: env.PUBLIC_URL,
  });
  if (notifications.faults.length > 0) throw appError('CONFIG_INVALID', { problems: notifications.faults });
  const cacheHome = blankAsUnset(source.XDG_CACHE_HOME) as string | undefined;
  return {
    connections: connectionsOf(env, file, source, env.ACCESS_GRAPH_CONFIG),
    dataDir: resolve(cwd, env.DATA_DIR),
    neo4j:
      env.NEO4J_URI === undefined
        ? undefined
        : {
            uri: env.NEO4J_URI,
            username: env.NEO4J_USERNAME,
            password: env.NEO4J_PASSWORD ?? '',
            database: env.NEO4J_DATABASE,
          },
    embedded: {
      ...(env.EMBEDDED_NEO4J_VERSION === undefined ? {} : { version: env.EMBEDDED_NEO4J_VERSION }),
      cacheDir:
        env.EMBEDDED_NEO4J_CACHE ?? join(cacheHome ?? join(homedir(), '.cache'), 'gitlab-access-graph'),
      heapMb: env.EMBEDDED_NEO4J_HEAP_MB,
      pageCacheMb: env.EMBEDDED_NEO4J_PAGE_CACHE_MB,
      ...(env.JAVA_HOME === undefined ? {} : { javaHome: env.JAVA_HOME }),
    },
    neo4jRetryMs: env.NEO4J_RETRY_SECONDS * 1000,
    queriesDir: env.QUERIES_DIR === undefined ? undefined : resolve(cwd, env.QUERIES_DIR),
    logLevel: env.LOG_LEVEL,
    concurrency: env.SYNC_CONCURRENCY,
    api: apiSettingsOf(env, cwd),
    searchPath: source.PATH ?? '',
    rules: file.rules,
    notifications: notifications.settings,
    watches: file.watches,
  };
}
