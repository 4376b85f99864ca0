import type { Random } from '../../../src/demo/world/random.js';

const longText = 'A'.repeat(5000);

/** Texts that try to be more than texts. None has a word that answers are searched for, since answers may quote them. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\uD800',
  '\u202Egnp.exe',
  '👩‍👩‍👧‍👦',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  'toString',
  '-1',
  '1e309',
  'NaN',
  '{{7*7}}',
  '#{7*7}',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '%00%0d%0aSet-Cookie:x=1',
  "' OR 1=1 --",
  '" OR true //',
  '`) DETACH DELETE n //',
  "'}) DETACH DELETE n RETURN 1 //",
  '\\u0027 OR true',
  '\\',
  '*',
  'name:* OR fullPath:*',
  '/(a+)+$/',
  '(a+)+$',
  '[[[[[[',
  '$score',
  'localhost/project/1',
  '2026-02-30T00:00:00Z',
  '2026-01-31T12:00:00Z',
  '0000-00-00',
  '+275760-09-13T00:00:00.001Z',
  '2026-W05',
  longText,
];

const wholeNumbers: readonly number[] = [
  0, 1, 2, 5, -1, 500, 501, 2147483647, -2147483648, 2147483648, 9007199254740991, -9007199254740991,
];

/** A text that is mostly hostile, else any characters. */
export function hostileText(random: Random): string {
  if (random.chance(0.7)) return random.pick(hostileTexts);
  return Array.from({ length: random.int(0, 40) }, () => String.fromCodePoint(random.int(0, 0xffff))).join(
    '',
  );
}

/** A whole number that is small or at an edge. */
export function hostileInteger(random: Random): number {
  return random.chance(0.6) ? random.int(0, 20) : random.pick(wholeNumbers);
}

/** Any JSON value, not deep. */
export function hostileJson(random: Random, depth = 3): unknown {
  if (depth === 0 || random.chance(0.4)) {
    return random.pick<() => unknown>([
      () => null,
      () => true,
      () => hostileInteger(random),
      () => random.next() * 1e10,
      () => hostileText(random),
    ])();
  }
  const length = random.int(0, 4);
  if (random.chance(0.5)) return Array.from({ length }, () => hostileJson(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length }, () => [hostileText(random).slice(0, 30), hostileJson(random, depth - 1)]),
  );
}

/** Something that looks like a cursor: one that was given out, such a one bent, or made up. */
export function hostileCursor(random: Random, real: readonly string[]): string {
  const made = () => Buffer.from(JSON.stringify(hostileJson(random)) ?? '').toString('base64url');
  if (real.length === 0 || random.chance(0.3)) return random.chance(0.5) ? made() : hostileText(random);
  const cursor = random.pick(real);
  if (random.chance(0.4)) return cursor;
  const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  if (!Array.isArray(parts)) return cursor.slice(random.int(0, 4));
  const bent = parts.map((part: unknown) => (random.chance(0.4) ? hostileJson(random, 1) : part));
  return Buffer.from(JSON.stringify(bent)).toString('base64url');
}
