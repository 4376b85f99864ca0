import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { isLoopback, type OidcSettings } from '../../core/config-api.js';
import type { Logger } from '../../core/logger.js';
import { type Role, roles } from '../context.js';
import type { JwtVerifier } from './authenticator.js';

/** Signatures by a key pair only: with a shared secret whoever checks could sign. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
/** Seconds that clocks may differ. */
const clockTolerance = 30;
const patienceMs = 5000;
const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });

type KeySet = ReturnType<typeof createRemoteJWKSet>;

async function discover(issuer: string): Promise<KeySet> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) });
  if (!answer.ok) throw new Error(`The issuer answers ${address} with ${answer.status}.`);
  const found = discoverySchema.parse(await answer.json());
  if (found.issuer !== issuer) throw new Error(`The issuer calls itself ${found.issuer}, not ${issuer}.`);
  const keys = new URL(found.jwks_uri);
  if (keys.protocol !== 'https:' && !isLoopback(keys.hostname))
    throw new Error(`The issuer's keys are not behind HTTPS: ${found.jwks_uri}.`);
  return createRemoteJWKSet(keys, { timeoutDuration: patienceMs });
}

function claimAt(payload: JWTPayload, path: string): unknown {
  // A claim may have dots in its own name, such as a URL.
  if (Object.hasOwn(payload, path)) return payload[path];
  return path.split('.').reduce<unknown>((value, name) => {
    const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
    return isObject ? (value as Record<string, unknown>)[name] : undefined;
  }, payload);
}

/** The highest role that a JWT's claim maps to; undefined when there is none. */
export function roleOf(payload: JWTPayload, settings: OidcSettings): Role | undefined {
  const claim = claimAt(payload, settings.roleClaim);
  const values = typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [];
  const granted = new Set(
    values.flatMap((value) =>
      typeof value === 'string' && Object.hasOwn(settings.roles, value)
        ? [settings.roles[value]?.toUpperCase()]
        : [],
    ),
  );
  return [...roles].reverse().find((role) => granted.has(role));
}

function nameOf({ preferred_username, email, name, sub }: JWTPayload): string {
  const named = [preferred_username, email, name].find((value) => typeof value === 'string' && value !== '');
  return String(named ?? sub).slice(0, 200);
}

/**
 * Believes JWTs of one issuer that are meant for this service and carry a role. The issuer is asked for its keys when
 * the first JWT comes; as long as it does not answer, none is believed.
 */
export function oidcVerifier(settings: OidcSettings, logger: Logger): JwtVerifier {
  let keys: Promise<KeySet> | undefined;
  const keysOfIssuer = () => {
    keys ??= discover(settings.issuer).catch((error: unknown) => {
      keys = undefined;
      throw error;
    });
    return keys;
  };
  return async (jwt) => {
    try {
      const { payload } = await jwtVerify(jwt, await keysOfIssuer(), {
        issuer: settings.issuer,
        audience: settings.audience,
        algorithms,
        clockTolerance,
        requiredClaims: ['sub', 'exp'],
      });
      const role = roleOf(payload, settings);
      if (role === undefined || payload.sub === undefined || payload.exp === undefined) return undefined;
      const principal = { id: `oidc:${payload.sub.slice(0, 200)}`, name: nameOf(payload), role };
      return { principal, expiresAt: (payload.exp + clockTolerance) * 1000 };
    } catch (error) {
      const isJwtFault = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout);
      const code = error instanceof errors.JOSEError ? error.code : undefined;
      if (isJwtFault) logger.debug({ code }, 'A JWT was refused');
      else logger.warn({ err: error }, 'The issuer of JWTs does not answer');
      return undefined;
    }
  };
}
