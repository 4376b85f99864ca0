import { describe, expect, it } from '@jest/globals';
import { freeName, type OwnQuery, readOwn, withQuery } from './own-query.js';

const own = (id: string, name: string): OwnQuery => ({
  id,
  name,
  description: '',
  statement: 'RETURN 1',
  parameters: {},
  columns: [],
});

describe('readOwn', () => {
  it('reads what was kept', () => {
    const kept = [own('a', 'A')];
    expect(readOwn(JSON.stringify(kept))).toEqual(kept);
  });

  it('leaves out what cannot be read', () => {
    for (const text of [null, '', '{', '{}', 'null', '[1, null, {"id": "a"}]'])
      expect(readOwn(text)).toEqual([]);
    expect(readOwn('[{"id":"a","statement":"RETURN 1","parameters":[],"columns":[1,"x"]}]')).toEqual([
      { ...own('a', 'Without a name'), columns: ['x'] },
    ]);
  });
});

describe('queries of one’s own', () => {
  it('have names of their own', () => {
    expect(freeName('A', [])).toBe('A');
    expect(freeName('A', ['A', 'A 2'])).toBe('A 3');
  });

  it('are sorted, and each is there once', () => {
    const queries = withQuery([own('a', 'B'), own('b', 'A')], own('a', 'C'));
    expect(queries.map(({ name }) => name)).toEqual(['A', 'C']);
  });
});
