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

/** Limits of one read. */
export type ReadLimits = {
  /** Neo4j stops the statement after this many milliseconds. Default: the server's own limit. */
  readonly timeoutMs?: number;
  /** No more rows than this are fetched. Default: all. */
  readonly maxRows?: number;
};

/** Rows with the names of their columns; `truncated` when there were more rows than asked for. */
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
  /** The same with the column names, and whether `maxRows` cut it short. */
  readWithColumns(statement: string, params?: GraphParameters, limits?: ReadLimits): Promise<GraphTable>;
  /** Rows of one statement in a write transaction of its own. */
  write<T>(statement: string, params?: GraphParameters): Promise<T[]>;
  /** Runs `work` in a write transaction, committed when it resolves and rolled back when it throws. */
  transaction<T>(work: (tx: GraphTransaction) => Promise<T>): Promise<T>;
  /** Rows as they arrive, never more than about `fetchSize` (default 1,000) in memory; not repeated on failure. */
  stream<T>(
    statement: string,
    params?: GraphParameters,
    options?: { readonly fetchSize?: number },
  ): AsyncGenerator<T, void, void>;
  /** The plan of a statement, which is not run. */
  explain(statement: string, params?: GraphParameters): Promise<GraphPlan>;
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

  const withSession = async <T>(
    mode: 'READ' | 'WRITE',
    use: (session: Session) => Promise<T>,
  ): Promise<T> => {
    const session = driver.session({
      defaultAccessMode: mode,
      bookmarkManager,
      ...(options.database === undefined ? {} : { database: options.database }),
    });
    try {
      return await use(session);
    } finally {
      await session.close();
    }
  };

  const readWithColumns = (statement: string, params: GraphParameters = {}, limits: ReadLimits = {}) =>
    withSession('READ', (session) =>
      session.executeRead(
        async (tx) => collect(tx.run(statement, toParameters(params)), limits.maxRows),
        limits.timeoutMs === undefined ? {} : { timeout: limits.timeoutMs },
      ),
    );

  const transaction = <T>(work: (tx: GraphTransaction) => Promise<T>) =>
    withSession('WRITE', (session) => session.executeWrite((tx) => work({ run: runner(tx) })));

  return {
    readWithColumns,
    read: async <T>(statement: string, params?: GraphParameters, limits?: ReadLimits) =>
      (await readWithColumns(statement, params, limits)).rows as T[],
    transaction,
    write: <T>(statement: string, params?: GraphParameters) =>
      transaction((tx) => tx.run<T>(statement, params)),

    async *stream<T>(statement: string, params: GraphParameters = {}, { fetchSize = 1000 } = {}) {
      const session = driver.session({
        defaultAccessMode: 'READ',
        bookmarkManager,
        fetchSize,
        ...(options.database === undefined ? {} : { database: options.database }),
      });
      try {
        const tx = await session.beginTransaction();
        for await (const record of tx.run(statement, toParameters(params)))
          yield fromGraph(record.toObject()) as T;
        await tx.commit();
      } finally {
        await session.close();
      }
    },

    explain: (statement, params = {}) =>
      withSession('READ', (session) =>
        session.executeRead(async (tx) => {
          const result = tx.run(`EXPLAIN ${statement}`, toParameters(params));
          const columns = await result.keys();
          const summary = await result.summary();
          return {
            queryType: summary.queryType as GraphPlan['queryType'],
            columns,
            operators: summary.plan === false ? [] : operatorsOf(summary.plan),
          };
        }),
      ),

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

async function collect(result: Result<AnyRow>, maxRows?: number): Promise<GraphTable> {
  if (maxRows === undefined) {
    // All records at once cost far less than one turn of the event loop for each.
    const { records } = await result;
    const all = records.map((record) => fromGraph(record.toObject()) as AnyRow);
    return { columns: await result.keys(), rows: all, truncated: false };
  }
  const columns = await result.keys();
  const rows: AnyRow[] = [];
  for await (const record of result) {
    // Leaving the loop discards the rest on the server instead of fetching it.
    if (rows.length >= maxRows) return { columns, rows, truncated: true };
    rows.push(fromGraph(record.toObject()) as AnyRow);
  }
  return { columns, rows, truncated: false };
}

function operatorsOf(plan: Plan): string[] {
  const own = plan.operatorType.split('@', 1)[0] ?? plan.operatorType;
  return [own, ...plan.children.flatMap(operatorsOf)];
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
