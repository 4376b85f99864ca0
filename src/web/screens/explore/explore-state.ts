import { useUrlState } from '../../lib/url-state.js';

/** What the address of the screen holds. */
export const useExploreState = () =>
  useUrlState({
    text: '',
    kinds: [] as readonly string[],
    key: '',
    tab: 'facts',
    expanded: [] as readonly string[],
    selected: '',
    edge: '',
    relationship: '',
    direction: '',
    kind: '',
  });
