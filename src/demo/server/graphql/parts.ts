import type { GraphQLPart } from './part.js';

/** The domains of the GraphQL schema beyond people, places, merge requests and runners. */
export const graphqlParts: readonly GraphQLPart[] = [];
