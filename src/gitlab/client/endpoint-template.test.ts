import { expect, it } from '@jest/globals';
import { endpointTemplate } from './endpoint-template.js';

it.each([
  ['/projects/42/members', '/projects/:id/members'],
  ['projects/acme%2Fweb/members?page=2', '/projects/:id/members'],
  ['/groups/acme/members/all', '/groups/:id/members/all'],
  ['/groups/7/groups/shared', '/groups/:id/groups/shared'],
  ['/projects/7/deploy_keys/9', '/projects/:id/deploy_keys/:id'],
  ['/projects', '/projects'],
  ['/personal_access_tokens/self', '/personal_access_tokens/self'],
  [
    '/projects/1/repository/commits/da39a3ee5e6b4b0d3255bfef95601890afd80709',
    '/projects/:id/repository/commits/:id',
  ],
])('%s', (path, template) => {
  expect(endpointTemplate(path)).toBe(template);
});
