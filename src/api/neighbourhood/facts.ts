import type { PropertyDefinition } from '../../gitlab/model/values.js';

/** One thing that is known of a node or relationship, or that could not be read. */
export interface Fact {
  readonly name: string;
  readonly description: string;
  /** Null where it could not be read. */
  readonly value: unknown;
  readonly readable: boolean;
}

/** The declared properties that a node or relationship has or whose reading failed, in the order of their declaration. */
export function factsOf(
  definitions: Readonly<Record<string, PropertyDefinition>>,
  properties: Readonly<Record<string, unknown>>,
): Fact[] {
  const unreadable = new Set(Array.isArray(properties.unreadable) ? properties.unreadable : []);
  return Object.entries(definitions).flatMap(([name, { description }]): Fact[] => {
    if (unreadable.has(name)) return [{ name, description, value: null, readable: false }];
    const value = properties[name] ?? null;
    return value === null ? [] : [{ name, description, value, readable: true }];
  });
}
