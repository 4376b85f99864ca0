import type { ChangesListQuery } from '../../generated/operations.js';

/** A change as the list has it. */
export type Change = ChangesListQuery['changes']['edges'][number]['node'];
