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

/** A comment, or what GitLab writes of itself when somebody does something. */
export interface WorldNote {
  readonly id: number;
  authorId: number;
  readonly createdAt: string;
  /** What a note of GitLab's own tells of, such as `approved`; null: a comment. */
  readonly action: string | null;
}

/** An issue of a project, as far as people talk in it. */
export interface WorldIssue {
  readonly id: number;
  readonly iid: number;
  readonly projectId: number;
  authorId: number;
  readonly createdAt: string;
  updatedAt: string;
  /** Oldest first. */
  notes: WorldNote[];
}

/** What people contribute beside code. */
export interface WorldContributions {
  readonly issues: Map<number, WorldIssue>;
}

/** No contributions at all. */
export function emptyContributions(): WorldContributions {
  return { issues: new Map() };
}
