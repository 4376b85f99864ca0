const units = [
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** How long something took, such as `1 min 12 s`: its two largest units; a dash for none. */
export function durationText(milliseconds: number | null | undefined): string {
  if (milliseconds == null) return '–';
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const first = units.findIndex(([, size]) => milliseconds >= size);
  let left = milliseconds;
  const parts: string[] = [];
  for (const [name, size] of units.slice(first, first + 2)) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count} ${name}`);
  }
  return parts.join(' ');
}
