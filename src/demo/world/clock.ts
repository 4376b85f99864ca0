/** The world's first instant unless told otherwise: fixed, so that a seed always gives the same world. */
export const defaultNow = Date.parse('2026-02-16T09:00:00.000Z');

/** Milliseconds of one day. */
export const day = 86_400_000;

/** The instant as GitLab writes it, `2026-02-16T09:00:00.000Z`. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** The date as GitLab writes it, `2026-02-16`. */
export function date(milliseconds: number): string {
  return instant(milliseconds).slice(0, 10);
}
