/** Whether a full path is that of the group or project, or of what is below it; nothing is in what has no path. */
export function isWithin(path: string | null, group: string): boolean {
  return path !== null && (path === group || path.startsWith(`${group}/`));
}
