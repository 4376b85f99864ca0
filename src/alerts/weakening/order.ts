/** A value of a property; null: it has none. */
export type Value = string | number | boolean | readonly (string | number)[] | null;

/** When the second of two values is weaker than the first; values of other types than it knows are never. */
export interface Order {
  /** For the documentation of an alert: which direction is weaker. */
  readonly weaker: string;
  /** Whether having no value is a value of its own, such as never to expire; else it is unknown. */
  readonly hasNone: boolean;
  isWeaker(from: Value, to: Value): boolean;
}

const isList = (value: Value): value is readonly (string | number)[] => Array.isArray(value);

/** A switch whose weak position is `weak`. */
export const flag = (weak: boolean): Order => ({
  weaker: String(weak),
  hasNone: false,
  isWeaker: (from, to) => from === !weak && to === weak,
});

/** Texts from the strongest to the weakest. */
export const ranked = (...values: readonly string[]): Order => ({
  weaker: `from ${values.join(' over ')}`,
  hasNone: false,
  isWeaker: (from, to) => {
    const [a, b] = [values.indexOf(String(from)), values.indexOf(String(to))];
    return a >= 0 && b > a;
  },
});

const numbers = (weaker: string, isWeaker: (from: number, to: number) => boolean): Order => ({
  weaker,
  hasNone: false,
  isWeaker: (from, to) => typeof from === 'number' && typeof to === 'number' && isWeaker(from, to),
});
export const fewer: Order = numbers('lower', (from, to) => to < from);
export const more: Order = numbers('higher', (from, to) => to > from);
/** A role from Maintainer on that was lower before. */
export const roleRaised: Order = numbers(
  'a higher role from Maintainer on',
  (from, to) => to > from && to >= 40,
);

/** A limit in days; none is the weakest. */
export const limit: Order = {
  weaker: 'higher, or none',
  hasNone: true,
  isWeaker: (from, to) => typeof from === 'number' && (to === null || (typeof to === 'number' && to > from)),
};

/**
 * Roles of which each may do it: the lowest one counts, 0 is nobody.
 * @param none the role that an empty list stands for.
 */
export const grants = (none: number = Number.POSITIVE_INFINITY): Order => {
  const least = (levels: readonly (string | number)[]) => {
    const given = levels.map(Number).filter((level) => level > 0);
    if (given.length > 0) return Math.min(...given);
    return levels.length > 0 ? Number.POSITIVE_INFINITY : none;
  };
  return {
    weaker: 'a lower role',
    hasNone: false,
    isWeaker: (from, to) => isList(from) && isList(to) && least(to) < least(from),
  };
};

/** Days and times as texts, of which the later is weaker and none the weakest. */
export const end: Order = {
  weaker: 'later, or none',
  hasNone: true,
  isWeaker: (from, to) => typeof from === 'string' && (to === null || (typeof to === 'string' && to > from)),
};
/** Something that is weaker only when it is no more. */
export const kept: Order = {
  weaker: 'none',
  hasNone: true,
  isWeaker: (from, to) => typeof from === 'string' && from !== '' && (to === null || to === ''),
};
/** A pattern that is weakest when it fits everything. */
export const notAll: Order = {
  weaker: '*',
  hasNone: false,
  isWeaker: (from, to) => typeof from === 'string' && from !== '*' && to === '*',
};

/** What one scope of GitLab includes. */
const included: Readonly<Record<string, readonly string[]>> = {
  api: ['read_api', 'read_user', 'read_repository', 'write_repository', 'read_registry', 'write_registry'],
  write_registry: ['read_registry'],
  write_package_registry: ['read_package_registry'],
  write_repository: ['read_repository'],
  manage_runner: ['create_runner'],
};
const widened = (scopes: readonly (string | number)[]) =>
  new Set(scopes.flatMap((scope) => [scope, ...(included[scope] ?? [])]));
const isIn = (small: ReadonlySet<unknown>, large: ReadonlySet<unknown>) =>
  [...small].every((each) => large.has(each));
const grown = (from: ReadonlySet<unknown>, to: ReadonlySet<unknown>) => isIn(from, to) && !isIn(to, from);

/** Scopes: all that there were, and others. */
export const wider: Order = {
  weaker: 'more scopes',
  hasNone: false,
  isWeaker: (from, to) => isList(from) && isList(to) && grown(widened(from), widened(to)),
};
/** A list of which some are missing. */
export const shorter: Order = {
  weaker: 'fewer of them',
  hasNone: false,
  isWeaker: (from, to) => isList(from) && isList(to) && grown(new Set(to), new Set(from)),
};
