import { useMemo, useSyncExternalStore } from 'react';
import { freeName, type OwnQuery, readOwn, withQuery } from './own-query.js';

const storageKey = 'access-graph-queries';
const listeners = new Set<() => void>();

/** Calls back when the queries change, here or in another window of this browser. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

const kept = () => localStorage.getItem(storageKey);

function write(queries: readonly OwnQuery[]): void {
  localStorage.setItem(storageKey, JSON.stringify(queries));
  for (const listener of listeners) listener();
}

/** What can be done with the queries that this browser keeps. They never leave it but to be run. */
export interface OwnQueries {
  readonly queries: readonly OwnQuery[];
  /** Keeps new ones; where a name is taken a number is added to it. @returns their names. */
  readonly add: (queries: readonly Omit<OwnQuery, 'id'>[]) => readonly string[];
  readonly rename: (id: string, name: string) => void;
  readonly remove: (id: string) => void;
}

/** The queries that this browser keeps. */
export function useOwnQueries(): OwnQueries {
  const text = useSyncExternalStore(subscribe, kept);
  const queries = useMemo(() => readOwn(text), [text]);
  return {
    queries,
    add: (some) => {
      let all = readOwn(kept());
      const names: string[] = [];
      for (const one of some) {
        const name = freeName(
          one.name,
          all.map((each) => each.name),
        );
        // Not randomUUID: browsers have it over HTTPS only.
        const id = [...crypto.getRandomValues(new Uint32Array(3))].join('-');
        all = withQuery(all, { ...one, id, name });
        names.push(name);
      }
      write(all);
      return names;
    },
    rename: (id, name) => {
      const all = readOwn(kept());
      const query = all.find((each) => each.id === id);
      if (query !== undefined) write(withQuery(all, { ...query, name }));
    },
    remove: (id) => write(readOwn(kept()).filter((each) => each.id !== id)),
  };
}
