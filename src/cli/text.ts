/** A whole number with its thousands apart. */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** A number with its noun: `1 list`, `2 lists`. */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** Milliseconds for people: `0.4 s`, `12 s`, `3 min 5 s`, `2 h 10 min`, `4 days`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
}

/** A rate per second: `88/s`, `0.4/s`. */
export function rate(done: number, ms: number): string {
  const value = done / Math.max(ms / 1000, 0.001);
  return `${value >= 10 ? count(Math.round(value)) : value.toFixed(1)}/s`;
}

/** A name of the API, such as `IN_PROGRESS`, as people type it: `in-progress`. */
export const typedName = (name: string): string => name.toLowerCase().replaceAll('_', '-');

/** What people typed, such as `in-progress`, as the API names it: `IN_PROGRESS`. */
export const enumName = (typed: string): string => typed.toUpperCase().replaceAll('-', '_');
