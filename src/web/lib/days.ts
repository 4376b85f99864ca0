/** A day as an address has it, `2026-03-01`, or a whole time, as a moment; null for none or for what is no time. */
function momentOf(text: string, daysOn: number): string | null {
  if (text === '') return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const time = new Date(isDay ? `${text}T00:00` : text);
  if (Number.isNaN(time.getTime())) return null;
  if (isDay) time.setDate(time.getDate() + daysOn);
  return time.toISOString();
}

/** When a day begins where the person is; a whole time is that time. Null for none. */
export const startOf = (text: string): string | null => momentOf(text, 0);

/** When a day has ended where the person is; a whole time is that time. Null for none. */
export const endOf = (text: string): string | null => momentOf(text, 1);

/** The day, as fields for days take it, of a day or a whole time; empty for none. */
export function dayOf(text: string): string {
  const start = startOf(text);
  if (start === null) return '';
  const time = new Date(start);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
