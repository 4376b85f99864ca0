import type { Request, Response } from 'express';
import { isSessionValue } from './sessions.js';

/** The name of the cookie that holds a session. */
export const cookieName = 'access_graph_session';

/** What the session cookie of a request holds, if that may be a session. */
export function sessionOf(req: Request): string | undefined {
  for (const part of (req.get('cookie') ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === cookieName && value !== undefined && isSessionValue(value)) return value;
  }
  return undefined;
}

/** Scripts cannot read it, other sites cannot send it, and where TLS is in use it travels nowhere else. */
const attributes = (req: Request) => ({
  httpOnly: true,
  sameSite: 'strict' as const,
  secure: req.secure,
  path: '/',
});

/** Makes the browser keep a session. */
export function keepSession(req: Request, res: Response, value: string, expires: Date): void {
  res.cookie(cookieName, value, { ...attributes(req), expires });
}

/** Makes the browser forget its session. */
export function forgetSession(req: Request, res: Response): void {
  res.clearCookie(cookieName, attributes(req));
}

/**
 * Whether a request comes from a page of this service or from no page at all: a cookie alone must not let another site act.
 * Browsers tell by `Sec-Fetch-Site`, old ones by `Origin`.
 */
export function isSameOrigin(req: Request): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = req.get('origin');
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === req.host;
}
