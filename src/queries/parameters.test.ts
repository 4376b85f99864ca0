import { describe, expect, it } from '@jest/globals';
import { isAppError } from '../core/errors.js';
import { findSavedQuery, nearNames } from './near.js';
import { resolveParameters } from './parameters.js';
import type { QueryParameter, SavedQuery } from './types.js';

const base = { default: null, required: false } as const;
const parameters: QueryParameter[] = [
  { ...base, name: 'days', type: 'int', default: 30, min: 1, max: 100 },
  { ...base, name: 'share', type: 'float' },
  { ...base, name: 'all', type: 'boolean', default: false },
  { ...base, name: 'kind', type: 'string', values: ['group', 'project'] },
  { ...base, name: 'scopes', type: 'string_list' },
  { ...base, name: 'asOf', type: 'string', format: 'datetime' },
];

function query(id: string, own: readonly QueryParameter[] = parameters): SavedQuery {
  return {
    id,
    title: id,
    description: id,
    category: 'inventory',
    level: 'inventory',
    file: `inventory/${id}.cypher`,
    parameters: own,
    columns: [{ name: 'n', type: 'int' }],
    needs: [],
    controls: {},
    statement: 'RETURN 1 AS n',
  };
}

function refusal(given: Record<string, unknown>, own = parameters): string {
  try {
    resolveParameters(query('q', own), given);
  } catch (error) {
    if (isAppError(error, 'QUERY_PARAMETER')) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('resolveParameters', () => {
  it('fills in defaults', () => {
    const none = { share: null, kind: null, scopes: null, asOf: null };
    expect(resolveParameters(query('q'), {})).toEqual({ days: 30, all: false, ...none });
    expect(resolveParameters(query('q'), { days: null, all: undefined })).toEqual({
      days: 30,
      all: false,
      ...none,
    });
  });

  it('reads the texts of a command line and takes values as they are', () => {
    const texts = {
      days: '7',
      share: '0.5',
      all: 'TRUE',
      kind: 'group',
      scopes: 'api, read_api,',
      asOf: '2026-01-02',
    };
    const values = { days: 7, share: 0.5, all: true, kind: 'group', scopes: ['api', 'read_api'] };
    const expected = { ...values, asOf: '2026-01-02T00:00:00.000Z' };
    expect(resolveParameters(query('q'), texts)).toEqual(expected);
    expect(resolveParameters(query('q'), { ...values, asOf: '2026-01-02T00:00:00.000Z' })).toEqual(expected);
  });

  it.each([
    [{ days: '7.5' }, 'it must be a whole number'],
    [{ days: '' }, 'it must be a whole number'],
    [{ days: '9007199254740993' }, 'it must be a whole number'],
    [{ days: 0 }, 'it must be at least 1'],
    [{ days: '101' }, 'it must be at most 100'],
    [{ share: 'Infinity' }, 'it must be a number'],
    [{ all: 'yes' }, 'it must be true or false'],
    [{ kind: 'user' }, 'it must be one of group, project'],
    [{ kind: 5 }, 'it must be a text'],
    [{ scopes: [1] }, 'it must be a list of texts, separated by commas'],
    [{ asOf: 'yesterday' }, 'it must be a time such as'],
    [{ asOf: '2026-02-30' }, 'it must be a time such as'],
    [{ asOf: '2026-01-02T03:04:05' }, 'it must be a time such as'],
    [{ dais: 5 }, 'there is no such parameter; did you mean days?'],
    [{ 'drop everything': 5 }, 'there is no such parameter; known: days, share'],
    [Object.fromEntries([['__proto__', 5]]), 'there is no such parameter'],
  ])('refuses %j', (given, reason) => {
    expect(refusal(given)).toContain(reason);
  });

  it('wants what is required, and nothing from a query without parameters', () => {
    expect(refusal({}, [{ ...base, name: 'group', type: 'string', required: true }])).toContain(
      'it must be given',
    );
    expect(refusal({ x: 1 }, [])).toContain('the query takes none');
  });

  it('does not take inherited names for values', () => {
    const own: QueryParameter[] = [{ ...base, name: 'constructor', type: 'string' }];
    expect(resolveParameters(query('q', own), {})).toEqual({ constructor: null });
  });
});

describe('findSavedQuery', () => {
  const queries = ['owners', 'public-projects', 'stale-projects', 'group-shares'].map((id) => query(id));

  it('finds by id', () => {
    expect(findSavedQuery(queries, 'owners').id).toBe('owners');
  });

  it('names what may have been meant', () => {
    expect(() => findSavedQuery(queries, 'onwers')).toThrow(
      'There is no saved query named onwers. Did you mean owners?',
    );
    expect(() => findSavedQuery(queries, 'zzzzzzzz')).toThrow(/^There is no saved query named zzzzzzzz\.$/);
  });

  it('takes a part of a name for a slip too', () => {
    expect(nearNames('Projects', ['owners', 'public-projects', 'stale-projects'])).toEqual([
      'public-projects',
      'stale-projects',
    ]);
  });
});
