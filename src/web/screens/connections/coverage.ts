import type { SourceState } from '../../generated/operations.js';

/** How a source ended in a run, as the API tells it. */
export interface Covered {
  readonly source: string;
  readonly title: string;
  readonly state: SourceState;
  readonly reason: string | null;
  readonly asOf: string | null;
  readonly complete: number;
  readonly denied: number;
  readonly failed: number;
}

/** How much of a source is known, worst first. */
export const extents = ['UNREADABLE', 'PART', 'READ', 'COVERED', 'ABSENT'] as const;

/** How much of a source is known. */
export type Extent = (typeof extents)[number];

/** What an extent is called, what it means, and the tone of its badge. */
export const extentTexts: Readonly<
  Record<Extent, { readonly title: string; readonly means: string; readonly tone: string }>
> = {
  UNREADABLE: { title: 'Not readable', means: 'the token cannot read it', tone: 'FAILED' },
  PART: { title: 'Read in part', means: 'some of its lists were not read', tone: 'PARTIAL' },
  READ: { title: 'Read', means: 'all that there is for the token', tone: 'COMPLETE' },
  COVERED: { title: 'Told by another', means: 'another source tells the same', tone: 'RUNNING' },
  ABSENT: { title: 'Not in this GitLab', means: 'its tier has no such thing', tone: 'NONE' },
};

/** How much of a source a run has read: what was asked for is known in part only when a list of it was denied or failed. */
export function extentOf({ state, denied, failed }: Pick<Covered, 'state' | 'denied' | 'failed'>): Extent {
  return state === 'READ' && denied + failed > 0 ? 'PART' : state;
}

/** The sources with what could not be read first, and how many there are of each extent. */
export function ranked<Row extends Covered>(
  coverage: readonly Row[],
): { readonly rows: readonly Row[]; readonly counts: ReadonlyMap<Extent, number> } {
  const place = (row: Row) => extents.indexOf(extentOf(row));
  const rows = coverage.toSorted((a, b) => place(a) - place(b) || a.title.localeCompare(b.title));
  const counts = new Map<Extent, number>();
  for (const row of rows) counts.set(extentOf(row), (counts.get(extentOf(row)) ?? 0) + 1);
  return { rows, counts };
}
