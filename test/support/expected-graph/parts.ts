import type { ExpectedPart } from './part.js';

/** The domains beyond people, places, memberships, credentials, runners and merge requests. */
export const expectedParts: readonly ExpectedPart[] = [];
