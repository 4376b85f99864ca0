import type { Route } from './context.js';
import { automationRoutes } from './routes-automation.js';
import { ciRoutes } from './routes-ci.js';
import { governanceRoutes } from './routes-governance.js';
import { groupRoutes } from './routes-groups.js';
import { instanceRoutes } from './routes-instance.js';
import { projectRoutes } from './routes-projects.js';
import { protectionRoutes } from './routes-protection.js';
import { userRoutes } from './routes-users.js';

/** Every REST endpoint of the simulated GitLab. */
export const routes: readonly Route[] = [
  ...instanceRoutes,
  ...protectionRoutes,
  ...userRoutes,
  ...groupRoutes,
  ...projectRoutes,
  ...governanceRoutes,
  ...automationRoutes,
  ...ciRoutes,
];

/** A route and the values of its path's parts. */
export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

// Literal parts win over `:name` parts: `/runners/all` comes before `/runners/:id`.
const table = routes
  .map((route) => ({ route, parts: route.template.split('/').slice(1) }))
  .sort((a, b) => a.route.template.split(':').length - b.route.template.split(':').length);

/** A part of a path without its escapes; empty when they are not right, so that nothing fits. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}

/** The route of a path below `/api/v4`, still URL-encoded; undefined when there is none. */
export function matchRoute(path: string): Match | undefined {
  const segments = path.split('/').slice(1);
  for (const { route, parts } of table) {
    if (parts.length !== segments.length) continue;
    const params: Record<string, string> = {};
    const fits = parts.every((part, position) => {
      const segment = segments[position] ?? '';
      if (!part.startsWith(':')) return part === segment;
      const value = decoded(segment);
      params[part.slice(1)] = value;
      return value !== '';
    });
    if (fits) return { route, params };
  }
  return undefined;
}
