/** Changes whose old and new values say something of access and are never secret. */
const harmless: ReadonlySet<string> = new Set([
  'access_level',
  'admin status',
  'approvals_before_merge',
  'archived',
  'default_branch',
  'email address',
  'expires_at',
  'external status',
  'name',
  'namespace',
  'path',
  'require_two_factor_authentication',
  'two_factor_grace_period',
  'user role',
  'username',
  'visibility',
  'visibility_level',
]);

const isAddress = /[a-z][\w+.-]*:\/\//i;

/** The value before or after a change: of a switch always, else when its kind of change is known to carry no secret and it is no address. */
export function harmlessValue(change: string | null, value: unknown): string | null {
  if (change === null) return null;
  if (['true', 'false'].includes(String(value)) && typeof value !== 'object') return String(value);
  if (!harmless.has(change.toLowerCase())) return null;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  const text = String(value);
  return text === '' || text.length > 255 || isAddress.test(text) ? null : text;
}

/** A name as it is; of an address only scheme and host, for the rest may hold a password; none when it is neither. */
export function withoutAddress(text: string | null): string | null {
  if (text === null || !isAddress.test(text)) return text;
  if (!URL.canParse(text)) return null;
  const { protocol, host } = new URL(text);
  return host === '' ? null : `${protocol}//${host}`;
}
