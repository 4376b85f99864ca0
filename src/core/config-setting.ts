import { z } from 'zod';

/** Undefined for a text without anything in it: a variable that is set to nothing counts as unset. */
export const blankAsUnset = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

/** One variable of the environment with what the README says of it. */
export const setting = <T extends z.ZodType>(schema: T, description: string) =>
  z.preprocess(blankAsUnset, schema).describe(description);

/** A whole number of a variable. */
export const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
