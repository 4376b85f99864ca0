import { expect, test } from '@jest/globals';
import type { SavedQuery } from '../../queries/types.js';
import { restsOnAbsence } from './absence.js';

const query = (statement: string): SavedQuery => ({
  id: 'q',
  title: 'q',
  description: '',
  category: 'custom',
  level: 'basic',
  file: 'q.cypher',
  parameters: [],
  columns: [],
  needs: [],
  controls: {},
  statement,
});

test.each([
  ['MATCH (p:GitLabProject) RETURN p.key AS key', false],
  ["MATCH (p:GitLabProject) WHERE p.visibility = 'public' // NOT here\nRETURN p.key AS key", false],
  ['MATCH (p:GitLabProject) WHERE NOT (p)-[:HAS]->(:GitLabBranch) RETURN p.key AS key', true],
  ['MATCH (p) OPTIONAL MATCH (p)--(q) RETURN p, q', true],
  ['MATCH (p) WHERE p.x IS NULL RETURN p', true],
  ['MATCH (p) RETURN count(p) AS number', true],
  ['MATCH (p) RETURN "\\u0041"', true],
])('%s', (statement, rests) => {
  expect(restsOnAbsence(query(statement))).toBe(rests);
});
