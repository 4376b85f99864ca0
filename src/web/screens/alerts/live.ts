import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useSubscription } from '../../api/use-subscription.js';
import { type AlertAction, AlertsChangedDocument } from '../../generated/operations.js';

/** What was done from this page, of which the stream is going to tell as well. */
const own = new Set<string>();
const nameOf = (id: string, action: AlertAction) => `${action} ${id}`;

/** Says that a change is about to be made from this page: it is no news. Returns what says that it was not made after all. */
export function expectChange(id: string, action: AlertAction): () => void {
  const name = nameOf(id, action);
  own.add(name);
  return () => own.delete(name);
}

/** Whether the page is in sight. */
const useIsVisible = () =>
  useSyncExternalStore(
    (onChange) => {
      document.addEventListener('visibilitychange', onChange);
      return () => document.removeEventListener('visibilitychange', onChange);
    },
    () => document.visibilityState === 'visible',
  );

/**
 * How many alerts of some rules, or of all where none is named, others changed since the page was last brought up to date, and what says that it now is. It listens only while the page is
 * in sight: a browser has few connections for all its windows.
 */
export function useChangedAlerts(rules: readonly string[]): readonly [count: number, clear: () => void] {
  const named = rules.join(' ');
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const clear = useCallback(() => setIds(new Set()), []);
  // What was heard of other rules no longer counts.
  useEffect(clear, [named, clear]);
  useSubscription(
    AlertsChangedDocument,
    { rules: rules.length === 0 ? null : rules },
    ({ alertChanged: { action, alert } }) => {
      if (!own.delete(nameOf(alert.id, action))) setIds((before) => new Set(before).add(alert.id));
    },
    { enabled: useIsVisible() },
  );
  return [ids.size, clear];
}
