import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { isLoopback } from './config-api.js';
import type {
  EmailReceiver,
  Entry,
  EntryOf,
  JiraReceiver,
  NotificationSettings,
  notificationsSchema,
  Receiver,
  ReceiverBase,
  SlackReceiver,
  WebhookReceiver,
} from './config-notifications.js';
import { blankAsUnset } from './config-setting.js';

/** Where secrets are looked for, and where what is wrong is told. */
interface Source {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly fault: (text: string) => void;
}

/** A secret from the variable or file that an entry names; undefined when it names none, or there is nothing in it. */
function secretOf(entry: object, key: string, { env, cwd, fault }: Source): string | undefined {
  const named = entry as Readonly<Record<string, unknown>>;
  const variable = named[`${key}Env`];
  const file = named[`${key}File`];
  if (variable !== undefined && file !== undefined) fault(`set ${key}Env or ${key}File, not both`);
  if (typeof variable === 'string') {
    const value = blankAsUnset(env[variable]);
    if (typeof value === 'string') return value.trim();
    fault(`${key}Env: the variable ${variable} is not set`);
  } else if (typeof file === 'string') {
    try {
      const value = readFileSync(resolve(cwd, file), 'utf8').trim();
      if (value !== '') return value;
      fault(`${key}File: the file ${file} is empty`);
    } catch {
      fault(`${key}File: the file ${file} cannot be read`);
    }
  }
  return undefined;
}

/** An address that was checked; it is never part of what is said about it, because it may be a secret. */
function checkedUrl(value: string | undefined, isInsecureAllowed: boolean, { fault }: Source): string {
  if (value === undefined) return '';
  const address = URL.canParse(value) ? new URL(value) : undefined;
  if (address === undefined || !/^https?:$/.test(address.protocol))
    fault('its address must begin with https://');
  else if (address.username !== '' || address.password !== '')
    fault('its address must have no user and password in it');
  else if (address.protocol === 'http:' && !isLoopback(address.hostname) && !isInsecureAllowed)
    fault('its address must begin with https://, unless allowInsecure is true');
  return value;
}

const withoutSlash = (address: string) => address.replace(/\/+$/, '');

/** A key of Standard Webhooks: 24 to 64 bytes. */
function isKey(text: string): boolean {
  const [, encoded] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  const bytes = encoded === undefined ? 0 : Buffer.from(encoded, 'base64').length;
  return bytes >= 24 && bytes <= 64;
}

const base = (name: string, entry: Entry, secrets: readonly string[]): ReceiverBase => ({
  name,
  events: entry.events.map((event) => event.toUpperCase().replaceAll('-', '_')),
  attempts: entry.attempts,
  timeoutMs: entry.timeoutSeconds * 1000,
  secrets: secrets.filter((secret) => secret !== ''),
});

function slack(name: string, entry: EntryOf<'slack'>, source: Source): SlackReceiver {
  const given = secretOf(entry, 'url', source);
  if (entry.urlEnv === undefined && entry.urlFile === undefined)
    source.fault('set urlEnv or urlFile to where its address is');
  const address = checkedUrl(given, entry.allowInsecure, source);
  return { ...base(name, entry, [address]), type: 'slack', url: address };
}

function webhook(name: string, entry: EntryOf<'webhook'>, source: Source): WebhookReceiver {
  const named = secretOf(entry, 'url', source);
  if ([entry.url, entry.urlEnv, entry.urlFile].filter((one) => one !== undefined).length !== 1)
    source.fault('set one of url, urlEnv and urlFile');
  if (entry.secretEnv === undefined && entry.secretFile === undefined)
    source.fault('set secretEnv or secretFile to where its secret is');
  const keys = (secretOf(entry, 'secret', source) ?? '').split(/\s+/).filter((key) => key !== '');
  if (!keys.every(isKey))
    source.fault(
      'its secret must be whsec_ and 24 to 64 bytes in base64, such as of: echo whsec_$(openssl rand -base64 32)',
    );
  const address = checkedUrl(named ?? entry.url, entry.allowInsecure, source);
  const secrets = [...keys, ...(named === undefined ? [] : [address])];
  return { ...base(name, entry, secrets), type: 'webhook', url: address, keys };
}

const usualPorts = { starttls: 587, implicit: 465, none: 25 } as const;

function email(name: string, entry: EntryOf<'email'>, source: Source): EmailReceiver {
  const { host, port, tls, username, from, to, digest } = entry;
  const password = secretOf(entry, 'password', source);
  const hasPassword = entry.passwordEnv !== undefined || entry.passwordFile !== undefined;
  if (hasPassword !== (username !== undefined))
    source.fault('set username together with passwordEnv or passwordFile');
  if (tls === 'none' && !isLoopback(host) && !entry.allowInsecure)
    source.fault('tls: none is for loopback only, unless allowInsecure is true');
  if (/[\r\n]/.test(from)) source.fault('from must be one line');
  return {
    ...base(name, entry, [password ?? '']),
    type: 'email',
    host,
    port: port ?? usualPorts[tls],
    tls,
    login: username === undefined ? undefined : { user: username, pass: password ?? '' },
    from,
    to,
    digestMs: digest,
  };
}

function jira(name: string, entry: EntryOf<'jira'>, source: Source): JiraReceiver {
  const { username, apiVersion, project, issueType, labels, priorities, fields } = entry;
  const token = secretOf(entry, 'token', source) ?? '';
  if (entry.tokenEnv === undefined && entry.tokenFile === undefined)
    source.fault('set tokenEnv or tokenFile to where its token is');
  const basic = Buffer.from(`${username}:${token}`).toString('base64');
  const { resolveTransition, reopenTransition } = entry;
  return {
    ...base(name, entry, [token, ...(username === undefined ? [] : [basic])]),
    type: 'jira',
    url: withoutSlash(checkedUrl(entry.url, entry.allowInsecure, source)),
    authorization: username === undefined ? `Bearer ${token}` : `Basic ${basic}`,
    apiVersion,
    project,
    issueType,
    labels,
    priorities,
    fields,
    resolveTransition,
    reopenTransition,
  };
}

function receiverOf(name: string, entry: Entry, source: Source): Receiver {
  if (entry.type === 'slack') return slack(name, entry, source);
  if (entry.type === 'webhook') return webhook(name, entry, source);
  return entry.type === 'email' ? email(name, entry, source) : jira(name, entry, source);
}

/**
 * Who is told of which alerts, with secrets from the variables and files that the file names.
 * @param env the variables; `PUBLIC_URL` is checked already.
 * @returns also what is wrong, without any secret.
 */
export function notificationsOf(
  file: z.infer<typeof notificationsSchema>,
  env: Readonly<Record<string, string | undefined>>,
  { cwd, fileName, publicUrl }: { cwd: string; fileName: string; publicUrl: string | undefined },
): { readonly settings: NotificationSettings; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const receivers = Object.entries(file.receivers).map(([name, entry]) => {
    const where = `${fileName}: notifications.receivers.${name}`;
    return receiverOf(name, entry, { env, cwd, fault: (what) => faults.push(`${where}: ${what}`) });
  });
  const routed = new Set(file.routes.flatMap((route) => route.receivers));
  for (const name of routed)
    if (!Object.hasOwn(file.receivers, name))
      faults.push(`${fileName}: notifications.routes: there is no receiver ${name}`);
  if (file.routes.length > 0)
    for (const { name } of receivers)
      if (!routed.has(name))
        faults.push(`${fileName}: notifications.receivers.${name}: no route leads to it; name it in one`);
  return {
    settings: { receivers, routes: file.routes, publicUrl: publicUrl && withoutSlash(publicUrl) },
    faults,
  };
}
