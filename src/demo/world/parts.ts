import type { WorldPart } from './part.js';

/** The domains of the world beyond people, places, memberships, credentials and merge requests. */
export const worldParts: readonly WorldPart[] = [];
