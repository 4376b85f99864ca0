import { describe, expect, test } from '@jest/globals';
import { harmlessValue, withoutAddress } from './audit-texts.js';

describe('texts of the audit log', () => {
  test.each([
    ['visibility', 'Private', 'Private'],
    ['Access_Level', 30, '30'],
    ['require_two_factor_authentication', false, 'false'],
    ['allow force push', true, 'true'],
    ['code owner approval required', 'false', 'false'],
    ['a secret', ['true'], null],
    ['import url', 'https://x:secret@example.com', null],
    ['health check access token', 'secret', null],
    ['name', 'https://x:secret@example.com', null],
    ['name', { deep: 'secret' }, null],
    ['name', 'x'.repeat(256), null],
    ['name', '', null],
    [null, 'Private', null],
  ])('the value of a change of %s, %p, is told as %p', (change, value, told) => {
    expect(harmlessValue(change, value)).toBe(told);
  });

  test.each([
    ['Ada "A" L', 'Ada "A" L'],
    ['acme/api', 'acme/api'],
    [null, null],
    ['https://u:p@hooks.example.com:8443/services/T0/secret?key=secret#x', 'https://hooks.example.com:8443'],
    ['Hook https://u:p@example.com/secret', null],
    ['https://', null],
  ])('of %p is kept %p', (text, kept) => {
    expect(withoutAddress(text)).toBe(kept);
  });
});
