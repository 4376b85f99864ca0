import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A link to the page of a thing of the estate; plain text where its key is not known. */
export function EntityLink({
  entityKey,
  children,
}: {
  readonly entityKey: string | null | undefined;
  readonly children?: ReactNode;
}) {
  if (entityKey == null) return <span>{children ?? '–'}</span>;
  return (
    <Link to="/explore" search={{ key: entityKey } as never}>
      {children ?? entityKey}
    </Link>
  );
}
