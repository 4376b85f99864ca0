import { expect, test } from '@jest/globals';
import { neighboursStatement, pictureStatement } from './statements.js';

test('keys are texts in the statements, whatever is in them', () => {
  const key = `host/ci_job/1/"}) DETACH DELETE n //\\`;
  expect(pictureStatement(key)).toContain(`{key: "host/ci_job/1/\\"}) DETACH DELETE n //\\\\"}`);
  const statement = neighboursStatement(key, { relationship: 'MEMBER_OF', direction: 'IN', kind: 'USER' });
  expect(statement).toContain(`"})<-[r:MEMBER_OF]-(m:GitLabEntity {_type: "gitlab_user"})`);
  expect(neighboursStatement('k', { relationship: 'HAS', direction: 'OUT', kind: 'GROUP' })).toContain(
    '-[r:HAS]->(m',
  );
});
