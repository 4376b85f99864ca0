import { Page } from '../../components/page.js';
import { ChangeList } from './change-list.js';
import { Filters } from './filters.js';
import { useChangesState, wantedOf } from './state.js';
import './changes.css';

/** What changed in GitLab, as syncs found it: a timeline with before and after, who did it, and what it opened. */
export default function Changes() {
  const [state, change] = useChangesState();
  const wanted = wantedOf(state);
  return (
    <Page
      title="Changes"
      intro="What syncs found to have changed, newest first. What a list held when it was read for the first time is no change."
    >
      <Filters state={state} change={change} />
      <ChangeList key={JSON.stringify(wanted)} state={state} wanted={wanted} change={change} />
    </Page>
  );
}
