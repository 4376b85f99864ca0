import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode, ValidationRule } from 'graphql';
import { type AppError, appError } from '../../core/errors.js';
import { operationCost } from './cost.js';

/** Lexical tokens of a document at most. */
export const maxTokens = 4000;
/** Size of a request's body at most. */
export const maxBody = '256kb';

const armor = new ApolloArmor({
  maxDepth: { enabled: true, n: 12, ignoreIntrospection: true },
  maxAliases: { enabled: true, n: 30 },
  maxDirectives: { enabled: true, n: 50 },
  // Counted by the parser and by `operationCost` instead, which knows page sizes.
  maxTokens: { enabled: false },
  costLimit: { enabled: false },
  blockFieldSuggestion: { enabled: false },
});

/** The limits of a document's shape: depth, aliases, directives. */
export const shapeRules: readonly ValidationRule[] = armor.protect().validationRules;

/** Why an operation would cost too much, if it would. */
export function costProblem(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  limit: number,
): AppError<'OPERATION_TOO_COSTLY'> | undefined {
  const cost = operationCost(schema, document, operation, variables);
  return cost > limit ? appError('OPERATION_TOO_COSTLY', { cost, limit }) : undefined;
}
