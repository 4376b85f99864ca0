import { GraphQLError, GraphQLScalarType, type ValueNode, valueFromASTUntyped } from 'graphql';

function scalar<T>(
  name: string,
  accepts: (value: unknown) => value is T,
  shape: string,
): GraphQLScalarType<T, T> {
  const parse = (value: unknown): T => {
    if (accepts(value)) return value;
    throw new GraphQLError(`${name} must be ${shape}.`, { extensions: { code: 'BAD_USER_INPUT' } });
  };
  return new GraphQLScalarType<T, T>({
    name,
    // What is stored was checked when it was written; an answer must not fail for the odd value of an old GitLab.
    serialize: (value) => value as T,
    parseValue: parse,
    parseLiteral: (node: ValueNode, variables) => parse(valueFromASTUntyped(node, variables)),
  });
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isDay = (value: unknown): value is string =>
  isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
const isTime = (value: unknown): value is string =>
  isText(value) &&
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
  !Number.isNaN(Date.parse(value));

/** The scalars of the schema; times are given to resolvers as the client wrote them. */
export const scalars = {
  SafeInt: scalar(
    'SafeInt',
    (value): value is number => Number.isSafeInteger(value),
    'a whole number up to 2^53',
  ),
  DateTime: scalar('DateTime', isTime, 'a time in ISO 8601 with its zone, such as 2026-01-31T12:00:00Z'),
  Date: scalar('Date', isDay, 'a day such as 2026-01-31'),
  JSON: scalar('JSON', (value): value is unknown => value !== undefined, 'JSON'),
};
