import type { WorldCommit } from '../code/types.js';

/** What GitLab thinks of a commit's signature, as GraphQL names it. */
export const verificationStatuses = [
  'VERIFIED',
  'VERIFIED_SYSTEM',
  'UNVERIFIED',
  'UNKNOWN_KEY',
  'REVOKED_KEY',
  'VERIFIED_CA',
] as const;

/** A commit of a merge request. */
export interface WorldRequestCommit extends WorldCommit {
  /** Null: it is not signed. */
  verification: (typeof verificationStatuses)[number] | null;
}
