import { createHash } from 'node:crypto';

const maxLength = 255;

/** Literals that services make their keys of; what looks like one is never kept. */
const keys =
  /(?:gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|oas|soat|ffct|wt)-[\w.-]{6,}|GR1348941[\w-]{8,}|gh[pousr]_\w{16,}|github_pat_\w{16,}|(?:AKIA|ASIA)[0-9A-Z]{12,}|AIza[\w-]{20,}|xox[abposr]-[\w-]{8,}|[sr]k_(?:live|test)_\w{8,}|SG\.[\w-]{16,}\.[\w-]{16,}|npm_\w{20,}|pypi-[\w-]{20,}|dop_v1_\w{20,}|hvs\.[\w-]{16,}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*|-----BEGIN [A-Z ]*PRIVATE KEY-----)/;
const everyKey = new RegExp(keys.source, 'g');

/** Whether a text holds what looks like a key. */
export function holdsKey(text: string): boolean {
  return keys.test(text);
}

/** A name, path or address as it may be kept: short, on one line, without what looks like a key, user information or a query. */
export function plain(text: string): string {
  return text
    .slice(0, 4 * maxLength)
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1')
    .replace(/^([a-z][a-z0-9+.-]*:\/\/[^?#]*)[?#].*$/is, '$1')
    .replace(everyKey, '***')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, maxLength);
}

/** The SHA-256 of a text in hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
