import { useUrlState } from '../../lib/url-state.js';

/** What the address of the screen may say, whichever tab is open. */
const standard = {
  tab: 'who',
  identity: '',
  identityB: '',
  action: '',
  resource: '',
  ref: '',
  level: '',
  nonHuman: '',
  external: '',
  identityKind: '',
  kind: '',
  unknown: '',
  origins: [],
  via: [],
  kinds: [],
  view: '',
  from: '',
  to: '',
  start: '',
  end: '',
} as const;

/** The state of the screen, which is all in its address. */
export const useAccessState = () => useUrlState(standard);

/** See `useAccessState`. */
export type AccessState = ReturnType<typeof useAccessState>[0];
/** Changes some of the state. */
export type ChangeAccess = ReturnType<typeof useAccessState>[1];

/** What stays when another tab is opened: who, what and on what. */
const carried = ['identity', 'identityB', 'action', 'resource', 'ref'] as const;

/** The address of a tab for the same identity and thing. */
export const tabSearch = (state: AccessState, tab: string): Readonly<Record<string, string>> => ({
  tab,
  ...Object.fromEntries(carried.map((name) => [name, state[name]])),
});
