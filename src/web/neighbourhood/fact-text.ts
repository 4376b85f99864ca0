import { numberText, roleText, valueText } from '../lib/text.js';

/** A fact of a thing or a relationship, as the API tells it. */
export interface FactValue {
  readonly name: string;
  readonly value: unknown;
  readonly readable: boolean;
}

/** The value of a fact as people read it: roles by name, ids without thousands; what could not be read is unknown. */
export function factText({ name, value, readable }: FactValue): string {
  if (!readable) return 'unknown: could not be read';
  if (typeof value !== 'number') return valueText(value);
  if (/accessLevel$/i.test(name)) return roleText(value);
  return /^i?id$|Ii?d$/.test(name) ? String(value) : numberText(value);
}

/** The address of a thing in GitLab, where it is a page that a browser can open. */
export function webAddress(facts: readonly FactValue[]): string | undefined {
  const value = facts.find(({ name }) => name === 'webUrl')?.value;
  return typeof value === 'string' && /^https?:\/\//.test(value) ? value : undefined;
}
