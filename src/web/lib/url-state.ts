import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** What the address of a screen holds after its question mark: a text, or several, by name. */
export type Search = Readonly<Record<string, string | readonly string[]>>;

/** Reads what follows the question mark; names that occur more than once have several texts. */
export function parseSearch(text: string): Record<string, string | string[]> {
  // Not an object from the start: it has names of its own, such as `toString`.
  const search = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const before = search.get(name);
    search.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(search);
}

/** Writes what follows the question mark, with it; what is empty is left out. */
export function stringifySearch(search: Record<string, unknown>): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(search))
    for (const one of [value].flat())
      if (one !== undefined && one !== null && one !== '') written.append(name, String(one));
  const text = written.toString();
  return text === '' ? '' : `?${text}`;
}

type Shaped<Defaults extends Search> = {
  readonly [Name in keyof Defaults]: Defaults[Name] extends string ? string : readonly string[];
};

/**
 * State of a screen that is kept in its address, so that it can be linked to, gone back to and reloaded.
 * @param defaults what holds where the address does not say; a list where a name may have several texts.
 * @returns the state, and a function that changes some of it, as a new entry of the history unless `replace` is set.
 */
export function useUrlState<const Defaults extends Search>(defaults: Defaults) {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const state = Object.fromEntries(
    Object.entries(defaults).map(([name, standard]) => {
      const value = search[name] ?? standard;
      return [name, Array.isArray(standard) ? [value].flat() : String([value].flat()[0] ?? '')];
    }),
  ) as Shaped<Defaults>;
  const change = useCallback(
    (some: Partial<Shaped<Defaults>>, { replace = false }: { readonly replace?: boolean } = {}) =>
      void navigate({
        to: '.',
        search: ((before: Search) => ({ ...before, ...some })) as never,
        replace,
        // It is the same screen: who has scrolled to what they change stays there.
        resetScroll: false,
      }),
    [navigate],
  );
  return [state, change] as const;
}
