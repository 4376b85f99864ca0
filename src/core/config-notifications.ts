import { z } from 'zod';
import { lengthOfTime, setting } from './config-setting.js';

const severity = z.enum(['critical', 'high', 'medium', 'low', 'info']);

/** What receivers can be told of, as it is written in the configuration. */
const eventNames = [
  'opened',
  'reopened',
  'evidence-changed',
  'suppression-ended',
  'acknowledged',
  'started',
  'suppressed',
  'resolved',
] as const;
/** What is told where a receiver names nothing: what is new, what changed, and what ended. */
const usualEvents = ['opened', 'reopened', 'evidence-changed', 'suppression-ended', 'resolved'] as const;

/** The variables of notifications; part of the one schema of the environment. */
export const notificationVariables = {
  PUBLIC_URL: setting(
    z.url({ protocol: /^https?$/, error: 'must begin with https:// or http://' }).optional(),
    'Address under which people reach this service: notifications link to alerts below it. Unset: they have no links.',
  ),
};

const text = z.string().trim().min(1).max(1000);
const common = {
  events: z
    .array(z.enum(eventNames))
    .min(1)
    .default([...usualEvents]),
  attempts: z.int().min(1).max(20).default(10),
  timeoutSeconds: z.number().min(0.05).max(60).default(15),
  /** Lets secrets and alerts travel without TLS. */
  allowInsecure: z.boolean().default(false),
};
const url = { url: text.optional(), urlEnv: text.optional(), urlFile: text.optional() };

const receiverSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('slack'), ...common, urlEnv: text.optional(), urlFile: text.optional() }),
  z.strictObject({
    type: z.literal('webhook'),
    ...common,
    ...url,
    secretEnv: text.optional(),
    secretFile: text.optional(),
  }),
  z.strictObject({
    type: z.literal('email'),
    ...common,
    host: text,
    port: z.int().min(1).max(65535).optional(),
    tls: z.enum(['starttls', 'implicit', 'none']).default('starttls'),
    username: text.optional(),
    passwordEnv: text.optional(),
    passwordFile: text.optional(),
    from: text,
    to: z.array(z.email('must be an e-mail address')).min(1).max(50),
    digest: lengthOfTime.refine((ms) => ms >= 60_000, 'must be a minute or longer').optional(),
  }),
  z.strictObject({
    type: z.literal('jira'),
    ...common,
    url: text,
    apiVersion: z.union([z.literal(2), z.literal(3)]).default(3),
    username: text.optional(),
    tokenEnv: text.optional(),
    tokenFile: text.optional(),
    project: z.string().regex(/^[A-Z][A-Z0-9_]{0,79}$/, 'must be the key of a project, such as SEC'),
    issueType: text.default('Task'),
    labels: z
      .array(z.string().regex(/^\S{1,200}$/, 'must have no blanks'))
      .max(50)
      .default([]),
    priorities: z.partialRecord(severity, text).default({}),
    fields: z.record(z.string(), z.unknown()).default({}),
    resolveTransition: text.optional(),
    reopenTransition: text.optional(),
  }),
]);

const routeSchema = z
  .strictObject({
    severities: z.array(severity).min(1).optional(),
    minimumSeverity: severity.optional(),
    rules: z.array(text).min(1).optional(),
    categories: z.array(text).min(1).optional(),
    groups: z.array(text).min(1).optional(),
    owners: z.array(text).min(1).optional(),
    receivers: z.array(text).min(1),
  })
  .refine(
    (route) => route.severities === undefined || route.minimumSeverity === undefined,
    'give severities or minimumSeverity, not both',
  );

/** Who is told of alerts, as the file has it. */
export const notificationsSchema = z.strictObject({
  receivers: z
    .record(
      z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'must be letters, digits, dots, dashes'),
      receiverSchema,
    )
    .refine((all) => Object.keys(all).length <= 100, 'there may be 100 at most')
    .default({}),
  routes: z.array(routeSchema).max(200).default([]),
});

/** A receiver as the file has it. */
export type Entry = z.infer<typeof receiverSchema>;
/** One of a type. */
export type EntryOf<Type extends Entry['type']> = Extract<Entry, { type: Type }>;

/** What every receiver has. */
export interface ReceiverBase {
  readonly name: string;
  /** What it is told of: actions of alerts, such as `OPENED`. */
  readonly events: readonly string[];
  /** How often one delivery is tried before it is a dead letter. */
  readonly attempts: number;
  /** Milliseconds that one delivery may take. */
  readonly timeoutMs: number;
  /** What must appear nowhere. */
  readonly secrets: readonly string[];
}

/** A Slack channel, by its incoming webhook. */
export interface SlackReceiver extends ReceiverBase {
  readonly type: 'slack';
  readonly url: string;
}

/** A program that takes signed CloudEvents. */
export interface WebhookReceiver extends ReceiverBase {
  readonly type: 'webhook';
  readonly url: string;
  /** Each signs: `whsec_` and base64. */
  readonly keys: readonly string[];
}

/** People, by an SMTP server. */
export interface EmailReceiver extends ReceiverBase, Pick<EntryOf<'email'>, 'host' | 'tls' | 'from' | 'to'> {
  readonly type: 'email';
  readonly port: number;
  readonly login: { readonly user: string; readonly pass: string } | undefined;
  /** Milliseconds between two e-mails; undefined: at once. */
  readonly digestMs: number | undefined;
}

/** A project in Jira. */
export interface JiraReceiver
  extends ReceiverBase,
    Pick<
      EntryOf<'jira'>,
      | 'apiVersion'
      | 'project'
      | 'issueType'
      | 'labels'
      | 'priorities'
      | 'fields'
      | 'resolveTransition'
      | 'reopenTransition'
    > {
  readonly type: 'jira';
  /** Without a slash at its end. */
  readonly url: string;
  readonly authorization: string;
}

/** Who is told of alerts. */
export type Receiver = SlackReceiver | WebhookReceiver | EmailReceiver | JiraReceiver;

/** Which alerts go to which receivers; what is left out does not matter. */
export type Route = z.infer<typeof routeSchema>;

/** Who is told of which alerts. */
export interface NotificationSettings {
  readonly receivers: readonly Receiver[];
  /** None: every receiver is told of every alert. */
  readonly routes: readonly Route[];
  /** Without a slash at its end. */
  readonly publicUrl: string | undefined;
}
