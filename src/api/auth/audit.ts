import { randomUUID } from 'node:crypto';
import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { defaultFieldResolver, type GraphQLFieldConfig, type GraphQLSchema } from 'graphql';
import { isAppError } from '../../core/errors.js';
import type { ApiContext } from '../context.js';
import { redacted, withoutSecrets } from './credentials.js';

/** How an audited action ended; `STARTED` until then, and for ever when the service ended before it. */
export type AuditOutcome = 'STARTED' | 'OK' | 'DENIED' | 'ERROR';

/** Fields of Query that are audited as if they wrote. */
const auditedQueries = new Set(['cypher']);
/** Characters of a record's arguments at most. */
const mostCharacters = 4000;

/** The arguments of an action as a record keeps them: without secrets, and cut where they are long. */
export function recordedArguments(args: Readonly<Record<string, unknown>>): string {
  const text = withoutSecrets(JSON.stringify(redacted(args)) ?? '');
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}

/** What an error of an audited action amounts to. */
function outcomeOf(error: unknown): { outcome: AuditOutcome; code: string } {
  const code = codeOf(error);
  return { outcome: /^FORBIDDEN$|REFUSED|DENIED|NOT_ALLOWED/.test(code) ? 'DENIED' : 'ERROR', code };
}

function codeOf(error: unknown): string {
  if (isAppError(error)) return error.code;
  const extensions = (error as { extensions?: { code?: unknown } } | null)?.extensions;
  return typeof extensions?.code === 'string' ? extensions.code : 'INTERNAL';
}

/**
 * Runs an action between the two halves of its record: who wants what is stored before it begins, so that nothing
 * happens unrecorded, and how it ended afterwards.
 */
export async function audited<T>(
  context: Pick<ApiContext, 'graph' | 'logger' | 'principal' | 'requestId' | 'address'>,
  action: string,
  args: Readonly<Record<string, unknown>>,
  run: () => Promise<T>,
): Promise<T> {
  const { graph, logger, principal, requestId, address } = context;
  const id = randomUUID();
  const started = performance.now();
  const record = {
    id,
    at: new Date().toISOString(),
    principalId: principal.id,
    principalName: principal.name,
    action,
    arguments: recordedArguments(args),
    outcome: 'STARTED' satisfies AuditOutcome,
    requestId,
    address: address ?? null,
  };
  await graph.write('MERGE (a:AuditRecord {id: $record.id}) SET a = $record', { record });
  const end = async (outcome: AuditOutcome, code: string | null) => {
    const durationMs = Math.round(performance.now() - started);
    const facts = { outcome, code, durationMs };
    try {
      await graph.write('MATCH (a:AuditRecord {id: $id}) SET a += $facts', { id, facts });
    } catch (err) {
      logger.error({ err, id, ...facts }, 'The end of an audited action was not stored');
    }
  };
  try {
    const result = await run();
    await end('OK', null);
    return result;
  } catch (error) {
    const { outcome, code } = outcomeOf(error);
    await end(outcome, code);
    throw error;
  }
}

/** The schema with a record of each mutation and each ad-hoc statement, of those that are denied too. */
export function withAudit(schema: GraphQLSchema): GraphQLSchema {
  const audit = (field: GraphQLFieldConfig<unknown, ApiContext>, name: string) => {
    const { resolve = defaultFieldResolver } = field;
    field.resolve = (parent, args: Record<string, unknown>, context, info) =>
      audited(context, name, args, async () => resolve(parent, args, context, info));
    return field;
  };
  return mapSchema(schema, {
    [MapperKind.MUTATION_ROOT_FIELD]: (field, name) => audit(field, name),
    [MapperKind.QUERY_ROOT_FIELD]: (field, name) =>
      auditedQueries.has(name) ? audit(field, name) : undefined,
  });
}
