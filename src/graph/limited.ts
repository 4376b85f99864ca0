import { Neo4jError, type Session } from 'neo4j-driver';
import { type AppError, appError } from '../core/errors.js';

/** What can end a statement before its end. */
export type StopLimits = {
  /** Neo4j stops the statement after this many milliseconds. Default: the server's own limit. */
  readonly timeoutMs?: number;
  /** When aborted, the statement is stopped on the server, and the work fails with OPERATION_CANCELLED. */
  readonly signal?: AbortSignal;
  /** Rough size of the answer in bytes; a single row that is larger ends the connection with ANSWER_TOO_LARGE. */
  readonly maxBytes?: number;
};

/** Neo4j does not look at its clock inside of one expression, so the caller is let go soon after the limit. */
const graceMs = 2000;
const watchMs = 10;

/** How many bytes the session's connection has received; undefined when the driver does not say. */
export type ReceivedBytes = () => number | undefined;

/** The driver notices the end of a socket only when there is an error with it, and keeps its place in the pool else. */
type Socket = { readonly bytesRead: number; destroy(error: Error): void };

/** The driver does not offer the socket, and decodes a row only when all of it has arrived in memory. */
async function socketOf(session: Session): Promise<Socket | undefined> {
  type Wrapped = { readonly _delegate?: Wrapped; readonly _ch?: { readonly _conn?: Socket } };
  const inner = session as unknown as {
    readonly _readConnectionHolder?: { getConnection?(): Promise<Wrapped | null> };
  };
  let connection = await inner._readConnectionHolder?.getConnection?.();
  while (connection?._delegate !== undefined) connection = connection._delegate;
  return connection?._ch?._conn;
}

/**
 * Does `work` on a session of its own and closes the session; a limit that is met ends what runs on the server.
 * @throws OPERATION_CANCELLED, ANSWER_TOO_LARGE, a failure of kind `timeout`, and whatever `work` throws.
 */
export async function withLimits<T>(
  session: Session,
  limits: StopLimits,
  work: (received: ReceivedBytes) => Promise<T>,
): Promise<T> {
  const { timeoutMs, signal, maxBytes } = limits;
  if (signal === undefined && timeoutMs === undefined && maxBytes === undefined) {
    return work(() => undefined).finally(() => session.close());
  }
  const watch = new Watch(session, maxBytes);
  let given = false;
  let stop: (error: Error) => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = (error) => {
      given = true;
      reject(error);
    };
  });
  stopped.catch(() => undefined);
  watch.onTooLarge = () => stop(answerTooLarge(maxBytes ?? 0));
  const cancel = () => stop(appError('OPERATION_CANCELLED', undefined));
  signal?.addEventListener('abort', cancel, { once: true });
  const timer =
    timeoutMs === undefined ? undefined : setTimeout(() => stop(timedOut(timeoutMs)), timeoutMs + graceMs);
  try {
    if (signal?.aborted === true) throw appError('OPERATION_CANCELLED', undefined);
    const done = work(() => watch.received());
    // When the wait is given up, how the work ends is nobody's business any more.
    done.catch(() => undefined);
    return await Promise.race([done, stopped]);
  } finally {
    clearTimeout(timer);
    watch.end();
    signal?.removeEventListener('abort', cancel);
    if (given) await cutOff(session);
    else await session.close();
  }
}

/**
 * Ends what a session does on the server: Neo4j terminates a transaction whose connection is gone. The driver's own way,
 * a RESET, upsets rows that are on their way, and a server that is stuck inside of an expression answers it never.
 */
export async function cutOff(session: Session): Promise<void> {
  const cut = socketOf(session)
    .then((socket) => socket?.destroy(new Error('The statement was given up.')))
    .catch(() => undefined);
  const closed = cut.then(() => session.close()).catch(() => undefined);
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
}

/** The driver's own error for a time limit, so that callers need to know one kind only. */
export function timedOut(timeoutMs: number): Error {
  return new Neo4jError(
    `The statement did not end within ${timeoutMs} ms.`,
    'Neo.ClientError.Transaction.TransactionTimedOut',
    '25N14',
    'the time limit was reached',
  );
}

/** The error of a row that alone is more than an answer may have. */
export function answerTooLarge(maxBytes: number): AppError {
  return appError('ANSWER_TOO_LARGE', { megabytes: Math.ceil(maxBytes / 2 ** 20) });
}

/** Looks at how much has arrived, and cuts the line when one row alone is too large. */
class Watch {
  onTooLarge: () => void = () => undefined;
  #socket: Socket | undefined;
  #start = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(session: Session, maxBytes: number | undefined) {
    if (maxBytes === undefined) return;
    this.#timer = setInterval(() => void this.#look(session, maxBytes), watchMs).unref();
  }

  /** Bytes since the watch began to see the connection. */
  received(): number | undefined {
    return this.#socket === undefined ? undefined : this.#socket.bytesRead - this.#start;
  }

  end(): void {
    clearInterval(this.#timer);
  }

  async #look(session: Session, maxBytes: number): Promise<void> {
    if (this.#socket === undefined) {
      const socket = await socketOf(session).catch(() => undefined);
      if (socket === undefined || this.#socket !== undefined) return;
      this.#socket = socket;
      this.#start = socket.bytesRead;
    }
    // Rows already taken off the stream count too; those that fit end the read before this much has arrived.
    if ((this.received() ?? 0) <= maxBytes * 2) return;
    this.end();
    this.onTooLarge();
    this.#socket.destroy(new Error('The answer is too large.'));
  }
}
