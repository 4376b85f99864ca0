import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ApiFailure } from '../api/client.js';

/** Something is on its way; heard by screen readers. */
export function Loading({ what = 'Loading' }: { readonly what?: string }) {
  return (
    <p className="loading" role="status">
      {what}…
    </p>
  );
}

/** There is nothing, and why, or what to do about it. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className="empty">{children}</p>;
}

/** What went wrong, in the API's own sentence, with a way to try again. */
export function Failed({
  error,
  retry,
}: {
  readonly error: Error;
  readonly retry?: (() => void) | undefined;
}) {
  return (
    <div className="notice notice-bad" role="alert">
      {error instanceof ApiFailure ? error.message : 'This part of the console failed. Reload the page.'}{' '}
      {retry === undefined ? null : (
        <button type="button" className="button button-plain" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}

/** A list that could not be read, as the API tells it. */
export interface UnknownScope {
  readonly source: string;
  readonly target?: string | null;
  readonly reason: string;
}

const shownReasons = 5;

/** Says that an answer may lack something, and because of what; nothing where it is complete. */
export function Partial({
  complete,
  unknownScopes,
}: {
  readonly complete: boolean;
  readonly unknownScopes: readonly UnknownScope[];
}) {
  if (complete && unknownScopes.length === 0) return null;
  const counts = new Map<string, number>();
  for (const { source, reason } of unknownScopes) {
    const text = `${source}: ${reason}`;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const reasons = [...counts].slice(0, shownReasons);
  return (
    <div className="notice notice-warn" role="note">
      Some of this is unknown, because not everything could be read from GitLab. What is missing here may
      still be there.
      <ul>
        {reasons.map(([text, count]) => (
          <li key={text}>
            {text}
            {count > 1 ? ` (${count} lists)` : ''}
          </li>
        ))}
        {counts.size > shownReasons ? <li>and {counts.size - shownReasons} more reasons</li> : null}
      </ul>
      <Link to="/connections">What would open it</Link>
    </div>
  );
}

/** The answer to a question once it is there; until then that it is on its way, or why it is not. */
export function Answer<T>({
  query,
  what,
  children,
}: {
  readonly query: Pick<UseQueryResult<T, ApiFailure>, 'data' | 'error' | 'refetch'>;
  readonly what?: string;
  readonly children: (data: T) => ReactNode;
}) {
  const { data, error, refetch } = query;
  return (
    <>
      {error === null ? null : <Failed error={error} retry={() => void refetch()} />}
      {data === undefined ? (
        error === null ? (
          <Loading {...(what === undefined ? {} : { what })} />
        ) : null
      ) : (
        children(data)
      )}
    </>
  );
}
