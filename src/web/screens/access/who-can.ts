import { asked } from '../../components/query-behind.js';
import {
  type AccessIdentityKind,
  AccessWhoDocument,
  type AccessWhoQuery,
  type AccessWhoQueryVariables,
  type WhoCanFilter,
} from '../../generated/operations.js';
import type { AccessState } from './state.js';
import type { Asked } from './why-question.js';
import { among, identityKindNames, originNames, viaNames } from './words.js';

/** One who may. */
export type WhoRow = AccessWhoQuery['whoCan']['edges'][number];

/** As whom the API knows one who may. */
export function identityOf({ kind, identity, name }: Pick<WhoRow, 'kind' | 'identity' | 'name'>): string {
  if (kind === 'ANONYMOUS') return 'anonymous';
  if (identity === null) return name;
  return kind === 'CI_JOB_TOKEN' ? `ci-job-token:${identity.key}` : identity.key;
}

const answers: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** The question that the address asks. */
export function whoQuestion(
  state: AccessState,
  { action, resource, ref }: Omit<Asked, 'identity'>,
): Omit<AccessWhoQueryVariables, 'after'> {
  const kinds = among<AccessIdentityKind>([state.identityKind], identityKindNames);
  const filter: WhoCanFilter = {
    includeUnknown: state.unknown === 'yes',
    nonHuman: answers[state.nonHuman] ?? null,
    external: answers[state.external] ?? null,
    origins: among(state.origins, originNames) ?? null,
    via: among(state.via, viaNames) ?? null,
    kinds: kinds ?? null,
  };
  return {
    action,
    resource,
    ref: ref === '' ? null : ref,
    minimumLevel: state.level === '' ? null : Number(state.level) || null,
    filter,
  };
}

/** That question, to be opened among the queries. */
export const whoBehind = (question: ReturnType<typeof whoQuestion>) => asked(AccessWhoDocument, question);

/** The same question for numbers alone: people, all others, and all with those of whom it is not known. */
export function countsQuestion({ filter, ...question }: Omit<AccessWhoQueryVariables, 'after'>) {
  const known = { ...filter, includeUnknown: false };
  return {
    ...question,
    people: { ...known, nonHuman: false },
    others: { ...known, nonHuman: true },
    open: { ...known, nonHuman: null, includeUnknown: true },
  };
}
