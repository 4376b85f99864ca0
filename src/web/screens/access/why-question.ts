import { asked } from '../../components/query-behind.js';
import { AccessWhyDocument, type Action } from '../../generated/operations.js';

/** What is explained. */
export interface Asked {
  readonly identity: string;
  readonly action: Action;
  readonly resource: string;
  readonly ref: string;
}

/** The question that is asked for an explanation. */
export const whyQuestion = (wanted: Asked) => ({ ...wanted, ref: wanted.ref === '' ? null : wanted.ref });

/** The question behind an explanation. */
export const whyBehind = (wanted: Asked) => asked(AccessWhyDocument, whyQuestion(wanted));
