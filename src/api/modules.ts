import { accessModule } from './access/module.js';
import { accessCompareModule } from './access-compare/module.js';
import { accessHistoryModule } from './access-history/module.js';
import { alertsModule } from './alerts/module.js';
import { authModule } from './auth/module.js';
import { changesModule } from './changes/module.js';
import { cypherModule } from './cypher/module.js';
import { entitiesModule } from './entities/module.js';
import { identityBaselinesModule } from './identity-baselines/module.js';
import { liveModule } from './live/module.js';
import type { ApiModule } from './module.js';
import { neighbourhoodModule } from './neighbourhood/module.js';
import { notificationsModule } from './notifications/module.js';
import { pathsModule } from './paths/module.js';
import { permissionsModule } from './permissions/module.js';
import { postureModule } from './posture/module.js';
import { relationshipTypesModule } from './relationship-types/module.js';
import { savedQueriesModule } from './saved-queries/module.js';
import { scalars } from './scalars.js';
import { searchModule } from './search/index.js';
import { syncModule } from './sync/module.js';
import { viewerModule } from './viewer.js';
import { watchesModule } from './watches/module.js';

/** The domains of the API; their SDL and resolvers are put together into one schema. */
export const modules: readonly ApiModule[] = [
  { resolvers: () => scalars },
  viewerModule,
  authModule,
  entitiesModule,
  searchModule,
  neighbourhoodModule,
  accessModule,
  relationshipTypesModule,
  pathsModule,
  permissionsModule,
  accessCompareModule,
  accessHistoryModule,
  syncModule,
  changesModule,
  liveModule,
  cypherModule,
  savedQueriesModule,
  alertsModule,
  postureModule,
  identityBaselinesModule,
  notificationsModule,
  watchesModule,
];
