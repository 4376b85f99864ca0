import { appError } from '../../core/errors.js';

/** A GitLab's address in its one spelling. */
export interface GitLabAddress {
  /** Scheme, host and relative root, without trailing slash, user information, query or fragment. */
  readonly url: string;
  /** Host name, port where it is not the default, and the relative root if there is one. */
  readonly host: string;
}

/**
 * Gives the one spelling of a GitLab's address; a relative root (`https://host/gitlab`) is kept, a pasted
 * `/api/v4` is not.
 * @throws GITLAB_INSECURE_URL when it is neither HTTPS nor loopback, GITLAB_UNREACHABLE when it is no address.
 */
export function normaliseUrl(raw: string): GitLabAddress {
  const parsed = parse(raw.trim());
  const path = parsed.pathname.replace(/\/+$/, '').replace(/\/api(\/v4)?$/, '');
  const url = `${parsed.protocol}//${parsed.host}${path}`;
  if (parsed.protocol === 'https:') return { url, host: `${parsed.host}${path}` };
  if (parsed.protocol === 'http:' && isLoopback(parsed.hostname))
    return { url, host: `${parsed.host}${path}` };
  throw appError('GITLAB_INSECURE_URL', { url });
}

/** Whether `address` has the origin of `base` and lies at or under its path. */
export function isUnder(base: string, address: URL): boolean {
  const root = new URL(base);
  if (address.origin !== root.origin) return false;
  const path = root.pathname.replace(/\/+$/, '');
  return address.pathname === path || address.pathname.startsWith(`${path}/`);
}

function parse(raw: string): URL {
  try {
    const parsed = new URL(raw);
    if (parsed.hostname !== '') return parsed;
  } catch {
    // Falls through to the one error below: what the parser says would repeat the address with its credentials.
  }
  const shown = raw.replace(/^.*@/s, '').replace(/[?#].*$/s, '');
  throw appError('GITLAB_UNREACHABLE', {
    url: shown,
    reason: 'this is not an address such as https://gitlab.example.com',
  });
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
