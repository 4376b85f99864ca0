import type { ApiModule } from './module.js';

/** Tells callers who they are. */
export const viewerModule: ApiModule = {
  resolvers: () => ({ Query: { viewer: (_parent, _args, { principal }) => principal } }),
};
