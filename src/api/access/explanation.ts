import type { Explanation } from '../../access/explain.js';
import type { Read } from '../../access/load-places.js';
import { cutSentence, namesOf, stepSentence, stepsOf } from '../../access/steps.js';

/** An explanation as the API gives it, in keys and sentences. */
export async function explanationView(read: Read, explanation: Explanation) {
  const { decision, accessLevel, reason, proofs, minimalCut, unread } = explanation;
  const paths = proofs.map((proof) => ({ reason: proof.reason, steps: proof.grants.flatMap(stepsOf) }));
  const keys = [
    ...paths.flatMap(({ steps }) => steps.flatMap(({ from, to }) => [from, to])),
    ...minimalCut.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
  ];
  const names = keys.length === 0 ? new Map<string, string>() : await namesOf(read, keys);
  return {
    decision,
    accessLevel,
    reason,
    complete: decision !== 'UNKNOWN',
    unknownScopes: unread,
    paths: paths.map((path) => ({
      ...path,
      steps: path.steps.map((step) => ({ ...step, sentence: stepSentence(step, names) })),
    })),
    minimalCut: minimalCut.map((one) => ({ ...one, sentence: cutSentence(one, names) })),
  };
}
