import type { RequestHandler, Response } from 'express';
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  specifiedRules,
  subscribe,
  validate,
} from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/express';
import { appError } from '../../core/errors.js';
import type { Logger } from '../../core/logger.js';
import type { ApiContext } from '../context.js';
import { orAborted } from './deadline.js';
import { presentError, told } from './failures.js';
import { costProblem, maxTokens, shapeRules } from './limits.js';
import type { ApiMetrics } from './metrics.js';
import { principalOf, stateOf } from './state.js';

/** What the stream of subscriptions is made from. */
export interface StreamOptions {
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  readonly maxCost: number;
  readonly metrics: ApiMetrics;
  readonly contextOf: (res: Response) => ApiContext;
  /** How often it is checked whether the token of a stream is still good, in milliseconds. Default: 4,000. */
  readonly recheckMs?: number;
}

const jsonHeaders = { 'content-type': 'application/json; charset=utf-8' };
/** Subscriptions that one caller may have open. */
const streamsPerCaller = 50;

/** Subscriptions over server-sent events, one for each request (`graphql-sse`, distinct connections). */
export function streamHandler(options: StreamOptions): RequestHandler {
  const { schema, logger, maxCost, metrics } = options;
  const open = new Map<string, number>();

  const present = (errors: readonly GraphQLError[]): GraphQLError[] =>
    errors.map((error) => {
      const { message, path, extensions } = presentError(error.toJSON(), error, logger);
      metrics.errors.inc({ code: String(extensions?.code) });
      return new GraphQLError(message, { path, ...(extensions === undefined ? {} : { extensions }) });
    });
  const refused = (...errors: GraphQLError[]) => {
    const init = { status: 400, statusText: 'Bad Request', headers: jsonHeaders };
    return [JSON.stringify({ errors: present(errors) }), init] as const;
  };

  const prepare = (
    res: Response,
    params: { query?: unknown; operationName?: unknown; variables?: unknown },
  ) => {
    const invalid = (message: string, code = 'BAD_REQUEST') =>
      refused(new GraphQLError(message, { extensions: { code } }));
    if (typeof params.query !== 'string') return invalid('The request has no query.');
    let document: DocumentNode;
    try {
      document = parse(params.query, { maxTokens });
    } catch (error) {
      return invalid(error instanceof Error ? error.message : 'Syntax Error', 'GRAPHQL_PARSE_FAILED');
    }
    const faults = validate(schema, document, [...specifiedRules, ...shapeRules]);
    if (faults.length > 0) {
      const plain = faults.map(
        ({ message }) =>
          new GraphQLError(message.replace(/ ?Did you mean.*$/s, ''), {
            extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
          }),
      );
      return refused(...plain);
    }
    const operationName = typeof params.operationName === 'string' ? params.operationName : undefined;
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== 'subscription')
      return invalid('Only subscriptions are streamed; send everything else to /graphql.');
    const variables = (params.variables ?? {}) as Record<string, unknown>;
    const problem = costProblem(schema, document, operation, variables, maxCost);
    if (problem !== undefined) return invalid(problem.message, problem.code);
    return {
      schema,
      document,
      operationName,
      variableValues: variables,
      // The library asks for an index signature, which an interface does not have.
      contextValue: options.contextOf(res) as unknown as Record<PropertyKey, unknown>,
    };
  };

  async function* events(source: AsyncIterable<ExecutionResult>, signal: AbortSignal) {
    const iterator = source[Symbol.asyncIterator]();
    metrics.streams.inc();
    try {
      for (;;) {
        const { done, value } = await orAborted(iterator.next(), signal);
        if (done === true) return;
        yield value.errors === undefined ? value : { ...value, errors: present(value.errors) };
      }
    } catch (error) {
      const { message, code } = told(error, logger);
      // A stream that the service ends says why, if anybody still listens.
      yield { errors: [new GraphQLError(message, { extensions: { code } })] };
    } finally {
      metrics.streams.dec();
      // Not waited for: a source that waits for its next event would keep the stream open.
      void iterator.return?.();
    }
  }

  const handler = createHandler<Record<PropertyKey, unknown>>({
    authenticate: () => null,
    onSubscribe: (req, params) => prepare(req.context.res, params),
    subscribe: async (args: ExecutionArgs) => {
      const result = await subscribe(args);
      const { signal } = args.contextValue as ApiContext;
      if (Symbol.asyncIterator in result) return events(result, signal);
      return result.errors === undefined ? result : { ...result, errors: present(result.errors) };
    },
  });

  return async (req, res, next) => {
    const { id } = principalOf(res);
    const mine = open.get(id) ?? 0;
    if (mine >= streamsPerCaller) throw appError('RATE_LIMITED', { seconds: 60 });
    open.set(id, mine + 1);
    stateOf(res).isStream = true;
    const recheck = setInterval(() => {
      void endIfRevoked(res, logger);
    }, options.recheckMs ?? 4000);
    res.once('close', () => {
      clearInterval(recheck);
      const left = (open.get(id) ?? 1) - 1;
      if (left > 0) open.set(id, left);
      else open.delete(id);
    });
    try {
      await handler(req, res);
    } catch (error) {
      // Who left while the stream was being opened is told nothing, and nothing is wrong.
      if (!res.destroyed) next(error);
    }
  };
}

async function endIfRevoked(res: Response, logger: Logger) {
  try {
    const now = await stateOf(res).identify?.();
    if (now?.role === principalOf(res).role) return;
    const reason = 'The token is no longer good.';
    stateOf(res).controller.abort(appError('UNAUTHENTICATED', { reason }));
  } catch (err) {
    // A database that is away for a moment must not end all streams; the next look tells.
    logger.warn({ err }, 'The token of a stream could not be checked');
  }
}
