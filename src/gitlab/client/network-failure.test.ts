import { expect, it } from '@jest/globals';
import { explainNetworkFailure } from './network-failure.js';

function failed(code: string): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('inner'), { code }) });
}

it.each([
  ['ECONNREFUSED', /connection refused/, 'later'],
  ['ENOTFOUND', /name not found/, 'later'],
  ['ECONNRESET', /cut/, 'now'],
  ['UND_ERR_HEADERS_TIMEOUT', /in time/, 'now'],
  ['SELF_SIGNED_CERT_IN_CHAIN', /not trusted: set NODE_EXTRA_CA_CERTS/, 'never'],
  ['CERT_HAS_EXPIRED', /expired/, 'never'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /another name/, 'never'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', /does not speak TLS/, 'never'],
  ['HPE_INVALID_CONSTANT', /not HTTP/, 'now'],
  ['SOMETHING_NEW', /no connection/, 'now'],
])('%s', (code, reason, retry) => {
  expect(explainNetworkFailure(failed(code))).toEqual({ reason: expect.stringMatching(reason), retry });
});

it('looks into the attempts of a name with several addresses', () => {
  const refused = Object.assign(new Error('inner'), { code: 'ECONNREFUSED' });
  const error = new TypeError('fetch failed', { cause: new AggregateError([refused]) });
  expect(explainNetworkFailure(error).reason).toBe('connection refused');
});
