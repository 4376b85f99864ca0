import { parse, print } from 'graphql';
import type { TypedDocument } from '../../api/document.js';
import { questionName } from '../../components/query-behind.js';
import * as operations from '../../generated/operations.js';
import type { Values } from './parameters.js';

/** A question that the console asks, whatever it takes and gives. */
export type Question = TypedDocument<unknown, Values>;

/** The question of the console that has a name; never what changes something or listens. */
export const questionNamed = (name: string): Question | undefined =>
  Object.values<Question>(operations).find((document) => questionName(document) === name);

/** A question, which is sent without spaces, as people write it. */
export const laidOut = (document: string): string => print(parse(document));
