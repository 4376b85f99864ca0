import type { GraphQLResolveInfo } from 'graphql';
import { type PathStep, shortestAccessPaths } from '../../access/paths/shortest.js';
import type { ApiContext } from '../context.js';
import { nodeByKey } from '../entities/look-up.js';
import { freshness } from '../freshness.js';
import type { ApiModule } from '../module.js';

interface PathsArguments {
  readonly from: string;
  readonly to: string;
  readonly max?: number | null;
}

const nodeAt =
  (end: 'fromKey' | 'toKey') =>
  (step: PathStep, _args: unknown, context: ApiContext, info: GraphQLResolveInfo) =>
    nodeByKey(step[end], context, info);

/** The shortest paths of access between two nodes. */
export const pathsModule: ApiModule = {
  resolvers: () => ({
    StepDirection: { FORWARD: 'forward', BACKWARD: 'backward' },
    Query: {
      shortestAccessPaths: async (_parent: unknown, { max, ...ends }: PathsArguments, context) => {
        const [paths, fresh] = await Promise.all([
          shortestAccessPaths((statement, parameters) => context.read(statement, parameters), {
            ...ends,
            ...(max == null ? {} : { max }),
          }),
          freshness(context),
        ]);
        return { ...fresh, paths: paths.map((steps) => ({ steps })) };
      },
    },
    ShortestAccessStep: { from: nodeAt('fromKey'), to: nodeAt('toKey') },
  }),
};
