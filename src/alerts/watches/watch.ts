import { appError, publicMessage } from '../../core/errors.js';
import { nearNames } from '../../queries/near.js';
import { resolveParameters } from '../../queries/parameters.js';
import { type SavedQuery, type Severity, severities } from '../../queries/types.js';
import { findRule, type Rule } from '../rule.js';

/** What about a saved query's rows raises an alert. */
export const watchConditions = [
  'NEW_ROWS',
  'GONE_ROWS',
  'CHANGED_ROWS',
  'COUNT_ABOVE',
  'COUNT_BELOW',
] as const;
export type WatchCondition = (typeof watchConditions)[number];

/** A saved query whose rows are compared after each round of rules. */
export interface Watch {
  /** Unique; the id of its rule is `watch:<name>`. */
  readonly name: string;
  /** Id of the saved query. */
  readonly query: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What raises an alert; at least one. */
  readonly on: readonly WatchCondition[];
  /** Rows: of `COUNT_ABOVE` the most, of `COUNT_BELOW` the least that raise nothing. */
  readonly threshold: number | null;
  /** Columns that tell one row from another; none: those that the query declares, else all. */
  readonly keys: readonly string[];
  readonly severity: Severity;
  /** Who set it up; null: the configuration. */
  readonly by: string | null;
  /** ISO time at which it was set up; null: by the configuration. */
  readonly at: string | null;
}

/** What somebody gives to set up a watch. */
export type WatchInput = Pick<Watch, 'name' | 'query' | 'on'> & {
  readonly parameters?: Watch['parameters'] | null | undefined;
  readonly threshold?: number | null | undefined;
  readonly keys?: readonly string[] | null | undefined;
  readonly severity?: Severity | null | undefined;
};

/** What the ids of the rules of watches begin with. */
export const watchPrefix = 'watch:';

/** The id of a watch's rule, which its alerts carry. */
export const ruleIdOf = ({ name }: Pick<Watch, 'name'>): string => `${watchPrefix}${name}`;

/**
 * The id of a rule by its id or alias, or of a watch's rule, which comes and goes with the watch.
 * @throws AppError RULE_UNKNOWN with near names.
 */
export const ruleIdFor = (rules: readonly Rule[], name: string): string =>
  name.startsWith(watchPrefix) ? name : findRule(rules, name).id;

const namePattern = /^[a-z0-9][a-z0-9-]{0,62}$/;
const mostThreshold = 1_000_000;
const isCount = (condition: WatchCondition) => condition.startsWith('COUNT_');

/** The columns that tell the rows of a watched query apart; none: all of them do. */
export function keysOf({ keys }: Pick<Watch, 'keys'>, query: SavedQuery): readonly string[] {
  return keys.length > 0 ? keys : (query.alert?.identity ?? []);
}

function problemOf(watch: Watch, query: SavedQuery): string | undefined {
  const { name, on, threshold, keys } = watch;
  const columns = query.columns.map((column) => column.name);
  const stray = keys.find((key) => !columns.includes(key));
  if (!namePattern.test(name))
    return 'its name must be lower-case letters, digits and dashes, at most 63, and begin with a letter or digit';
  if (on.length === 0) return `say in on what raises an alert: ${watchConditions.join(', ')}`;
  if (stray !== undefined) return `the query has no column ${stray} for a key; it has ${columns.join(', ')}`;
  if (on.includes('CHANGED_ROWS') && keysOf(watch, query).length === 0)
    return 'CHANGED_ROWS needs keys: the columns that tell one row from another';
  if (on.some(isCount) !== (threshold !== null))
    return 'COUNT_ABOVE and COUNT_BELOW need a threshold, and nothing else takes one';
  if (threshold !== null && !(Number.isInteger(threshold) && threshold >= 0 && threshold <= mostThreshold))
    return `threshold must be a whole number from 0 to ${mostThreshold}`;
  return undefined;
}

/**
 * A watch as it was given, with its defaults.
 * @throws AppError WATCH_INVALID when it cannot work, saying why.
 */
export function watchOf(
  queries: readonly SavedQuery[],
  input: WatchInput,
  set: Pick<Watch, 'by' | 'at'> = { by: null, at: null },
): Watch {
  const { name, query: id, on, threshold, keys, severity, parameters } = input;
  const query = queries.find((each) => each.id === id);
  const invalid = (reason: string) => appError('WATCH_INVALID', { name, reason });
  if (query === undefined) {
    const near = nearNames(
      id,
      queries.map((each) => each.id),
    );
    throw invalid(
      `there is no saved query ${id}${near.length > 0 ? `; those near it are ${near.join(', ')}` : ''}`,
    );
  }
  const watch: Watch = {
    name,
    query: id,
    parameters: parameters ?? {},
    on: watchConditions.filter((condition) => on.includes(condition)),
    threshold: threshold ?? null,
    keys: [...new Set(keys ?? [])],
    severity: severities.find((each) => each === severity) ?? 'medium',
    ...set,
  };
  try {
    resolveParameters(query, watch.parameters);
  } catch (error) {
    throw invalid(publicMessage(error).replace(/\.$/, ''));
  }
  const problem = problemOf(watch, query);
  if (problem !== undefined) throw invalid(problem);
  return watch;
}

/**
 * The watches of a configuration.
 * @throws AppError CONFIG_INVALID naming each that cannot work.
 */
export function configuredWatches(
  queries: readonly SavedQuery[],
  configured: readonly WatchInput[],
): Watch[] {
  const problems: string[] = [];
  const watches = configured.flatMap((input, index) => {
    try {
      const isTwice = configured.findIndex(({ name }) => name === input.name) < index;
      if (isTwice) throw appError('WATCH_INVALID', { name: input.name, reason: 'the name is used twice' });
      return [watchOf(queries, input)];
    } catch (error) {
      problems.push(`watches.${index}: ${publicMessage(error)}`);
      return [];
    }
  });
  if (problems.length > 0) throw appError('CONFIG_INVALID', { problems });
  return watches;
}
