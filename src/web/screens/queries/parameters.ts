import type { QueriesOneQuery } from '../../generated/operations.js';

/** A parameter of a saved query. */
export type Parameter = QueriesOneQuery['savedQueries'][number]['parameters'][number];

const typeNames: Readonly<Record<string, string>> = {
  int: 'whole number',
  float: 'number',
  boolean: 'yes or no',
  string: 'text',
  string_list: 'list of texts',
};

/** What kind of value a parameter takes, in words. */
export const typeText = ({ type, format }: Pick<Parameter, 'type' | 'format'>): string =>
  format === 'datetime' ? 'time or day' : (typeNames[type] ?? type);

/** What bounds a parameter's value, in a few words; empty where nothing does. */
export function limitsText({ min, max, values }: Pick<Parameter, 'min' | 'max' | 'values'>): string {
  if (values !== null) return `one of ${values.join(', ')}`;
  if (min !== null && max !== null) return `${min} to ${max}`;
  if (min !== null) return `at least ${min}`;
  return max === null ? '' : `at most ${max}`;
}

/** A value as a person writes it; empty for none. */
export function writtenText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(String).join('\n');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What holds when a parameter is not given, in words. */
export function defaultText({ default: value, required }: Pick<Parameter, 'default' | 'required'>): string {
  if (required) return 'must be given';
  if (value === null || (Array.isArray(value) && value.length === 0)) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') : writtenText(value);
}

/** What a form holds, by the names of the parameters. */
export type Texts = Readonly<Record<string, string>>;
/** Values of parameters by their names; those that are not given are left out. */
export type Values = Readonly<Record<string, unknown>>;

/** What a form shows for values. */
export const textsOf = (parameters: readonly Parameter[], values: Values): Texts =>
  Object.fromEntries(parameters.map(({ name }) => [name, writtenText(values[name])]));

const day = /^\d{4}-\d{2}-\d{2}$/;
const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

type Read = { readonly value: unknown } | { readonly problem: string };

function readNumber({ type, min, max }: Parameter, text: string): Read {
  const value = Number(text);
  if (
    type === 'int' ? !/^[+-]?\d{1,16}$/.test(text) || !Number.isSafeInteger(value) : !Number.isFinite(value)
  )
    return { problem: type === 'int' ? 'must be a whole number' : 'must be a number' };
  if (min !== null && value < min) return { problem: `must be at least ${min}` };
  if (max !== null && value > max) return { problem: `must be at most ${max}` };
  return { value };
}

function readText({ format }: Parameter, text: string): Read {
  const isTime =
    format !== 'datetime' || ((day.test(text) || time.test(text)) && !Number.isNaN(Date.parse(text)));
  return isTime
    ? { value: text }
    : { problem: 'must be a day such as 2026-01-02, or a time with its zone such as 2026-01-02T03:04:05Z' };
}

function readList({ values }: Parameter, text: string): Read {
  const items = text
    .split('\n')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const stray = values === null ? undefined : items.find((item) => !values.includes(item));
  return stray === undefined
    ? { value: items }
    : { problem: `must be one of ${values?.join(', ')} in each line` };
}

function read(parameter: Parameter, text: string): Read {
  switch (parameter.type) {
    case 'int':
    case 'float':
      return readNumber(parameter, text.trim());
    case 'boolean':
      return { value: text === 'true' };
    case 'string_list':
      return readList(parameter, text);
    default:
      return readText(parameter, text.trim());
  }
}

/** The values that a form gives, without those left empty, and what is wrong with the others. */
export function valuesOf(
  parameters: readonly Parameter[],
  texts: Texts,
): { readonly values: Values; readonly problems: readonly string[] } {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const parameter of parameters) {
    const text = texts[parameter.name] ?? '';
    if (text.trim() === '') {
      if (parameter.required) problems.push(`${parameter.name} must be given`);
      continue;
    }
    const result = read(parameter, text);
    if ('value' in result) values[parameter.name] = result.value;
    else problems.push(`${parameter.name} ${result.problem}`);
  }
  return { values, problems };
}

/**
 * The object that a text holds as JSON, or why it holds none; an empty text holds an empty one.
 * @param what what the values are called.
 */
export function jsonObject(
  text: string,
  what = 'parameters',
): { readonly values: Values } | { readonly problem: string } {
  if (text.trim() === '') return { values: {} };
  const problem = `The ${what} must be an object in JSON, such as {"limit": 10}.`;
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { values: value as Values } : { problem };
  } catch {
    return { problem };
  }
}

/** Values as the address keeps them; empty for none. */
export const jsonText = (values: Values): string =>
  Object.keys(values).length === 0 ? '' : JSON.stringify(values);

/** More than this a service or a proxy before it does not take as an address. */
const mostInAddress = 12_000;

/** Whether a statement with its parameters is too long for an address that can be reloaded or sent to somebody. */
export const isTooLong = (...texts: readonly string[]): boolean =>
  texts.reduce((length, text) => length + encodeURIComponent(text).length, 0) > mostInAddress;

/** Where the service streams all rows of a saved query. */
export function exportPath(id: string, format: 'csv' | 'ndjson', values: Values): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (Array.isArray(value) && value.length > 0) for (const item of value) search.append(name, String(item));
    else if (value !== null && value !== undefined) search.append(name, writtenText(value));
  const text = search.toString();
  return `/queries/${encodeURIComponent(id)}.${format}${text === '' ? '' : `?${text}`}`;
}
