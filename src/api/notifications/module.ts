import {
  type DeadLetter,
  deadLetters,
  type ReceiverState,
  receiverStates,
  replayDeadLetters,
} from '../../alerts/delivery/status.js';
import { appError } from '../../core/errors.js';
import { readerOf } from '../../core/graph-read.js';
import { alertsOf } from '../alerts/module.js';
import type { ApiContext } from '../context.js';
import type { ApiModule } from '../module.js';
import { cursorsOf, type PageArguments, pageOf, pageSize } from '../pages.js';

interface LettersArguments extends PageArguments {
  readonly receiver?: string | null;
}

interface ReplayArguments {
  readonly ids?: readonly string[] | null;
  readonly receiver?: string | null;
}

const mostIds = 1000;
const usualRows = 100;
const cursors = cursorsOf('deadLetters', 2);

const receiversOf = (context: ApiContext): Promise<ReceiverState[]> =>
  context.once('notification receivers', () => receiverStates(readerOf(context)));

/** @throws AppError RECEIVER_UNKNOWN. */
async function known(context: ApiContext, receiver: string | null | undefined): Promise<string | null> {
  if (receiver == null) return null;
  const names = (await receiversOf(context)).map(({ name }) => name);
  if (!names.includes(receiver)) throw appError('RECEIVER_UNKNOWN', { name: receiver, known: names });
  return receiver;
}

async function letters(_parent: unknown, { receiver, ...args }: LettersArguments, context: ApiContext) {
  const size = pageSize(context, args, usualRows);
  const [endedAt, id] = cursors.read(args.after) ?? [];
  const after = endedAt === undefined || id === undefined ? undefined : ([endedAt, id] as const);
  const name = await known(context, receiver);
  const rows = await deadLetters(readerOf(context), { receiver: name, after, limit: size + 1 });
  return { ...pageOf(rows, size, (row) => cursors.write([row.endedAt, row.id])), name };
}

async function replay(_parent: unknown, { ids, receiver }: ReplayArguments, context: ApiContext) {
  if ((ids?.length ?? 0) > mostIds) throw appError('TOO_MANY_KEYS', { most: mostIds });
  const name = await known(context, receiver);
  return replayDeadLetters(context.graph, { ids: ids ?? null, receiver: name });
}

/** Who is told of alerts, what could not be told, and its replay. */
export const notificationsModule: ApiModule = {
  resolvers: () => ({
    Query: {
      notificationReceivers: (_parent, _args, context) => receiversOf(context),
      deadLetters: letters,
    },
    Mutation: { replayDeadLetters: replay },
    DeadLetterConnection: {
      totalCount: async ({ name }: { readonly name: string | null }, _args: unknown, context: ApiContext) =>
        (await receiversOf(context))
          .filter((each) => name === null || each.name === name)
          .reduce((sum, each) => sum + each.deadLetters, 0),
    },
    DeadLetter: {
      alert: ({ alert }: DeadLetter, _args: unknown, context: ApiContext) => alertsOf(context).load(alert),
    },
  }),
};
