import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import type { OidcSettings } from '../../../src/core/config-api.js';
import type { Graph } from '../../../src/graph/driver.js';
import { startTestServer, type TestServer } from '../../support/api-server.js';
import { testGraph, wipe } from '../../support/graph.js';

const who = '{ viewer { id name role } }';
const audience = 'access-graph';
let graph: Graph;
let issuer: Server;
let url: string;
let api: TestServer;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let strangers: Awaited<ReturnType<typeof generateKeyPair>>;
let settings: OidcSettings;

beforeAll(async () => {
  graph = testGraph();
  await wipe(graph);
  [keys, strangers] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  issuer = createServer((req, res) => {
    res.setHeader('content-type', 'application/json');
    const isDiscovery = req.url === '/.well-known/openid-configuration';
    res.end(JSON.stringify(isDiscovery ? { issuer: url, jwks_uri: `${url}/jwks` } : { keys: [jwk] }));
  });
  await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
  settings = {
    issuer: url,
    audience,
    roleClaim: 'realm_access.roles',
    roles: { 'sec-analysts': 'analyst', platform: 'admin', everybody: 'viewer' },
  };
  api = await startTestServer(graph, { settings: { oidc: settings } });
});
afterAll(async () => {
  await api.close();
  issuer.close();
  await graph.close();
});

const claims = (...roles: string[]) => ({ preferred_username: 'ada', realm_access: { roles } });

interface Making {
  readonly by?: string;
  readonly to?: string;
  readonly sub?: string | null;
  readonly expires?: string | number | null;
  readonly key?: Parameters<SignJWT['sign']>[0];
  readonly alg?: string;
}

function jwt(payload: JWTPayload, making: Making = {}): Promise<string> {
  const {
    by = url,
    to = audience,
    sub = 'user-1',
    expires = '5m',
    key = keys.privateKey,
    alg = 'RS256',
  } = making;
  const made = new SignJWT(payload).setProtectedHeader({ alg, kid: 'one' }).setIssuer(by).setAudience(to);
  if (sub !== null) made.setSubject(sub);
  if (expires !== null) made.setExpirationTime(expires);
  return made.sign(key);
}

const past = () => Math.floor(Date.now() / 1000) - 60;

describe('JWTs of the configured issuer', () => {
  it('let their bearer in with the highest role that their claim maps to', async () => {
    const { body } = await api.graphql(who, {
      as: await jwt(claims('everybody', 'sec-analysts', 'unknown')),
    });
    expect(body.data.viewer).toEqual({ id: 'oidc:user-1', name: 'ada', role: 'ANALYST' });
    const admin = await api.graphql(who, { as: await jwt(claims('platform', 'everybody')) });
    expect(admin.body.data.viewer.role).toBe('ADMIN');
  });

  it.each<[string, () => Promise<string> | string]>([
    ['without a role that is mapped', () => jwt(claims('others', 'constructor', '__proto__'))],
    ['without the claim', () => jwt({ roles: ['platform'] })],
    ['for another audience', () => jwt(claims('platform'), { to: 'somebody-else' })],
    ['of another issuer', () => jwt(claims('platform'), { by: 'https://elsewhere.example' })],
    ['that expired', () => jwt(claims('platform'), { expires: past() })],
    ['that never expire', () => jwt(claims('platform'), { expires: null })],
    ['of nobody', () => jwt(claims('platform'), { sub: null })],
    ['signed with another key', () => jwt(claims('platform'), { key: strangers.privateKey })],
    ['signed with a shared secret', () => jwt(claims('platform'), { alg: 'HS256', key: new Uint8Array(32) })],
    [
      'not signed at all',
      () =>
        new UnsecuredJWT(claims('platform'))
          .setIssuer(url)
          .setAudience(audience)
          .setSubject('user-1')
          .setExpirationTime('5m')
          .encode(),
    ],
    ['cut short', async () => (await jwt(claims('platform'))).slice(0, -10)],
  ])('are refused: those %s', async (_, make) => {
    const { status, headers, body } = await api.graphql(who, { as: await make() });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect(body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  it('are refused where no issuer is configured, or it is not who it should be', async () => {
    const plain = await startTestServer(graph);
    const mistaken = await startTestServer(graph, {
      settings: { oidc: { ...settings, issuer: `${url}/realm` } },
    });
    try {
      expect((await plain.graphql(who, { as: await jwt(claims('platform')) })).status).toBe(401);
      const other = await jwt(claims('platform'), { by: `${url}/realm` });
      expect((await mistaken.graphql(who, { as: other })).status).toBe(401);
    } finally {
      await plain.close();
      await mistaken.close();
    }
  });
});
