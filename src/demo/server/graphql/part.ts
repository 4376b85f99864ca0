import type { Fields } from './context.js';

/** One domain of the GraphQL schema: types of its own and extensions of those that are there. */
export interface GraphQLPart {
  /** Definitions and `extend type` blocks; checked against GitLab's schema by the contract test. */
  readonly sdl: string;
  /** Resolvers by type; fields without one are read off the row. */
  readonly resolvers: Readonly<Record<string, Fields<never>>>;
  /** Fields by type that the free edition does not have. */
  readonly enterpriseFields?: Readonly<Record<string, readonly string[]>>;
  /** Fields that GitLab answers with a resolver, such as `Project.environments`, with their cost; see `complexity.ts`. */
  readonly costs?: Readonly<Record<string, number>>;
}
