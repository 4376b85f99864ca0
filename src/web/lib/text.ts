const times = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const numbers = new Intl.NumberFormat();
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** A time as people read it, in their own zone; a dash for none. */
export const timeText = (iso: string | null | undefined): string =>
  iso == null ? '–' : times.format(new Date(iso));

/** A day as people read it; a dash for none. */
export const dayText = (iso: string | null | undefined): string =>
  iso == null ? '–' : days.format(new Date(iso));

/** A number with its thousands apart; a dash for none. */
export const numberText = (value: number | null | undefined): string =>
  value == null ? '–' : numbers.format(value);

const units = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago, or in how long, such as `3 days ago`; a dash for none. */
export function agoText(iso: string | null | undefined, now = Date.now()): string {
  if (iso == null) return '–';
  const left = Date.parse(iso) - now;
  const [unit, size] = units.find(([, milliseconds]) => Math.abs(left) >= milliseconds) ?? ['second', 1000];
  return relative.format(Math.round(left / size), unit);
}

/** `PROTECTED_BRANCH`, `protected_branch` or `protectedBranch` as words: `protected branch`. */
export const wordsOf = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();

/** The same with a capital letter. */
export function titleOf(name: string): string {
  const words = wordsOf(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const roles: Readonly<Record<number, string>> = {
  0: 'No access',
  5: 'Minimal Access',
  10: 'Guest',
  15: 'Planner',
  20: 'Reporter',
  25: 'Security Manager',
  30: 'Developer',
  40: 'Maintainer',
  50: 'Owner',
};

/** GitLab's name of an access level; a dash for none. */
export const roleText = (level: number | null | undefined): string =>
  level == null ? '–' : (roles[level] ?? String(level));

/** A value of any shape as text: lists with commas, objects as JSON. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return numberText(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueText).join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) ? timeText(text) : text;
}
