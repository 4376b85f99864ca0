import { z } from 'zod';

/** Undefined for a text without anything in it: a variable that is set to nothing counts as unset. */
export const blankAsUnset = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

/** One variable of the environment with what the README says of it. */
export const setting = <T extends z.ZodType>(schema: T, description: string) =>
  z.preprocess(blankAsUnset, schema).describe(description);

/** A whole number of a variable. */
export const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** The milliseconds of a length of time such as `90m`, `12h` or `1d`. */
function millisecondsOf(text: string, context: z.RefinementCtx): number {
  const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(text.trim()) ?? [];
  if (count !== undefined && unit !== undefined) return Number(count) * units[unit as keyof typeof units];
  context.addIssue({ code: 'custom', message: 'must be a length of time such as 90m, 12h or 1d' });
  return z.NEVER;
}

/** A length of time, such as `90m`, `12h` or `1d`, in milliseconds. */
export const lengthOfTime = z.string().transform(millisecondsOf);

/** The same of a variable, with what it is when the variable is unset. */
export const duration = (byDefault: string) => z.string().default(byDefault).transform(millisecondsOf);
