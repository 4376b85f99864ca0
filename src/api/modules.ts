import type { ApiModule } from './module.js';
import { scalars } from './scalars.js';
import { viewerModule } from './viewer.js';

/** The domains of the API; their SDL and resolvers are put together into one schema. */
export const modules: readonly ApiModule[] = [{ resolvers: () => scalars }, viewerModule];
