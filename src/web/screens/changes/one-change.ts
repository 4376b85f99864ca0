import type { Change } from './change.js';

/** What asks for one change alone: there is no field for one, but its place in the list is known. */
export interface OneChange {
  readonly since: string;
  readonly until: string;
  readonly kinds: readonly string[];
  readonly operations: readonly Change['operation'][];
  readonly key: string;
  readonly run: string;
  readonly after: string | null;
}

/** @param cursorBefore cursor of the change before it in the list; null where it is the first. */
export const oneChange = (
  { at, kind, operation, key, run }: Change,
  cursorBefore: string | null,
): OneChange => ({
  since: at,
  until: new Date(Date.parse(at) + 1).toISOString(),
  kinds: [kind],
  operations: [operation],
  key,
  run,
  after: cursorBefore,
});
