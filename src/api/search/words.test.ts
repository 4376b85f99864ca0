import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { luceneQuery, wordsOf } from './words.js';

describe('wordsOf', () => {
  test.each([
    ['Acme/Platform', ['acme', 'platform']],
    ['alice.smith@corp.example', ['alice.smith', 'corp.example']],
    ['release.2024 v1.2', ['release', '2024', 'v1.2']],
    ['registry.example/ci:latest v1:2', ['registry.example', 'ci:latest', 'v1', '2']],
    ["O'Neill  my_project", ["o'neill", 'my_project']],
    ['a a A', ['a']],
    ['東京 api', ['東', '京', 'api']],
    ['', []],
    [' --- ... ?*"~^:\\/() _', []],
  ])('%j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test('takes no more words and pieces than the index may be asked for', () => {
    expect(wordsOf('a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r x')).toEqual(['x']);
    expect(wordsOf(Array.from({ length: 40 }, (_, n) => `w${n}`).join(' '))).toHaveLength(16);
  });
});

describe('luceneQuery', () => {
  test('every word must match, at its beginning, in any property', () => {
    expect(luceneQuery(['pay', 'api'], 'prefix', ['name', 'title'], [])).toBe(
      '+(name:pay* title:pay*) +(name:api* title:api*) (name:pay title:pay)^4 (name:api title:api)^4',
    );
  });

  test('a joined word matches whole or by its pieces', () => {
    expect(luceneQuery(['a.b'], 'prefix', ['name'], [])).toBe(
      '+((name:a\\.b*) (+(name:a*) +(name:b*))) (name:a\\.b)^4',
    );
    expect(luceneQuery(['a.b'], 'infix', ['name'], ['gitlab_user'])).toBe(
      '+(name:*a*) +(name:*b*) +_type:(gitlab_user)^0',
    );
  });

  test('no text gets a character of the query language through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const query = luceneQuery(wordsOf(text), 'prefix', ['name'], []);
        const own = query.replace(/\\[.:'’]|name:|\)\^4|[+()* ]/gu, '');
        expect(own).toMatch(/^[\p{L}\p{N}\p{M}_]*$/u);
      }),
    );
  });
});
