import type { RunProgress } from '../../sync/progress.js';
import { parseKinds } from '../changes/kinds.js';
import type { ApiContext } from '../context.js';
import type { ApiModule } from '../module.js';
import { enumOf } from '../pages.js';
import { changesFor } from './changes.js';
import { eventOf, type GraphChange } from './graph-change.js';
import { progressOf } from './progress.js';

interface ProgressArguments {
  readonly connection?: string | null;
}

interface ChangedArguments {
  readonly kinds?: readonly string[] | null;
}

/** What happens right now. */
export const liveModule: ApiModule = {
  resolvers: () => ({
    SyncPhase: enumOf(['verifying', 'reading', 'cleaning', 'finished']),
    SourceProgressState: enumOf(['waiting', 'reading', 'done', 'covered', 'unreadable', 'absent']),
    Subscription: {
      syncProgress: {
        subscribe: (_parent: unknown, { connection }: ProgressArguments, context: ApiContext) =>
          progressOf(context, connection),
        resolve: (progress: RunProgress) => ({
          ...progress,
          status: progress.status ?? 'running',
          compared: progress.views,
        }),
      },
      graphChanged: {
        subscribe: (_parent: unknown, { kinds }: ChangedArguments, context: ApiContext) =>
          changesFor(context, parseKinds(kinds)),
        resolve: (change: GraphChange) => eventOf(change),
      },
    },
  }),
};
