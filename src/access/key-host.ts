import { entities } from '../gitlab/entities/index.js';

const kinds = Object.keys(entities).join('|');
const afterHost = new RegExp(`/(?:${kinds})/`);

/** The part of a key before its kind: the host of the GitLab, with its path where it lies below a relative URL. */
export function hostOf(key: string): string {
  return key.slice(0, Math.max(0, key.search(afterHost)));
}
