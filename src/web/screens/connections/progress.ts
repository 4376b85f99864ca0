import type { SourceProgressState, SyncPhase } from '../../generated/operations.js';

/** What a run is doing, in words. */
export const phases: Readonly<Record<SyncPhase, string>> = {
  VERIFYING: 'Asking GitLab about the token',
  READING: 'Reading',
  CLEANING: 'Removing what is gone',
  FINISHED: 'Ended',
};

/** How a source is in a run: its name, and the tone of its badge. */
export const sourceStates: Readonly<
  Record<SourceProgressState, { readonly title: string; readonly tone: string }>
> = {
  WAITING: { title: 'Waiting', tone: 'NONE' },
  READING: { title: 'Reading', tone: 'RUNNING' },
  DONE: { title: 'Done', tone: 'COMPLETE' },
  COVERED: { title: 'Told by another', tone: 'NONE' },
  UNREADABLE: { title: 'Not readable', tone: 'FAILED' },
  ABSENT: { title: 'Not in this GitLab', tone: 'NONE' },
};

/** How many sources of those that are read at all are done. */
export function overallOf(sources: readonly { readonly state: SourceProgressState }[]): {
  readonly done: number;
  readonly total: number;
} {
  const read = sources.filter(({ state }) => ['WAITING', 'READING', 'DONE'].includes(state));
  return { done: read.filter(({ state }) => state === 'DONE').length, total: read.length };
}
