import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId } from 'react';
import { type QueryBehind, searchOf } from './query-behind.js';

/** A screen: its heading, what it is for, and what can be done with the whole of it. */
export function Page({
  title,
  intro,
  actions,
  children,
}: {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} – Access graph`;
  }, [title]);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {intro === undefined ? null : <p className="page-intro">{intro}</p>}
        </div>
        {actions === undefined ? null : <div className="row">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A link that opens the query behind something among the queries. */
export function ShowQuery({ query }: { readonly query: QueryBehind }) {
  return (
    <Link to="/queries" search={searchOf(query) as never} className="small">
      Show the query
    </Link>
  );
}

/** A part of a screen with a heading of its own. */
export function Panel({
  title,
  query,
  actions,
  children,
}: {
  readonly title: string;
  readonly query?: QueryBehind | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        <div className="row">
          {actions}
          {query === undefined ? null : <ShowQuery query={query} />}
        </div>
      </header>
      {children}
    </section>
  );
}
