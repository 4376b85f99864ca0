import { expect, test } from '@jest/globals';
import { compensating } from './compensation.js';

test('only what bears on the category compensates', () => {
  expect(compensating('identity', ['twoFactorRequired', 'approvalsRequired', 'expires'])).toEqual([
    'two-factor authentication is required',
  ]);
  expect(compensating('non-human-identity', ['ipRestricted', 'expires'])).toHaveLength(2);
  expect(compensating('webhooks-integrations', ['ipRestricted', 'expires', 'noDirectPushes'])).toEqual([]);
});
