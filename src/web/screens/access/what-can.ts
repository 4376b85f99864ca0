import type { AccessWhatQuery, AccessWhatQueryVariables, Action } from '../../generated/operations.js';
import type { AccessState } from './state.js';
import { among, originNames, viaNames } from './words.js';

/** One thing on which somebody may. */
export type WhatRow = AccessWhatQuery['whatCan']['edges'][number];

/** What the API knows the thing of a row by. */
export const resourceOf = ({ resource, name }: Pick<WhatRow, 'resource' | 'name'>): string =>
  resource?.key ?? name;

const places = { PROJECT: true, GROUP: true } as const;

/** The question that the address asks. */
export const whatQuestion = (
  state: AccessState,
  action: Action,
): Omit<AccessWhatQueryVariables, 'after'> => ({
  identity: state.identity,
  action,
  minimumLevel: state.level === '' ? null : Number(state.level) || null,
  filter: {
    includeUnknown: state.unknown === 'yes',
    kind: among([state.kind], places)?.[0] ?? null,
    origins: among(state.origins, originNames) ?? null,
    via: among(state.via, viaNames) ?? null,
  },
});
