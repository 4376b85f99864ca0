import { EntityPage } from './entity-page.js';
import { useExploreState } from './explore-state.js';
import { Find } from './find.js';
import './explore.css';

/** Finds anything of the estate, and shows what it is and what it is connected with. */
export default function Explore() {
  const [{ key }] = useExploreState();
  return key === '' ? <Find /> : <EntityPage key={key} entityKey={key} />;
}
