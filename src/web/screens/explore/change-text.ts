import { wordsOf } from '../../lib/text.js';
import { factText } from '../../neighbourhood/fact-text.js';

interface Changed {
  readonly operation: string;
  readonly properties: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

const valueIn = (facts: unknown, name: string): unknown =>
  typeof facts === 'object' && facts !== null ? Reflect.get(facts, name) : undefined;

const textOf = (name: string, value: unknown) => factText({ name, value, readable: true });

/** What a change did to the facts, such as `access level: Guest → Developer`. */
export const changeText = ({ operation, properties, before, after }: Changed): string =>
  properties
    .map((name) => {
      const [was, is] = [valueIn(before, name), valueIn(after, name)];
      const [wasText, isText] = [textOf(name, was), textOf(name, is)];
      if (operation !== 'UPDATED') return `${wordsOf(name)}: ${operation === 'CREATED' ? isText : wasText}`;
      // What people read may hide the difference, such as the seconds of a time.
      return `${wordsOf(name)}: ${wasText === isText ? `${was} → ${is}` : `${wasText} → ${isText}`}`;
    })
    .join('; ');
