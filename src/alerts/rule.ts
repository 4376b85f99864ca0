import { appError, publicMessage } from '../core/errors.js';
import { nearNames } from '../queries/near.js';
import { resolveParameters } from '../queries/parameters.js';
import type { ParameterValue, QueryAlert, SavedQuery, Severity } from '../queries/types.js';

/** A saved query that raises alerts. */
export type Rule = SavedQuery & { readonly alert: QueryAlert };

/** What a configuration changes of a rule. */
export interface RuleSettings {
  /** Default: true. */
  readonly enabled?: boolean | undefined;
  /** In place of the rule's own. */
  readonly severity?: Severity | undefined;
  /** Thresholds: values of its parameters by name. */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
}

/** What a configuration says for every rule in place of one of its own. */
export const everyRule = 'all';

/** What a configuration changes, by the ids of rules; what it says for `everyRule` counts where a rule's own settings say nothing. */
export type SettingsOfRules = Readonly<Record<string, RuleSettings>>;

/** The rules among saved queries, by id. */
export function rulesOf(queries: readonly SavedQuery[]): Rule[] {
  return queries.filter((query): query is Rule => query.alert !== undefined);
}

/**
 * The rule with this id or alias.
 * @throws AppError RULE_UNKNOWN with near names.
 */
export function findRule(rules: readonly Rule[], name: string): Rule {
  const found =
    rules.find(({ id }) => id === name) ?? rules.find(({ alert }) => alert.aliases.includes(name));
  if (found !== undefined) return found;
  const names = rules.flatMap(({ id, alert }) => [id, ...alert.aliases]);
  throw appError('RULE_UNKNOWN', { id: name, near: nearNames(name, names) });
}

/** The settings that one rule runs with: its own, and of those for every rule what it can take. */
export function settingsFor({ id, parameters }: Rule, settings: SettingsOfRules): RuleSettings {
  const { [everyRule]: shared, [id]: own } = settings;
  if (shared === undefined) return own ?? {};
  const takes = (name: string) => parameters.some((parameter) => parameter.name === name);
  const common = Object.entries(shared.parameters ?? {}).filter(([name]) => takes(name));
  return { ...shared, ...own, parameters: { ...Object.fromEntries(common), ...own?.parameters } };
}

/** A value of a rule's parameter, and whether a configuration sets it. */
export interface RuleThreshold {
  readonly name: string;
  readonly value: ParameterValue;
  readonly configured: boolean;
}

/**
 * The values that a rule runs with, one for each of its parameters.
 * @throws AppError QUERY_PARAMETER for settings that `settingsOf` would have refused.
 */
export function thresholdsOf(rule: Rule, settings: SettingsOfRules): RuleThreshold[] {
  const configured = settingsFor(rule, settings).parameters ?? {};
  const values = Object.entries(resolveParameters(rule, configured));
  return values.map(([name, value]) => ({ name, value, configured: configured[name] != null }));
}

/** The full paths of the projects that a configuration takes for critical, for all rules or for this one. */
export function criticalProjectsOf({ id }: Rule, settings: SettingsOfRules): readonly string[] {
  const named = (name: string) => settings[name]?.parameters?.criticalProjects;
  const paths = named(id) ?? named(everyRule);
  return Array.isArray(paths) ? (paths as readonly string[]) : [];
}

/** Why what is said for every rule cannot be; undefined when it can. */
function sharedProblem(rules: readonly Rule[], shared: RuleSettings): string | undefined {
  if (shared.severity !== undefined) return 'a severity is that of one rule';
  const known = new Set(rules.flatMap(({ parameters }) => parameters.map(({ name }) => name)));
  const stray = Object.keys(shared.parameters ?? {}).find((name) => !known.has(name));
  if (stray !== undefined) return `no rule takes the parameter ${stray}`;
  for (const rule of rules)
    resolveParameters(rule, settingsFor(rule, { [everyRule]: shared }).parameters ?? {});
  return undefined;
}

/**
 * What a configuration changes, by the ids of the rules that it names by id or alias.
 * @throws AppError CONFIG_INVALID, naming each rule that is not there and each threshold that does not fit.
 */
export function settingsOf(rules: readonly Rule[], configured: SettingsOfRules): SettingsOfRules {
  const problems: string[] = [];
  const idOf = (name: string, settings: RuleSettings) => {
    if (name === everyRule) {
      const problem = sharedProblem(rules, settings);
      if (problem !== undefined) problems.push(`rules.${name}: ${problem}`);
      return name;
    }
    const rule = findRule(rules, name);
    resolveParameters(rule, settings.parameters ?? {});
    return rule.id;
  };
  const entries = Object.entries(configured).flatMap(([name, settings]) => {
    try {
      return [[idOf(name, settings), settings] as const];
    } catch (error) {
      problems.push(`rules.${name}: ${publicMessage(error)}`);
      return [];
    }
  });
  if (problems.length > 0) throw appError('CONFIG_INVALID', { problems });
  return Object.fromEntries(entries);
}

/** A rule's controls as `framework:control`, sorted. */
export function controlsOf({ controls }: Pick<Rule, 'controls'>): readonly string[] {
  return Object.entries(controls)
    .flatMap(([framework, items]) => items.map((item) => `${framework}:${item}`))
    .sort();
}
