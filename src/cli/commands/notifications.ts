import { channelOf, tell } from '../../alerts/delivery/channels.js';
import { DeliveryFailure } from '../../alerts/delivery/failure.js';
import { receiverStates, replayDeadLetters } from '../../alerts/delivery/status.js';
import { testNotice } from '../../alerts/delivery/test-notice.js';
import { rulesOf } from '../../alerts/rule.js';
import type { Config } from '../../core/config.js';
import type { Receiver } from '../../core/config-notifications.js';
import { appError } from '../../core/errors.js';
import { readerOf } from '../../core/graph-read.js';
import { askApi } from '../ask-api.js';
import type { Cli } from '../context.js';
import { deliverAll, notifierFor } from '../deliveries.js';
import { exitCodes } from '../exit-codes.js';
import { withGraph } from '../open-graph.js';
import { savedQueries } from '../saved-queries.js';
import { count, counted } from '../text.js';

/** Options that name one receiver. */
export interface ReceiverOption {
  readonly receiver?: string;
}

/** Options of `notifications dead-letters list`. */
export interface DeadLettersOptions extends ReceiverOption {
  readonly limit: number;
}

function chosen({ notifications: { receivers } }: Config, { receiver }: ReceiverOption): readonly Receiver[] {
  if (receivers.length === 0) throw appError('RECEIVER_NONE', undefined);
  const found = receivers.filter(({ name }) => receiver === undefined || name === receiver);
  if (found.length > 0) return found;
  throw appError('RECEIVER_UNKNOWN', { name: receiver ?? '', known: receivers.map(({ name }) => name) });
}

/** Tells a receiver that this is a test; one that makes something of it, such as an issue, is told of its end too. */
async function tried(cli: Cli, config: Config, receiver: Receiver): Promise<string | null> {
  const { publicUrl } = config.notifications;
  const channel = channelOf(receiver, publicUrl);
  try {
    const first = await tell(receiver, channel, [testNotice(publicUrl)], cli.signal);
    const { reference, warning = null } = first;
    if (reference !== undefined)
      await tell(receiver, channel, [testNotice(publicUrl, 'RESOLVED', reference)], cli.signal);
    return warning;
  } catch (error) {
    if (!(error instanceof DeliveryFailure)) throw error;
    cli.logger(config).debug({ receiver: receiver.name, err: error }, 'A test notification failed');
    return error.reason;
  }
}

/**
 * `notifications test`: sends a message that is marked as a test to each receiver and prints how each went.
 * @returns 0, or 1 when one was not told.
 * @throws AppError RECEIVER_NONE, RECEIVER_UNKNOWN, CONFIG_INVALID.
 */
export async function testNotifications(cli: Cli, options: ReceiverOption): Promise<number> {
  const config = cli.config();
  const rows = await Promise.all(
    chosen(config, options).map(async (receiver) => {
      const problem = await tried(cli, config, receiver);
      const { name, type } = receiver;
      return { receiver: name, type, outcome: problem === null ? 'delivered' : 'failed', reason: problem };
    }),
  );
  cli.out.rows(['receiver', 'type', 'outcome', 'reason'], rows, cli.format ?? 'table');
  return rows.every(({ outcome }) => outcome === 'delivered') ? exitCodes.ok : exitCodes.failure;
}

const access = { embedded: 'shared', patient: false, closeOnStop: true } as const;

/**
 * `notifications list`: prints the receivers, configured now or once, and where each stands.
 * @throws AppError NEO4J_*, CONFIG_INVALID.
 */
export async function listNotifications(cli: Cli): Promise<number> {
  const config = cli.config();
  const { receivers } = config.notifications;
  return withGraph(cli, config, { ...access, prepare: false }, async ({ graph }) => {
    const states = await receiverStates(readerOf(graph));
    const isConfigured = (name: string) => receivers.some((each) => each.name === name);
    const fresh = receivers.filter(({ name }) => !states.some((state) => state.name === name));
    const rows = [
      ...states.map((state) => ({ ...state, configured: isConfigured(state.name) })),
      ...fresh.map(({ name, type }) => ({ name, type, configured: true })),
    ];
    const columns = [
      'name',
      'type',
      'configured',
      'since',
      'behind',
      'waiting',
      'oldestWaiting',
      'deadLetters',
      'delivered',
      'failed',
      'lastDeliveredAt',
      'pausedUntil',
      'lastError',
    ];
    cli.out.rows(columns, rows, cli.format ?? 'table');
    return exitCodes.ok;
  });
}

const lettersDocument = `query ($receiver: String, $first: Int) { deadLetters(receiver: $receiver, first: $first) {
  totalCount nodes { id receiver action attempts reason createdAt endedAt alert { id evidence } } } }`;

interface Letters {
  readonly deadLetters: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly id: string;
      readonly alert: { readonly id: string; readonly evidence: string } | null;
    }[];
  };
}

/**
 * `notifications dead-letters list`: prints notifications that were given up.
 * @throws AppError RECEIVER_UNKNOWN, NEO4J_*.
 */
export async function listDeadLetters(cli: Cli, { receiver, limit }: DeadLettersOptions): Promise<number> {
  const variables = { receiver: receiver ?? null, first: limit };
  const { deadLetters } = await askApi<Letters>(cli, lettersDocument, variables, { role: 'OPERATOR' });
  const { nodes, totalCount } = deadLetters;
  const rows = nodes.map(({ alert, ...letter }) => ({
    ...letter,
    alert: alert?.id ?? null,
    evidence: alert?.evidence ?? null,
  }));
  const columns = [
    'id',
    'receiver',
    'alert',
    'action',
    'attempts',
    'reason',
    'createdAt',
    'endedAt',
    'evidence',
  ];
  cli.out.rows(columns, rows, cli.format ?? 'table');
  if (nodes.length < totalCount)
    cli.out.problem(
      `Only ${count(nodes.length)} of ${count(totalCount)} rows are shown: give --limit for more.`,
    );
  return exitCodes.ok;
}

/**
 * `notifications dead-letters replay`: has notifications tried again that were given up, and tries them.
 * @throws AppError RECEIVER_UNKNOWN, CONFIG_INVALID, NEO4J_*.
 */
export async function replayLetters(
  cli: Cli,
  ids: readonly string[],
  { receiver }: ReceiverOption,
): Promise<number> {
  const config = cli.config();
  const rules = rulesOf(await savedQueries(cli, config));
  return withGraph(cli, config, { ...access, prepare: true }, async ({ graph }) => {
    const notifier = await notifierFor(cli, config, graph, rules);
    const names = (await receiverStates(readerOf(graph))).map(({ name }) => name);
    if (receiver !== undefined && !names.includes(receiver))
      throw appError('RECEIVER_UNKNOWN', { name: receiver, known: names });
    const replayed = await replayDeadLetters(graph, {
      ids: ids.length === 0 ? null : ids,
      receiver: receiver ?? null,
    });
    cli.out.note(`${counted(replayed, 'dead letter')} to be tried again.`);
    await deliverAll(cli, notifier);
    return exitCodes.ok;
  });
}
