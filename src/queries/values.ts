import type { ParameterValue, QueryParameter } from './types.js';

/** A parameter's value, or why what was given cannot be one. */
export type Coerced =
  | { readonly ok: true; readonly value: ParameterValue }
  | { readonly ok: false; readonly reason: string };

const accept = (value: ParameterValue): Coerced => ({ ok: true, value });
const refuse = (reason: string): Coerced => ({ ok: false, reason });

const isoDay = /^\d{4}-\d{2}-\d{2}$/;
const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function realDay(text: string): boolean {
  const day = text.slice(0, 10);
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}

function coerceText(parameter: QueryParameter, given: unknown): Coerced {
  if (typeof given !== 'string') return refuse('it must be a text');
  if (parameter.values !== undefined && !parameter.values.includes(given)) {
    return refuse(`it must be one of ${parameter.values.join(', ')}`);
  }
  if (parameter.format === undefined) return accept(given);
  if (isoDay.test(given) && realDay(given)) return accept(`${given}T00:00:00.000Z`);
  if (isoTime.test(given) && realDay(given) && !Number.isNaN(Date.parse(given))) return accept(given);
  return refuse('it must be a time such as 2026-01-02T03:04:05Z, or a day such as 2026-01-02');
}

function coerceNumber(parameter: QueryParameter, given: unknown): Coerced {
  const whole = parameter.type === 'int';
  const form = whole ? /^[+-]?\d{1,16}$/ : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
  const value = typeof given === 'string' && form.test(given.trim()) ? Number(given) : given;
  if (typeof value !== 'number' || !Number.isFinite(value) || (whole && !Number.isSafeInteger(value))) {
    return refuse(whole ? 'it must be a whole number' : 'it must be a number');
  }
  if (parameter.min !== undefined && value < parameter.min)
    return refuse(`it must be at least ${parameter.min}`);
  if (parameter.max !== undefined && value > parameter.max)
    return refuse(`it must be at most ${parameter.max}`);
  return accept(Object.is(value, -0) ? 0 : value);
}

function coerceBoolean(given: unknown): Coerced {
  if (typeof given === 'boolean') return accept(given);
  const word = typeof given === 'string' ? given.trim().toLowerCase() : '';
  if (word === 'true') return accept(true);
  if (word === 'false') return accept(false);
  return refuse('it must be true or false');
}

function coerceList(parameter: QueryParameter, given: unknown): Coerced {
  const items: readonly unknown[] | undefined =
    typeof given === 'string'
      ? given
          .split(',')
          .map((item) => item.trim())
          .filter((item) => item !== '')
      : Array.isArray(given)
        ? given
        : undefined;
  if (items === undefined || !items.every((item): item is string => typeof item === 'string')) {
    return refuse('it must be a list of texts, separated by commas');
  }
  const allowed = parameter.values;
  if (allowed !== undefined && items.some((item) => !allowed.includes(item))) {
    return refuse(`its items must be among ${allowed.join(', ')}`);
  }
  return accept(items);
}

/** `given` (a text from a command line, or a JSON value) as a value of the parameter's type and limits. */
export function coerceParameter(parameter: QueryParameter, given: unknown): Coerced {
  switch (parameter.type) {
    case 'string':
      return coerceText(parameter, given);
    case 'int':
    case 'float':
      return coerceNumber(parameter, given);
    case 'boolean':
      return coerceBoolean(given);
    case 'string_list':
      return coerceList(parameter, given);
  }
}
