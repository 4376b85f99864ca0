import { describe, expect, it } from '@jest/globals';
import { isUnder, normaliseUrl } from './url.js';

describe('normaliseUrl', () => {
  it.each([
    ['https://GitLab.Example.com/', 'https://gitlab.example.com', 'gitlab.example.com'],
    ['https://gitlab.example.com:443', 'https://gitlab.example.com', 'gitlab.example.com'],
    ['https://gitlab.example.com:8443/', 'https://gitlab.example.com:8443', 'gitlab.example.com:8443'],
    ['https://host/gitlab//', 'https://host/gitlab', 'host/gitlab'],
    ['https://host/gitlab/api/v4/', 'https://host/gitlab', 'host/gitlab'],
    ['https://me:s3cret@host/?private_token=s3cret#s3cret', 'https://host', 'host'],
    [' http://localhost:3000 ', 'http://localhost:3000', 'localhost:3000'],
    ['http://127.9.9.9', 'http://127.9.9.9', '127.9.9.9'],
    ['http://[::1]:80/', 'http://[::1]', '[::1]'],
  ])('%s', (raw, url, host) => {
    expect(normaliseUrl(raw)).toEqual({ url, host });
  });

  it.each([
    'http://gitlab.example.com',
    'http://127.0.0.1.example.com',
    'http://10.0.0.1',
    'ftp://localhost',
  ])('refuses %s, which is neither HTTPS nor loopback', (raw) => {
    expect(() => normaliseUrl(raw)).toThrow(expect.objectContaining({ code: 'GITLAB_INSECURE_URL' }));
  });

  it.each([
    '',
    'gitlab',
    '//me:s3cret@host',
    'me:s3cret@host',
    'https://me:s3cret@host:port?s3cret',
    'http://me:s3cret@far',
  ])('refuses %s without repeating what may be a password', (raw) => {
    expect(() => normaliseUrl(raw)).toThrow(expect.objectContaining({ name: 'AppError' }));
    expect(() => normaliseUrl(raw)).not.toThrow(/s3cret/);
  });
});

describe('isUnder', () => {
  it.each([
    ['https://host/gitlab/api', true],
    ['https://host/gitlab', true],
    ['https://host/gitlab-other', false],
    ['https://host/', false],
    ['http://host/gitlab/api', false],
    ['https://host:8443/gitlab/api', false],
    ['https://host.evil.example/gitlab/api', false],
    ['https://host/gitlab/../other', false],
  ])('%s: %s', (address, expected) => {
    expect(isUnder('https://host/gitlab', new URL(address))).toBe(expected);
  });
});
