import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

/** Asks for everything anew when another run has begun, or the last one has ended. */
export function useNewRuns(lastRun: { readonly id: string; readonly status: string } | null): void {
  const client = useQueryClient();
  const now = lastRun === null ? '' : `${lastRun.id} ${lastRun.status}`;
  const before = useRef(now);
  useEffect(() => {
    if (before.current === now) return;
    before.current = now;
    void client.invalidateQueries();
  }, [client, now]);
}
