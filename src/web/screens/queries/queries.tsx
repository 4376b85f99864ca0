import { useUrlState } from '../../lib/url-state.js';
import { Home } from './home.js';
import { SavedQuery } from './saved-query.js';
import './queries.css';

/** The saved queries, ad-hoc Cypher, and the queries that this browser keeps. */
export default function Queries() {
  const [{ id }] = useUrlState({ id: '' });
  return id === '' ? <Home /> : <SavedQuery key={id} id={id} />;
}
