const dayMs = 86_400_000;

/** The beginning of the day a week ago: the earlier time where none is chosen. */
export function weekAgo(now = Date.now()): string {
  const day = new Date(now - 7 * dayMs);
  day.setHours(0, 0, 0, 0);
  return day.toISOString();
}

/** A time as a field of a form has it, in the zone of whoever reads it; empty for none. */
export function fieldTime(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return '';
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What a field of a form holds, as the address has it; empty where it is no time. */
export function addressTime(field: string): string {
  const time = new Date(field);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}

/** The first time of which the API says that it knows it, in its refusal of an earlier one. */
export const firstKnown = (sentence: string): string | undefined =>
  /recorded from (\d{4}-\d{2}-\d{2}T[\d:.]+Z) on/.exec(sentence)?.[1];
