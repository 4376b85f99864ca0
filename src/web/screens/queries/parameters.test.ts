import { describe, expect, it } from '@jest/globals';
import {
  defaultText,
  exportPath,
  isTooLong,
  jsonObject,
  jsonText,
  limitsText,
  type Parameter,
  textsOf,
  typeText,
  valuesOf,
} from './parameters.js';

const parameter = (over: Partial<Parameter>): Parameter => ({
  name: 'p',
  type: 'string',
  description: null,
  required: false,
  default: null,
  min: null,
  max: null,
  values: null,
  format: null,
  ...over,
});
const read = (over: Partial<Parameter>, p: string) => valuesOf([parameter(over)], { p });

describe('a parameter in words', () => {
  it('has a kind, limits and a default', () => {
    expect(typeText(parameter({ format: 'datetime' }))).toBe('time or day');
    expect(typeText(parameter({ type: 'int' }))).toBe('whole number');
    expect(typeText(parameter({ type: 'other' }))).toBe('other');
    expect(limitsText(parameter({}))).toBe('');
    expect(limitsText(parameter({ min: 0 }))).toBe('at least 0');
    expect(limitsText(parameter({ max: 5 }))).toBe('at most 5');
    expect(limitsText(parameter({ min: 0, max: 5 }))).toBe('0 to 5');
    expect(limitsText(parameter({ values: ['a', 'b'] }))).toBe('one of a, b');
    expect(defaultText(parameter({ required: true }))).toBe('must be given');
    expect(defaultText(parameter({ default: [] }))).toBe('none');
    expect(defaultText(parameter({ default: false }))).toBe('no');
    expect(defaultText(parameter({ default: ['a', 'b'] }))).toBe('a, b');
    expect(defaultText(parameter({ default: 0 }))).toBe('0');
  });
});

describe('valuesOf', () => {
  it('leaves out what is empty, and misses what must be given', () => {
    expect(read({}, ' ')).toEqual({ values: {}, problems: [] });
    expect(read({ required: true }, '')).toEqual({ values: {}, problems: ['p must be given'] });
  });

  it.each<[Partial<Parameter>, string, unknown]>([
    [{ type: 'int' }, ' 7 ', 7],
    [{ type: 'float' }, '-1.5', -1.5],
    [{ type: 'boolean' }, 'false', false],
    [{ type: 'boolean' }, 'true', true],
    [{ type: 'string_list' }, 'a, b\n\n c ', ['a, b', 'c']],
    [{}, ' x ', 'x'],
    [{ format: 'datetime' }, '2026-01-02', '2026-01-02'],
    [{ format: 'datetime' }, '2026-01-02T03:04:05+02:00', '2026-01-02T03:04:05+02:00'],
  ])('reads %j', (over, text, value) => {
    expect(read(over, text)).toEqual({ values: { p: value }, problems: [] });
  });

  it.each<[Partial<Parameter>, string]>([
    [{ type: 'int' }, '1.5'],
    [{ type: 'int' }, '99999999999999999'],
    [{ type: 'float' }, 'many'],
    [{ type: 'int', min: 1 }, '0'],
    [{ type: 'int', max: 1 }, '2'],
    [{ format: 'datetime' }, '2026-01-02T03:04:05'],
    [{ format: 'datetime' }, '2026-13-02'],
    [{ type: 'string_list', values: ['a'] }, 'a\nb'],
  ])('refuses %j', (over, text) => {
    const { values, problems } = read(over, text);
    expect(values).toEqual({});
    expect(problems[0]).toMatch(/^p must be /);
  });

  it('reads what textsOf wrote', () => {
    const parameters = [
      parameter({ name: 'list', type: 'string_list' }),
      parameter({ name: 'count', type: 'int' }),
      parameter({ name: 'flag', type: 'boolean' }),
    ];
    const values = { list: ['a,b', 'c'], count: 0, flag: false };
    expect(valuesOf(parameters, textsOf(parameters, values)).values).toEqual(values);
  });
});

describe('parameters as JSON', () => {
  it('are an object or nothing', () => {
    expect(jsonObject(' ')).toEqual({ values: {} });
    expect(jsonObject('{"a":[1]}')).toEqual({ values: { a: [1] } });
    for (const text of ['[1]', 'null', '{', '1']) expect(jsonObject(text)).toHaveProperty('problem');
    expect(jsonText({})).toBe('');
    expect(jsonText({ a: 1 })).toBe('{"a":1}');
  });
});

it('isTooLong', () => {
  expect(isTooLong('RETURN 1', '{"a":1}')).toBe(false);
  expect(isTooLong(' '.repeat(3000), ' '.repeat(3000))).toBe(true);
});

describe('exportPath', () => {
  it('gives values as the service reads them', () => {
    expect(exportPath('owners', 'csv', {})).toBe('/queries/owners.csv');
    expect(exportPath('q', 'ndjson', { list: ['a', 'b/c'], none: null, empty: [], n: 3, yes: true })).toBe(
      '/queries/q.ndjson?list=a&list=b%2Fc&empty=&n=3&yes=true',
    );
  });
});
