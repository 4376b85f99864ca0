import { expect, test } from '@jest/globals';
import { hostOf } from './key-host.js';

test.each([
  ['gitlab.example.com/user/1', 'gitlab.example.com'],
  ['gitlab.example.com:8443/git/lab/project/7', 'gitlab.example.com:8443/git/lab'],
  ['h/protected_tag/7/release/project/1', 'h'],
  ['h/variable/group/1/KEY/*', 'h'],
])('the host of %s is %s', (key, host) => {
  expect(hostOf(key)).toBe(host);
});
