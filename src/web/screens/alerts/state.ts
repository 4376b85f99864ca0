import type {
  AlertFilter,
  AlertOrder,
  AlertOrderField,
  AlertSeverity,
  AlertStatus,
} from '../../generated/operations.js';
import { useUrlState } from '../../lib/url-state.js';

/** How bad alerts are, the worst first. */
export const severities: readonly AlertSeverity[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO'];

/** Where alerts stand, in the order in which they get there. */
export const statuses: readonly AlertStatus[] = [
  'OPEN',
  'ACKNOWLEDGED',
  'IN_PROGRESS',
  'SUPPRESSED',
  'RESOLVED',
];

/** Of alerts that are still to be dealt with: what is shown where the address does not say. */
export const openStatuses: readonly AlertStatus[] = ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS'];

/** What alerts are sorted by, and which way round is wanted first. */
const orders: Readonly<Record<AlertOrderField, 'ASC' | 'DESC'>> = {
  RISK: 'DESC',
  SEVERITY: 'ASC',
  FIRST_SEEN: 'DESC',
  LAST_SEEN: 'DESC',
  RULE: 'ASC',
};

/** What alerts can be counted by. */
export const groupings = ['severity', 'rule', 'group', 'control'] as const;
export type Grouping = (typeof groupings)[number];

const defaults = {
  severity: [],
  status: [],
  rule: [],
  category: '',
  group: '',
  control: '',
  asset: '',
  sort: 'RISK',
  direction: '',
  by: '',
  id: '',
} as const;

const known = <T extends string>(wanted: readonly string[], all: readonly T[]): T[] =>
  all.filter((one) => wanted.some((each) => each.toUpperCase() === one));

/** The field's own direction where none is wanted. */
export function orderOf(
  field: string,
  direction = '',
): { field: AlertOrderField; direction: 'ASC' | 'DESC' } {
  const wanted = field in orders ? (field as AlertOrderField) : 'RISK';
  return {
    field: wanted,
    direction: direction === 'ASC' || direction === 'DESC' ? direction : orders[wanted],
  };
}

/** What the address says about the alerts that are wanted. */
export function useAlertsState() {
  const [url, change] = useUrlState(defaults);
  const wanted = known(url.status, statuses);
  return {
    severities: known(url.severity, severities),
    statuses: wanted.length === 0 ? openStatuses : wanted,
    rules: url.rule,
    category: url.category,
    group: url.group,
    control: url.control,
    asset: url.asset,
    order: orderOf(url.sort, url.direction) satisfies AlertOrder,
    by: groupings.find((one) => one === url.by),
    id: url.id,
    change,
  };
}

/** What is wanted, and the function that changes it. */
export type AlertsState = ReturnType<typeof useAlertsState>;

const unlessEmpty = <T extends string | readonly unknown[]>(value: T): T | null =>
  value.length === 0 ? null : value;

/** The filter that the API is asked with; names of filters that are left out may follow. */
export function filterOf(state: AlertsState, ...without: readonly (keyof AlertFilter)[]): AlertFilter {
  const filter: AlertFilter = {
    severities: unlessEmpty(state.severities),
    statuses: state.statuses,
    rules: unlessEmpty(state.rules),
    categories: state.category === '' ? null : [state.category],
    group: unlessEmpty(state.group),
    control: unlessEmpty(state.control),
    asset: unlessEmpty(state.asset),
  };
  return { ...filter, ...Object.fromEntries(without.map((name) => [name, null])) };
}

const sameSet = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((each) => other.includes(each));

/** A list with one more or one fewer. */
export const toggled = <T>(list: readonly T[], one: T): readonly T[] =>
  list.includes(one) ? list.filter((each) => each !== one) : [...list, one];

/** How statuses are written into the address: not at all where they are the usual ones. */
export const statusesForUrl = (wanted: readonly AlertStatus[]): readonly AlertStatus[] =>
  sameSet(wanted, openStatuses) ? [] : wanted;

/** What an address holds where nothing is filtered. */
export const noFilter = {
  severity: [],
  status: [],
  rule: [],
  category: '',
  group: '',
  control: '',
  asset: '',
} as const;

/** Whether anything narrows the list. */
export const isFiltered = (state: AlertsState): boolean =>
  !sameSet(state.statuses, openStatuses) ||
  [state.severities, state.rules, state.category, state.group, state.control, state.asset].some(
    ({ length }) => length > 0,
  );

/** Opens an alert beside the list; everything else in the address stays. */
export const opened = (id: string) => ((before: object) => ({ ...before, id })) as never;
