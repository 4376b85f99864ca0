import { appError } from '../../core/errors.js';
import type { ApiContext } from '../context.js';
import { nodeAt } from '../entities/look-up.js';
import type { ApiModule } from '../module.js';
import { factsOf } from './facts.js';
import { entityByKey, kindTitle, type LoadedEntity, titleOf } from './load.js';
import { type NeighbourArguments, neighbourGroups, neighboursOf } from './neighbours.js';

/** Keys that `entities` takes at most: as many as the console draws at once. */
const mostKeys = 300;

/** Things of any kind told in one way, and what they are connected with: what a page about a thing is made from. */
export const neighbourhoodModule: ApiModule = {
  resolvers: () => ({
    Query: {
      entity: (_parent: unknown, { key }: { readonly key: string }, context: ApiContext) =>
        entityByKey(context, key),
      entities: (_parent: unknown, { keys }: { readonly keys: readonly string[] }, context: ApiContext) => {
        if (keys.length > mostKeys) throw appError('TOO_MANY_KEYS', { most: mostKeys });
        return Promise.all(keys.map((key) => entityByKey(context, key)));
      },
    },
    Entity: {
      kind: ({ kind }: LoadedEntity) => kind.kind,
      kindTitle: ({ kind }: LoadedEntity) => kindTitle(kind),
      title: titleOf,
      path: ({ properties, home }: LoadedEntity) => properties.fullPath ?? home,
      node: nodeAt('key'),
      facts: ({ kind, properties }: LoadedEntity) => factsOf(kind.definition.properties, properties),
      neighbourGroups: ({ key }: LoadedEntity, _args: unknown, context: ApiContext) =>
        neighbourGroups(context, key),
      neighbours: ({ key }: LoadedEntity, args: NeighbourArguments, context: ApiContext) =>
        neighboursOf(context, key, args),
    },
  }),
};
