import { appError, publicMessage } from '../core/errors.js';
import { nearNames } from '../queries/near.js';
import { resolveParameters } from '../queries/parameters.js';
import type { QueryAlert, SavedQuery, Severity } from '../queries/types.js';

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

/** What a configuration changes, by the ids of rules. */
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

/**
 * What a configuration changes, by the ids of the rules that it names by id or alias.
 * @throws AppError CONFIG_INVALID, naming each rule that is not there and each threshold that does not fit.
 */
export function settingsOf(rules: readonly Rule[], configured: SettingsOfRules): SettingsOfRules {
  const problems: string[] = [];
  const entries = Object.entries(configured).flatMap(([name, settings]) => {
    try {
      const rule = findRule(rules, name);
      resolveParameters(rule, settings.parameters ?? {});
      return [[rule.id, settings] as const];
    } catch (error) {
      problems.push(`rules.${name}: ${publicMessage(error)}`);
      return [];
    }
  });
  if (problems.length > 0) throw appError('CONFIG_INVALID', { problems });
  return Object.fromEntries(entries);
}

/** A rule's controls as `framework:control`, sorted. */
export function controlsOf({ controls }: Pick<Rule, 'controls'>): string[] {
  return Object.entries(controls)
    .flatMap(([framework, items]) => items.map((item) => `${framework}:${item}`))
    .sort();
}
