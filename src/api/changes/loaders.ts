import DataLoader from 'dataloader';
import type { ChangeRecord } from '../../access/history/records.js';
import { alertsOfChanges, type ChangeAlert } from '../../alerts/change-narrative.js';
import { actorsOfChanges, type ChangeActor } from '../../alerts/weakening/change-actors.js';
import { readerOf } from '../../core/graph-read.js';
import type { ApiContext } from '../context.js';

const cacheKeyFn = ({ id }: ChangeRecord) => id;

/** Who made changes, read together; null where no single audit event tells. */
export const actorsIn = (context: ApiContext) =>
  context.once(
    'actors of changes',
    () =>
      new DataLoader<ChangeRecord, ChangeActor | null, string>(
        async (changes) => {
          const actors = await actorsOfChanges(context, changes);
          return changes.map(({ id }) => actors.get(id) ?? null);
        },
        { cacheKeyFn },
      ),
  );

/** The alerts that tell of changes, read together. */
export const alertsIn = (context: ApiContext) =>
  context.once(
    'alerts of changes',
    () =>
      new DataLoader<ChangeRecord, readonly ChangeAlert[], string>(
        async (changes) => {
          const alerts = await alertsOfChanges(readerOf(context), changes);
          return changes.map(({ id }) => alerts.get(id) ?? []);
        },
        { cacheKeyFn },
      ),
  );
