import { Neo4jError } from 'neo4j-driver';

/**
 * What kind of failure a statement met: `timeout` (the given time limit), `syntax` (the statement or its parameters are
 * wrong), `constraint` (a uniqueness or existence rule), `access` (a write where only reads are allowed, or missing
 * rights), `auth` (wrong credentials), `memory` (it wants more than one may have), `unreachable` (no connection, after
 * all retries), or `other`.
 */
export type GraphFailure =
  | 'timeout'
  | 'syntax'
  | 'constraint'
  | 'access'
  | 'auth'
  | 'memory'
  | 'unreachable'
  | 'other';

const kinds: readonly (readonly [prefix: string, kind: GraphFailure])[] = [
  ['Neo.ClientError.Transaction.TransactionTimedOut', 'timeout'],
  ['Neo.TransientError.Transaction.TransactionTimedOut', 'timeout'],
  ['Neo.ClientError.Schema.ConstraintValidationFailed', 'constraint'],
  ['Neo.ClientError.Statement.AccessMode', 'access'],
  ['Neo.ClientError.Security.Forbidden', 'access'],
  ['Neo.ClientError.Security.', 'auth'],
  ['Neo.ClientError.Statement.', 'syntax'],
  ['Neo.TransientError.General.MemoryPoolOutOfMemory', 'memory'],
  ['Neo.TransientError.General.TransactionOutOfMemory', 'memory'],
  ['Neo.TransientError.General.StackOverFlow', 'memory'],
  ['Neo.TransientError.General.OutOfMemory', 'memory'],
  ['ServiceUnavailable', 'unreachable'],
  ['SessionExpired', 'unreachable'],
];

/** The kind of a failure that a method of `Graph` threw; `other` for what did not come from Neo4j. */
export function graphFailure(error: unknown): GraphFailure {
  const code = failureCode(error);
  if (code === undefined) return 'other';
  return kinds.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'other';
}

/** Neo4j's own code of a failure, such as `Neo.ClientError.Statement.SyntaxError`; undefined for other errors. */
export function failureCode(error: unknown): string | undefined {
  return error instanceof Neo4jError ? error.code : undefined;
}
