import { describe, expect, test } from '@jest/globals';
import type { WrittenFacts } from '../sync/written-facts.js';
import { isAffected } from './affected.js';

const nothing: WrittenFacts = { kinds: new Set(), relationships: new Map(), properties: new Set() };
const property = (name: string): WrittenFacts => ({ ...nothing, properties: new Set([name]) });
const kind = (name: 'variable' | 'user'): WrittenFacts => ({ ...nothing, kinds: new Set([name]) });
const has = (name: 'variable' | 'user'): WrittenFacts => ({
  ...nothing,
  relationships: new Map([['HAS', new Set([name])]]),
});

describe('a statement is affected', () => {
  const masked = 'MATCH (p:GitLabProject)-[:HAS]->(v:GitLabVariable) RETURN v.masked AS fires';
  test.each([
    ['by a property that it names', masked, property('masked'), true],
    ['by no other property', masked, property('protected'), false],
    ['by things that it names', masked, kind('variable'), true],
    ['by no other things', masked, kind('user'), false],
    [
      'by things under the label that they share with other products',
      'MATCH (u:User) RETURN u',
      kind('user'),
      true,
    ],
    ['by things of any kind', 'MATCH (n:GitLabEntity) RETURN n.key', kind('user'), true],
    ['by things of any label', 'MATCH (n {id: 1}) RETURN n', kind('user'), true],
    [
      'not by others where the thing is known',
      'MATCH (v:GitLabVariable) MATCH (v) RETURN v',
      kind('user'),
      false,
    ],
    [
      'by relationships to what has properties and no label',
      'MATCH (:GitLabVariable) MATCH (x {id: 1})<-[:HAS]-() RETURN x',
      has('user'),
      true,
    ],
    ['by relationships to things that it names', masked, has('variable'), true],
    ['by no relationships to others', masked, has('user'), false],
    ['by what it follows to anything', 'MATCH (p:GitLabProject)-[r:HAS]->(x) RETURN x', has('user'), true],
    ['by what it follows back from anything', 'MATCH (x)<-[:OWNS|HAS]-(p) RETURN x', has('user'), true],
    ['by what it follows any number of times', 'MATCH (h)-[:HAS]->*(x) RETURN x', has('user'), true],
    [
      'not by others where the thing has its label elsewhere',
      'MATCH (v:GitLabVariable) MATCH (p)-[:HAS]->(v) RETURN v',
      has('user'),
      false,
    ],
    [
      'not by others where each of its patterns says what it leads to',
      'MATCH (u:GitLabUser) MATCH (p)-[:HAS]->(:GitLabVariable|GitLabGroup)<-[:HAS]-(g) RETURN u',
      has('user'),
      false,
    ],
    [
      'by others where one of its patterns does not say it',
      'MATCH (u:GitLabUser) MATCH (p)-[:HAS]->(:GitLabVariable) MATCH (p)-[:HAS]->(u) RETURN u',
      has('user'),
      true,
    ],
    [
      'by others where the type is named beside patterns',
      "MATCH (u:GitLabUser) MATCH (p)-[:HAS]->(:GitLabVariable) WHERE u.type = 'HAS' RETURN u",
      has('user'),
      true,
    ],
    [
      'by others than what must not be there',
      'MATCH (p)-[:HAS]->(:!GitLabVariable) RETURN p',
      has('user'),
      true,
    ],
    ['by relationships of any type', 'MATCH (a:GitLabUser)--(b:GitLabGroup) RETURN a', has('variable'), true],
    ['by any change where it reads changes', 'MATCH (c:Change) RETURN c', property('masked'), true],
    ['by nothing where nothing changed', 'MATCH (c:Change)--(x) RETURN c', nothing, false],
    ['not by what a remark names', 'MATCH (n:GitLabUser) // masked\nRETURN n', property('masked'), false],
  ])('%s', (_, statement, written, expected) => {
    expect(isAffected({ statement }, written)).toBe(expected);
  });
});
