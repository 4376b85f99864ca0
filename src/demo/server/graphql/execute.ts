import { type DocumentNode, execute, type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { indexOf } from '../../world/indexes.js';
import type { Answer, AnswerRequest } from '../answer-types.js';
import { authenticate, type Caller, requireScope } from '../caller.js';
import { HttpFailure } from '../failure.js';
import { complexityOf } from './complexity.js';
import type { GraphQLContext } from './context.js';
import { schemaOf } from './schema.js';

const maxLength = 10_000;

/** A validation error in GitLab's words. */
function inGitLabWords(error: GraphQLError): Record<string, unknown> {
  const locations = error.locations?.map(({ line, column }) => ({ line, column })) ?? [];
  const field = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message);
  if (field !== null) {
    const [, fieldName, typeName] = field;
    return {
      message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
      locations,
      extensions: { code: 'undefinedField', typeName, fieldName },
    };
  }
  const argument = /^Unknown argument "(\w+)" on field "\w+\.(\w+)"/.exec(error.message);
  if (argument !== null) {
    const [, argumentName, name] = argument;
    return {
      message: `Field '${name}' doesn't accept argument '${argumentName}'`,
      locations,
      extensions: { code: 'argumentNotAccepted', name, typeName: 'Field', argumentName },
    };
  }
  return { message: error.message, locations };
}

type Checked = { readonly document: DocumentNode } | { readonly errors: readonly Record<string, unknown>[] };

const checked = new WeakMap<GraphQLSchema, Map<string, Checked>>();

function check(schema: GraphQLSchema, query: string): Checked {
  const known = checked.get(schema) ?? new Map<string, Checked>();
  checked.set(schema, known);
  const before = known.get(query);
  if (before !== undefined) return before;
  let result: Checked;
  try {
    const document = parse(query);
    const errors = validate(schema, document);
    result = errors.length > 0 ? { errors: errors.map(inGitLabWords) } : { document };
  } catch (error) {
    result = { errors: [{ message: error instanceof Error ? error.message : String(error) }] };
  }
  // Readers send a few documents again and again; whoever sends ever new ones must not fill the memory.
  if (known.size >= 200) known.clear();
  known.set(query, result);
  return result;
}

function callerOf(request: AnswerRequest): Caller {
  try {
    const caller = authenticate(request.world, request.headers);
    requireScope(caller, ['api', 'read_api']);
    return caller;
  } catch (error) {
    if (error instanceof HttpFailure && error.status === 401)
      throw new HttpFailure(401, { errors: [{ message: 'Invalid token' }] });
    throw error;
  }
}

function requested(body: string): { query: string; variables: Record<string, unknown> } {
  try {
    const { query, variables } = JSON.parse(body) as { query?: unknown; variables?: unknown };
    const given =
      typeof variables === 'object' && variables !== null ? (variables as Record<string, unknown>) : {};
    if (typeof query === 'string') return { query, variables: given };
  } catch {
    // Answered below like a body without a query.
  }
  throw new HttpFailure(400, { errors: [{ message: 'No query string was present' }] });
}

const refused = (message: string): Answer => ({ status: 200, headers: {}, body: { errors: [{ message }] } });

/** The answer to a GraphQL request, with GitLab's limits of length and complexity. */
export async function answerGraphQL(request: AnswerRequest): Promise<Answer> {
  if (request.method !== 'POST') throw new HttpFailure(404, { error: '404 Not Found' });
  const caller = callerOf(request);
  const { query, variables } = requested(request.body);
  if (query.length > maxLength) return refused('Query too large');
  const { world, settings, base } = request;
  const schema = schemaOf(settings.edition);
  const result = check(schema, query);
  if ('errors' in result) return { status: 200, headers: {}, body: { errors: result.errors } };
  const limit = settings.maxComplexity + (caller.rights.admin ? 50 : 0);
  const score = complexityOf(schema, result.document, variables);
  if (score > limit)
    return refused(`Query has complexity of ${score}, which exceeds max complexity of ${limit}`);
  const contextValue: GraphQLContext = {
    world,
    index: indexOf(world),
    settings,
    base,
    caller,
    complexity: { score, limit },
  };
  const { data, errors } = await execute({
    schema,
    document: result.document,
    variableValues: variables,
    contextValue,
  });
  return {
    status: 200,
    headers: {},
    body: { data, ...(errors === undefined ? {} : { errors: errors.map((error) => error.toJSON()) }) },
  };
}
