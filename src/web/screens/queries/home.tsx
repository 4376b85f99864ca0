import { Page } from '../../components/page.js';
import { useUrlState } from '../../lib/url-state.js';
import { Choice } from './choice.js';
import { Cypher } from './cypher.js';
import { Library } from './library.js';
import { OwnList } from './own-list.js';

const tabs = [
  { value: 'library', label: 'Library' },
  { value: 'cypher', label: 'Cypher' },
  { value: 'own', label: 'Kept in this browser' },
];

/** What there is to run: the library, a statement of one's own, or one that was kept. */
export function Home() {
  const [{ tab, cypher }, change] = useUrlState({ tab: '', cypher: '' });
  const shown = tab !== '' ? tab : cypher === '' ? 'library' : 'cypher';
  return (
    <Page
      title="Queries"
      intro="Questions to the graph: those that come with the service, and your own. All of them only read."
    >
      <Choice label="Queries" options={tabs} value={shown} onChange={(value) => change({ tab: value })} />
      {shown === 'cypher' ? <Cypher /> : shown === 'own' ? <OwnList /> : <Library />}
    </Page>
  );
}
