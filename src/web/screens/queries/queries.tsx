import { useUrlState } from '../../lib/url-state.js';
import { Home } from './home.js';
import { Operation } from './operation.js';
import { SavedQuery } from './saved-query.js';
import './queries.css';

/** The saved queries, ad-hoc Cypher, the queries that this browser keeps, and the questions that the console asks. */
export default function Queries() {
  const [{ id, operation }] = useUrlState({ id: '', operation: '' });
  if (operation !== '') return <Operation key={operation} name={operation} />;
  return id === '' ? <Home /> : <SavedQuery key={id} id={id} />;
}
