import type { ExploreEntityQuery } from '../../generated/operations.js';

/** A thing with what is known of it. */
export type KnownEntity = NonNullable<ExploreEntityQuery['entity']>;
