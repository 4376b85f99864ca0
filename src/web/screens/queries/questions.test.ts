import { describe, expect, it } from '@jest/globals';
import { stripIgnoredCharacters } from 'graphql';
import * as operations from '../../generated/operations.js';
import { laidOut, questionNamed } from './questions.js';

describe('questionNamed', () => {
  it('finds every question of the console by its name, and nothing else', () => {
    for (const [constant, document] of Object.entries<string>(operations)) {
      const name = constant.replace(/Document$/, '');
      expect([name, questionNamed(name)]).toEqual([
        name,
        document.startsWith('query ') ? document : undefined,
      ]);
    }
    for (const name of ['', 'toString', 'Nothing']) expect(questionNamed(name)).toBeUndefined();
  });

  it('knows of some that change something or listen', () => {
    const kinds = Object.values<string>(operations).map((document) => document.split(' ')[0]);
    expect(new Set(kinds)).toEqual(new Set(['query', 'mutation', 'subscription']));
  });
});

describe('laidOut', () => {
  it('gives each field a line, and asks the same', () => {
    expect(laidOut('query A($a:ID!){one(id:$a){key}}')).toBe(
      'query A($a: ID!) {\n  one(id: $a) {\n    key\n  }\n}',
    );
    for (const document of Object.values<string>(operations))
      expect(stripIgnoredCharacters(laidOut(document))).toBe(document);
  });
});
