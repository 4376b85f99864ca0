import type { ChangeOperation } from '../../generated/operations.js';
import { roleText } from '../../lib/text.js';
import { factText } from '../../neighbourhood/fact-text.js';

/** One property before and after a change. */
export interface FactRow {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** What became of it; undefined where it stayed. */
  readonly became: 'new' | 'changed' | 'gone' | undefined;
}

const valueIn = (facts: unknown, name: string): unknown =>
  typeof facts === 'object' && facts !== null ? (Reflect.get(facts, name) ?? null) : null;

function textOf(name: string, value: unknown): string {
  if (/AccessLevels$/.test(name) && Array.isArray(value) && value.every((one) => typeof one === 'number'))
    return value.length === 0 ? 'none' : value.map(roleText).join(', ');
  return factText({ name, value, readable: true });
}

function becameOf(operation: ChangeOperation, before: unknown, after: unknown): FactRow['became'] {
  if (operation === 'CREATED') return 'new';
  if (operation === 'DELETED') return 'gone';
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
  return before === null ? 'new' : after === null ? 'gone' : 'changed';
}

/** The properties of a change before and after it, side by side. */
export function factRows({
  operation,
  properties,
  before,
  after,
}: {
  readonly operation: ChangeOperation;
  readonly properties: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}): readonly FactRow[] {
  return properties.map((name) => {
    const [was, is] = [valueIn(before, name), valueIn(after, name)];
    return {
      name,
      before: textOf(name, was),
      after: textOf(name, is),
      became: becameOf(operation, was, is),
    };
  });
}
