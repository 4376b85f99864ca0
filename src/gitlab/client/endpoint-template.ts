const namedRoots = new Set(['groups', 'projects', 'users', 'namespaces']);

/**
 * The template of a REST path, so that requests of one kind are counted and limited together:
 * `/projects/42/members` and `/projects/acme%2Fweb/members?page=2` give `/projects/:id/members`.
 */
export function endpointTemplate(path: string): string {
  const segments = path
    .replace(/[?#].*$/s, '')
    .split('/')
    .filter((segment) => segment !== '');
  return `/${segments.map((segment, i) => (isIdentifier(segment, i, segments) ? ':id' : segment)).join('/')}`;
}

function isIdentifier(segment: string, index: number, segments: readonly string[]): boolean {
  if (/^\d+$/.test(segment) || segment.includes('%') || /^[0-9a-f-]{36,64}$/i.test(segment)) return true;
  return index === 1 && namedRoots.has(segments[0] ?? '');
}
