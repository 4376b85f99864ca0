import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf } from '../../api/use-ask.js';
import { useSubscription } from '../../api/use-subscription.js';
import {
  ConnectionsListDocument,
  ConnectionsProgressDocument,
  type ConnectionsProgressSubscription,
} from '../../generated/operations.js';

/** A moment of a sync. */
export type Progress = ConnectionsProgressSubscription['syncProgress'];

/** How far the running sync of a connection is, as this instance tells it; undefined where none runs that it knows of. */
export function useProgress(name: string): Progress | undefined {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress>();
  const state = useSubscription(ConnectionsProgressDocument, { name }, ({ syncProgress }) => {
    if (syncProgress.run !== progress?.run || syncProgress.phase === 'FINISHED')
      void client.invalidateQueries({ queryKey: keyOf(ConnectionsListDocument, {}) });
    setProgress(syncProgress);
  });
  // What was heard before the stream broke off is no longer how it is.
  return state === 'live' && progress?.status === 'RUNNING' ? progress : undefined;
}
