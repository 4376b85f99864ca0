import type { IResolvers } from '@graphql-tools/utils';
import type { SavedQuery } from '../queries/types.js';
import type { ApiContext } from './context.js';

/** A domain of the API. Its hand-written SDL is a file of `schema/`; `typeDefs` makes what derives from declarations. */
export interface ApiModule {
  /** SDL derived from declarations. */
  readonly typeDefs?: (queries: readonly SavedQuery[]) => string;
  readonly resolvers: (queries: readonly SavedQuery[]) => IResolvers<unknown, ApiContext>;
}
