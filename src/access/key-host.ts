import { entities } from '../gitlab/entities/index.js';

const kinds = Object.keys(entities).join('|');
const afterHost = new RegExp(`/(?:${kinds})/`);

/** The part of a key before its kind: the host of the GitLab, with its path where it lies below a relative URL. */
export function hostOf(key: string): string {
  return key.slice(0, Math.max(0, key.search(afterHost)));
}

/** The kind that a key names, such as `project`. */
export const kindOf = (key: string): string => key.slice(hostOf(key).length + 1).split('/')[0] ?? '';

/** What tells the thing of a key from others of its kind: mostly GitLab's id. */
export const idOf = (key: string): string => key.slice(hostOf(key).length + kindOf(key).length + 2);
