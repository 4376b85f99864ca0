import { useEffect, useRef, useState } from 'react';
import type { TypedDocument } from './document.js';

/** Whether events come: not yet, yes, or not now. */
export type StreamState = 'connecting' | 'live' | 'away';

const againMs = 5000;

/**
 * Hears of the events of a subscription for as long as the part that asks is shown; an end of the stream is only a pause.
 * @param onEvent called with each event; what it was at the last drawing counts.
 */
export function useSubscription<Result, Variables>(
  document: TypedDocument<Result, Variables>,
  variables: Variables,
  onEvent: (event: Result) => void,
  { enabled = true }: { readonly enabled?: boolean } = {},
): StreamState {
  const [state, setState] = useState<StreamState>('connecting');
  const handler = useRef(onEvent);
  useEffect(() => {
    handler.current = onEvent;
  });
  const request = JSON.stringify(variables);
  useEffect(() => {
    if (!enabled) return;
    const stopping = new AbortController();
    const { signal } = stopping;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ended = () => {
      if (signal.aborted) return;
      setState('away');
      timer = setTimeout(() => void open(), againMs);
    };
    const open = async () => {
      try {
        const { createClient } = await import('graphql-sse');
        if (signal.aborted) return;
        const client = createClient({ url: '/graphql/stream', credentials: 'same-origin', retryAttempts: 0 });
        const stop = client.subscribe<Result>(
          { query: document, variables: JSON.parse(request) as Record<string, unknown> },
          {
            next: ({ data }) => {
              if (data != null) handler.current(data);
            },
            error: ended,
            complete: ended,
          },
          { connected: () => setState('live') },
        );
        signal.addEventListener('abort', stop);
      } catch {
        ended();
      }
    };
    void open();
    return () => {
      stopping.abort();
      clearTimeout(timer);
      setState('connecting');
    };
  }, [document, request, enabled]);
  return state;
}
