/** The parts of a key of a group, project, person or custom role; the host may have a path, as GitLab below a relative URL has. */
function partsOf(key: string): readonly string[] {
  return /^(.+)\/([a-z_]+)\/([^/]+)$/.exec(key)?.slice(1) ?? [];
}

/** The kind in a key, such as `group`; empty for what is none of those things. */
export function kindOfKey(key: string): string {
  return partsOf(key)[1] ?? '';
}
