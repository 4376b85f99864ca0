import type { NotificationSettings, Receiver, Route } from '../../core/config-notifications.js';
import { appError, publicMessage } from '../../core/errors.js';
import { isWithin } from '../../core/full-path.js';
import { type Severity, severities } from '../../queries/types.js';
import type { Rule } from '../rule.js';
import { ruleIdFor } from '../watches/watch.js';

/** What routes go by. */
export interface RoutedAlert {
  readonly rule: string;
  readonly category: string;
  readonly severity: Severity;
  readonly path: string | null;
  /** Usernames of those who answer for the thing or the place. */
  readonly owners: readonly string[];
}

/**
 * The settings with the ids of rules in place of their aliases; watches are named as `watch:NAME`.
 * @throws AppError CONFIG_INVALID, naming each rule that is not there.
 */
export function resolvedRoutes(rules: readonly Rule[], settings: NotificationSettings): NotificationSettings {
  const problems: string[] = [];
  const idOf = (name: string): string[] => {
    try {
      return [ruleIdFor(rules, name)];
    } catch (error) {
      problems.push(`notifications.routes: ${publicMessage(error)}`);
      return [];
    }
  };
  const routes = settings.routes.map((route) =>
    route.rules === undefined ? route : { ...route, rules: route.rules.flatMap(idOf) },
  );
  if (problems.length > 0) throw appError('CONFIG_INVALID', { problems });
  return { ...settings, routes };
}

function leads(route: Route, alert: RoutedAlert): boolean {
  const { minimumSeverity, rules, categories, groups, owners } = route;
  const wanted =
    minimumSeverity === undefined
      ? route.severities
      : severities.slice(0, severities.indexOf(minimumSeverity) + 1);
  return (
    (wanted?.includes(alert.severity) ?? true) &&
    (rules?.includes(alert.rule) ?? true) &&
    (categories?.includes(alert.category) ?? true) &&
    (groups?.some((group) => isWithin(alert.path, group)) ?? true) &&
    (owners?.some((owner) => alert.owners.includes(owner.replace(/^@/, ''))) ?? true)
  );
}

/** The routes of a receiver; null where there are no routes at all, and it is told of everything. */
export function routesTo(
  { name }: Pick<Receiver, 'name'>,
  { routes }: Pick<NotificationSettings, 'routes'>,
): readonly Route[] | null {
  return routes.length === 0 ? null : routes.filter(({ receivers }) => receivers.includes(name));
}

/** Whether any of the routes leads an alert on. */
export function isRouted(routes: readonly Route[] | null, alert: RoutedAlert): boolean {
  return routes === null || routes.some((route) => leads(route, alert));
}
