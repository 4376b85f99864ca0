import { shortestAccessPaths } from '../../access/paths/shortest.js';
import { nodeAt } from '../entities/look-up.js';
import { freshness } from '../freshness.js';
import type { ApiModule } from '../module.js';

interface PathsArguments {
  readonly from: string;
  readonly to: string;
  readonly max?: number | null;
}

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
