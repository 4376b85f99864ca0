import { describe, expect, it } from '@jest/globals';
import { loadConfig } from './config.js';

const api = (env: Record<string, string> = {}) => loadConfig(env, '/nonexistent').api;

describe('the settings of the API', () => {
  it('have defaults that let nobody in from elsewhere', () => {
    expect(api()).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      trustProxy: false,
      adminToken: undefined,
      oidc: undefined,
      otlpEndpoint: undefined,
      persistedQueries: { mode: 'off', manifest: undefined },
    });
  });

  it('map roles of an issuer', () => {
    const env = { OIDC_ISSUER: 'https://id.example', OIDC_AUDIENCE: 'graph' };
    expect(api(env).oidc).toMatchObject({
      roleClaim: 'roles',
      roles: { viewer: 'viewer', analyst: 'analyst', operator: 'operator', admin: 'admin' },
    });
    const map = ' sec analysts=analyst , /platform=admin';
    expect(api({ ...env, OIDC_ROLE_MAP: map }).oidc?.roles).toEqual({
      'sec analysts': 'analyst',
      '/platform': 'admin',
    });
  });

  it.each([
    ['TRUST_PROXY', '2', 2],
    ['TRUST_PROXY', 'true', true],
    ['TRUST_PROXY', 'loopback, 10.0.0.0/8', 'loopback, 10.0.0.0/8'],
  ])('read %s=%s as Express takes it', (name, value, expected) => {
    expect(api({ [name]: value }).trustProxy).toBe(expected);
  });

  it.each([
    [{ ACCESS_GRAPH_ADMIN_TOKEN: 'short' }, 'ACCESS_GRAPH_ADMIN_TOKEN: must have at least 24 characters'],
    [{ PORT: '70000' }, 'PORT'],
    [{ OIDC_ISSUER: 'http://id.example', OIDC_AUDIENCE: 'x' }, 'OIDC_ISSUER: must begin with https://'],
    [{ OIDC_ISSUER: 'https://id.example' }, 'OIDC_AUDIENCE: is not set'],
    [{ OIDC_ROLE_MAP: 'everybody=king' }, 'OIDC_ROLE_MAP: must be like'],
    [{ PERSISTED_QUERIES: 'enforce' }, 'PERSISTED_QUERIES_MANIFEST: is not set'],
  ])('say what is wrong with %j', (env, sentence) => {
    expect(() => api(env)).toThrow(sentence);
  });
});
