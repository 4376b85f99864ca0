/** What people should know of one relationship type beyond what it means, which its `description` says. */
export interface RelationshipHelp {
  /** Who brings it about, and how. */
  readonly granted: string;
  /** What somebody who should not have it could do by it. */
  readonly abused: string;
  /** How it ends in GitLab, with the API call where there is one. */
  readonly removed: string;
  /** GitLab's pages about it. */
  readonly docs: readonly [string, ...string[]];
  /**
   * The directions in which access goes along it, each with the sentence that tells of one such step: `{from}` is where
   * the step begins, `{to}` where it ends, `{role}` the role that it gives. Empty: it carries no access.
   */
  readonly carries: { readonly forward?: string; readonly backward?: string };
}
