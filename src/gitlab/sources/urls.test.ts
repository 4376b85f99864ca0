import { describe, expect, test } from '@jest/globals';
import { callbackPlaces, urlPlace } from './urls.js';

describe('where addresses lead', () => {
  test.each([
    ['https://bot:s3cret@Hooks.Example.com/a/s3cret?token=s3cret#s3cret', 'https', 'hooks.example.com'],
    ['http://example.com:8080/', 'http', 'example.com:8080'],
    ['https://example.com:443/', 'https', 'example.com'],
    ['https://*****:*****@example.com/x.git', 'https', 'example.com'],
    ['ssh://git@Example.com:2222/x.git', 'ssh', 'example.com:2222'],
    ['https://[2001:db8::1]/x', 'https', '[2001:db8::1]'],
    ['https://{tenant}.example.com/x', 'https', '{tenant}.example.com'],
  ])('%s', (url, urlScheme, urlHost) => {
    expect(urlPlace(url)).toEqual({ urlScheme, urlHost });
  });

  test.each([
    ['s3cret'],
    ['s3cret:more'],
    ['https://'],
    ['javascript:s3cret'],
    ['https://a b/s3cret'],
    [undefined],
  ])('%s is unknown', (url) => {
    expect(urlPlace(url)).toEqual({ urlScheme: undefined, urlHost: undefined });
  });

  test('no address is none', () => {
    expect(urlPlace(null)).toEqual({ urlScheme: null, urlHost: null });
    expect(urlPlace('')).toEqual({ urlScheme: null, urlHost: null });
  });

  test('addresses of OAuth applications, one a line', () => {
    const text =
      'https://b.example/x?s3cret\r\nhttp://a.example:1/\nhttps://b.example/y\nvscode://z/s3cret\nnone';
    expect(callbackPlaces(text)).toEqual({
      callbackHosts: ['a.example:1', 'b.example'],
      callbackSchemes: ['http', 'https', 'vscode'],
    });
    expect(callbackPlaces('')).toEqual({ callbackHosts: [], callbackSchemes: [] });
    expect(callbackPlaces(undefined)).toEqual({ callbackHosts: undefined, callbackSchemes: undefined });
  });
});
