import neo4j, {
  type Driver,
  type ManagedTransaction,
  type Plan,
  type Result,
  type Session,
} from 'neo4j-driver';
import { appError } from '../core/errors.js';
import type { Logger } from '../core/logger.js';
import { failureCode, graphFailure } from './failure.js';
import { answerTooLarge, cutOff, type ReceivedBytes, type StopLimits, withLimits } from './limited.js';
import { fromGraph, toParameters } from './values.js';

/** Parameters of a statement as plain data; whole numbers arrive in Neo4j as integers, dates as date-times. */
export type GraphParameters = Readonly<Record<string, unknown>>;

/** How to reach a Neo4j. */
export type GraphOptions = {
  /** `neo4j://`, `neo4j+s://`, `bolt://` and so on. */
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  /** Default: the user's home database. */
  readonly database?: string;
  readonly logger: Logger;
  /** How long work is repeated after a transient error or a lost connection, in milliseconds. Default: 60,000. */
  readonly retryMs?: number;
};

/** Limits of one read; see {@link StopLimits} for those that end it. */
export type ReadLimits = StopLimits & {
  /** No more rows than this are fetched. Default: all. */
  readonly maxRows?: number;
};

/** How rows are streamed. */
export type StreamOptions = Omit<StopLimits, 'maxBytes'> & {
  /** Rows that are fetched at once. Default: 1,000. */
  readonly fetchSize?: number;
};

/** Rows with the names of their columns; `truncated` when there was more than the limits let through. */
export type GraphTable = {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly truncated: boolean;
};

/** What Neo4j would do for a statement: `r` reads only, `w` and `rw` write, `s` changes the schema. */
export type GraphPlan = {
  readonly queryType: 'r' | 'rw' | 'w' | 's';
  readonly columns: readonly string[];
  /** The names of the plan's operators without the database, such as `NodeUniqueIndexSeek`. */
  readonly operators: readonly string[];
  /** The planner's own words about each operator: expressions, called procedures, addresses. */
  readonly details: readonly string[];
  /** How many rows the planner expects. */
  readonly estimatedRows: number;
};

/** A write transaction: all of its statements take effect, or none. */
export type GraphTransaction = {
  run<T>(statement: string, params?: GraphParameters): Promise<T[]>;
};

/**
 * One Neo4j database. Rows are plain data (see `fromGraph`); failures are the driver's, told apart by `graphFailure`.
 * Work given to `read`, `write` and `transaction` is repeated on transient errors and lost connections, also when
 * it is unknown whether the commit arrived, so it must be fit to run twice.
 */
export type Graph = {
  /** Rows of a statement in a read transaction, on a cluster by one of its readers. */
  read<T>(statement: string, params?: GraphParameters, limits?: ReadLimits): Promise<T[]>;
  /** The same with the column names, and whether `maxRows` or `maxBytes` cut it short. */
  readWithColumns(statement: string, params?: GraphParameters, limits?: ReadLimits): Promise<GraphTable>;
  /** Rows of one statement in a write transaction of its own. */
  write<T>(statement: string, params?: GraphParameters): Promise<T[]>;
  /** Runs `work` in a write transaction, committed when it resolves and rolled back when it throws. */
  transaction<T>(work: (tx: GraphTransaction) => Promise<T>): Promise<T>;
  /** Runs `work` in a write transaction that is always rolled back: what it writes, nobody else ever sees. */
  rehearse<T>(work: (tx: GraphTransaction) => Promise<T>, limits?: Omit<StopLimits, 'maxBytes'>): Promise<T>;
  /**
   * Rows as they arrive, never more than about `fetchSize` in memory: what is not taken stays on the server. Leaving
   * early ends the statement there. Not repeated on failure.
   */
  stream<T>(
    statement: string,
    params?: GraphParameters,
    options?: StreamOptions,
  ): AsyncGenerator<T, void, void>;
  /** The plan of a statement, which is not run. */
  explain(
    statement: string,
    params?: GraphParameters,
    limits?: Omit<StopLimits, 'maxBytes'>,
  ): Promise<GraphPlan>;
  /**
   * Checks that the database answers, and gives Neo4j's version.
   * @throws NEO4J_UNREACHABLE, NEO4J_AUTH, or NEO4J_TOO_OLD below 5.26.
   */
  verify(): Promise<{ readonly version: string }>;
  /** Closes all connections; work under way fails. */
  close(): Promise<void>;
};

type AnyRow = Record<string, unknown>;
const oldest = { major: 5, minor: 26 };

/**
 * A graph that connects when first used; reads see all writes made through the same graph before (bookmarks).
 * @throws NEO4J_UNREACHABLE when the address is not one that the driver understands.
 */
export function connectGraph(options: GraphOptions): Graph {
  const uri = withoutCredentials(options.uri);
  const driver = openDriver(options, uri);
  const bookmarkManager = driver.executeQueryBookmarkManager;

  const openSession = (mode: 'READ' | 'WRITE', fetchSize?: number) =>
    driver.session({
      defaultAccessMode: mode,
      bookmarkManager,
      ...(fetchSize === undefined ? {} : { fetchSize }),
      ...(options.database === undefined ? {} : { database: options.database }),
    });

  const withSession = <T>(mode: 'READ' | 'WRITE', use: (session: Session) => Promise<T>): Promise<T> => {
    const session = openSession(mode);
    return use(session).finally(() => session.close());
  };

  const readWithColumns = (statement: string, params: GraphParameters = {}, limits: ReadLimits = {}) => {
    // A batch of rows is in memory at once, so it must be small where the size counts.
    const session = openSession('READ', limits.maxBytes === undefined ? undefined : 50);
    const settings = limits.timeoutMs === undefined ? {} : { timeout: limits.timeoutMs };
    const parameters = toParameters(params);
    return withLimits(session, limits, async (received) => {
      try {
        // One round trip instead of the three of a transaction, which only a failure needs: it is repeated there.
        return await collect(session.run(statement, parameters, settings), limits, received);
      } catch (error) {
        if (!neo4j.isRetryableError(error) || graphFailure(error) === 'memory') throw error;
      }
      return session
        .executeRead(
          (tx) => collect(tx.run(statement, parameters), limits, received).catch(onceForMemory),
          settings,
        )
        .catch((error: unknown) => {
          throw error instanceof Final ? error.cause : error;
        });
    });
  };

  const transaction = <T>(work: (tx: GraphTransaction) => Promise<T>) =>
    withSession('WRITE', (session) => session.executeWrite((tx) => work({ run: runner(tx) })));

  const rehearse = <T>(
    work: (tx: GraphTransaction) => Promise<T>,
    limits: Omit<StopLimits, 'maxBytes'> = {},
  ): Promise<T> => {
    const session = openSession('WRITE');
    const settings = limits.timeoutMs === undefined ? {} : { timeout: limits.timeoutMs };
    return withLimits(session, limits, async () => {
      // The driver rolls back what throws, and repeats what the database asks it to.
      const play = async (tx: ManagedTransaction): Promise<never> => {
        const result = await work({ run: runner(tx) }).catch(onceForMemory);
        throw new Rehearsed(result);
      };
      try {
        return await session.executeWrite(play, settings);
      } catch (error) {
        if (error instanceof Rehearsed) return error.result as T;
        throw error instanceof Final ? error.cause : error;
      }
    });
  };

  return {
    readWithColumns,
    rehearse,
    read: async <T>(statement: string, params?: GraphParameters, limits?: ReadLimits) =>
      (await readWithColumns(statement, params, limits)).rows as T[],
    transaction,
    write: <T>(statement: string, params?: GraphParameters) =>
      transaction((tx) => tx.run<T>(statement, params)),

    async *stream<T>(statement: string, params: GraphParameters = {}, options: StreamOptions = {}) {
      const { fetchSize = 1000, timeoutMs, signal } = options;
      const session = openSession('READ', fetchSize);
      // One promise for each row: a race with one that lives as long as the stream would keep every row that it lost.
      let giveUp: (error: Error) => void = () => undefined;
      const cancel = () => giveUp(appError('OPERATION_CANCELLED', undefined));
      signal?.addEventListener('abort', cancel, { once: true });
      const isAborted = () => signal?.aborted === true;
      let records: AsyncIterator<{ toObject(): AnyRow }> | undefined;
      try {
        if (isAborted()) throw appError('OPERATION_CANCELLED', undefined);
        const tx = await session.beginTransaction(timeoutMs === undefined ? {} : { timeout: timeoutMs });
        records = tx.run(statement, toParameters(params))[Symbol.asyncIterator]();
        for (;;) {
          if (isAborted()) throw appError('OPERATION_CANCELLED', undefined);
          const coming = records.next();
          const next = await new Promise<Awaited<typeof coming>>((resolve, reject) => {
            giveUp = reject;
            coming.then(resolve, reject);
          }).catch((error: unknown) => {
            // The driver never answers to the leaving of rows that failed.
            records = undefined;
            throw error;
          });
          if (next.done === true) break;
          yield fromGraph(next.value.toObject()) as T;
        }
        records = undefined;
        await tx.commit();
      } finally {
        signal?.removeEventListener('abort', cancel);
        if (isAborted()) {
          await cutOff(session);
        } else {
          // Has the server discard the rows that nobody took.
          await records?.return?.().catch(() => undefined);
          await session.close();
        }
      }
    },

    explain: (statement, params = {}, limits = {}) => {
      const session = openSession('READ');
      return withLimits(session, limits, () =>
        session.executeRead(
          async (tx) => {
            const result = tx.run(`EXPLAIN ${statement}`, toParameters(params));
            const columns = await result.keys();
            const { queryType, plan } = await result.summary();
            return {
              queryType: queryType as GraphPlan['queryType'],
              columns,
              operators: plan === false ? [] : operatorsOf(plan),
              details: plan === false ? [] : detailsOf(plan),
              estimatedRows: plan === false ? 0 : Number(plan.arguments.EstimatedRows ?? 0),
            };
          },
          limits.timeoutMs === undefined ? {} : { timeout: limits.timeoutMs },
        ),
      );
    },

    async verify() {
      const version = await serverVersion(driver, uri, options.database);
      const [major = 0, minor = 0] = version.split('.').map(Number);
      const tooOld = major < oldest.major || (major === oldest.major && minor < oldest.minor);
      if (tooOld) throw appError('NEO4J_TOO_OLD', { version });
      return { version };
    },
    close: () => driver.close(),
  };
}

/** Hides an error from the driver, which would repeat the work. */
class Final extends Error {}

/** Ends a rehearsal and carries what came of it past the driver. */
class Rehearsed extends Error {
  constructor(readonly result: unknown) {
    super('rehearsed');
  }
}

/** Neo4j calls it transient when a statement wants too much memory, but it would want as much again. */
function onceForMemory(error: unknown): never {
  throw graphFailure(error) === 'memory' ? new Final('', { cause: error }) : error;
}

function openDriver(options: GraphOptions, uri: string): Driver {
  try {
    return neo4j.driver(options.uri, neo4j.auth.basic(options.username, options.password), {
      disableLosslessIntegers: true,
      maxTransactionRetryTime: options.retryMs ?? 60_000,
      connectionTimeout: 10_000,
      connectionAcquisitionTimeout: 30_000,
      telemetryDisabled: true,
      userAgent: 'gitlab-access-graph',
      notificationFilter: { minimumSeverityLevel: 'OFF' },
      logging: {
        level: 'warn',
        logger: (level, message) => options.logger.debug({ level, message }, 'Neo4j driver'),
      },
    });
  } catch (error) {
    throw appError('NEO4J_UNREACHABLE', { uri }, error);
  }
}

function runner(tx: ManagedTransaction): GraphTransaction['run'] {
  return async <T>(statement: string, params: GraphParameters = {}) => {
    const { records } = await tx.run(statement, toParameters(params));
    return records.map((record) => fromGraph(record.toObject()) as T);
  };
}

async function collect(
  result: Result<AnyRow>,
  { maxRows, maxBytes }: ReadLimits,
  received: ReceivedBytes,
): Promise<GraphTable> {
  if (maxRows === undefined && maxBytes === undefined) {
    // All records at once cost far less than one turn of the event loop for each.
    const { records } = await result;
    const all = records.map((record) => fromGraph(record.toObject()) as AnyRow);
    return { columns: await result.keys(), rows: all, truncated: false };
  }
  const columns = await result.keys();
  const most = maxBytes ?? Number.POSITIVE_INFINITY;
  const rows: AnyRow[] = [];
  for await (const record of result) {
    // Leaving the loop discards the rest on the server instead of fetching it.
    const full = rows.length >= (maxRows ?? Number.POSITIVE_INFINITY);
    const isTooMuch = (received() ?? 0) > most;
    if (isTooMuch && rows.length === 0) throw answerTooLarge(most);
    if (full || isTooMuch) return { columns, rows, truncated: true };
    rows.push(fromGraph(record.toObject()) as AnyRow);
  }
  return { columns, rows, truncated: false };
}

function operatorsOf(plan: Plan): string[] {
  const own = plan.operatorType.split('@', 1)[0] ?? plan.operatorType;
  return [own, ...plan.children.flatMap(operatorsOf)];
}

function detailsOf(plan: Plan): string[] {
  const own = String(plan.arguments.Details ?? '');
  return [own, ...plan.children.flatMap(detailsOf)];
}

async function serverVersion(driver: Driver, uri: string, database: string | undefined): Promise<string> {
  try {
    const info = await driver.getServerInfo(database === undefined ? {} : { database });
    return info.agent?.replace(/^Neo4j\//, '') ?? '0';
  } catch (error) {
    const refused = graphFailure(error) === 'auth' || failureCode(error)?.includes('Security') === true;
    throw appError(refused ? 'NEO4J_AUTH' : 'NEO4J_UNREACHABLE', { uri }, error);
  }
}

function withoutCredentials(uri: string): string {
  return uri.replace(/\/\/[^/@]*@/, '//');
}
