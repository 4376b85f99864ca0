import { countPermissions } from '../../access/report/count.js';
import { origins } from '../../access/report/permission.js';
import { accessSources, loadUnlisted } from '../../access/unread.js';
import { readerOf } from '../../core/graph-read.js';
import type { ApiContext } from '../context.js';
import { nodeAt } from '../entities/look-up.js';
import { type Freshness, freshness, mostScopes } from '../freshness.js';
import type { ApiModule } from '../module.js';
import { enumOf } from '../pages.js';
import { type PermissionArguments, type PermissionPage, permissionPage } from './page.js';

/** Whoever has a role by what no connection lists is not in the report. */
const freshnessOf = (context: ApiContext): Promise<Freshness> =>
  context.once('permissions freshness', async () => {
    const [known, unlisted] = await Promise.all([
      freshness(context, accessSources),
      loadUnlisted(readerOf(context)),
    ]);
    return {
      asOf: known.asOf,
      complete: known.complete && unlisted.length === 0,
      unknownScopes: [...known.unknownScopes, ...unlisted].slice(0, mostScopes),
    };
  });

/** Who has which role where, row by row. */
export const permissionsModule: ApiModule = {
  resolvers: () => ({
    PermissionOrigin: enumOf(origins),
    Query: {
      permissions: (_parent: unknown, args: PermissionArguments, context) => permissionPage(context, args),
    },
    PermissionConnection: {
      totalCount: ({ scope }: PermissionPage, _args, context) => countPermissions(readerOf(context), scope),
      asOf: async (_page, _args, context) => (await freshnessOf(context)).asOf,
      complete: async (_page, _args, context) => (await freshnessOf(context)).complete,
      unknownScopes: async (_page, _args, context) => (await freshnessOf(context)).unknownScopes,
    },
    Permission: {
      identity: nodeAt('identityKey'),
      resource: nodeAt('resourceKey'),
      source: nodeAt('sourceKey'),
    },
  }),
};
