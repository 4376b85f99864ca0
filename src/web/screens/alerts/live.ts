import { useCallback, useEffect, useState } from 'react';
import {
  type AlertAction,
  AlertsChangedDocument,
  type AlertsChangedSubscription,
} from '../../generated/operations.js';

type AlertChange = AlertsChangedSubscription['alertChanged'];

/** What was done from this page, of which the stream is going to tell as well. */
const own = new Set<string>();
const nameOf = (id: string, action: AlertAction) => `${action} ${id}`;

/** Says that a change is about to be made from this page: it is no news. Returns what says that it was not made after all. */
export function expectChange(id: string, action: AlertAction): () => void {
  const name = nameOf(id, action);
  own.add(name);
  return () => own.delete(name);
}

/** Hears of alerts until it is ended. Where the stream fails nothing is heard. */
function listen(rules: readonly string[], onChange: (change: AlertChange) => void): () => void {
  const ending = new AbortController();
  void import('graphql-sse')
    .then(({ createClient }) => {
      if (ending.signal.aborted) return;
      const client = createClient({ url: '/graphql/stream', credentials: 'same-origin' });
      ending.signal.addEventListener('abort', () => client.dispose());
      client.subscribe<AlertsChangedSubscription>(
        { query: AlertsChangedDocument, variables: { rules: rules.length === 0 ? null : rules } },
        {
          next: ({ data }) => {
            if (data != null) onChange(data.alertChanged);
          },
          error: () => undefined,
          complete: () => undefined,
        },
      );
    })
    .catch(() => undefined);
  return () => ending.abort();
}

/**
 * How many alerts of some rules, or of all where none is named, others changed since the page was last brought up to date, and what says that it now is. It listens only while the page is
 * in sight: a browser has few connections for all its windows.
 */
export function useChangedAlerts(rules: readonly string[]): readonly [count: number, clear: () => void] {
  const named = rules.join(' ');
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const clear = useCallback(() => setIds(new Set()), []);
  useEffect(() => {
    clear();
    const onChange = ({ action, alert }: AlertChange) => {
      if (!own.delete(nameOf(alert.id, action))) setIds((before) => new Set(before).add(alert.id));
    };
    let end: (() => void) | undefined;
    const look = () => {
      end?.();
      end =
        document.visibilityState === 'visible'
          ? listen(named === '' ? [] : named.split(' '), onChange)
          : undefined;
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      end?.();
    };
  }, [named, clear]);
  return [ids.size, clear];
}
