import type { Explanation } from '../../access/explain.js';
import { cutSentence, namesOf, stepSentence } from '../../access/steps.js';
import { distinctLists } from '../../access/verdict.js';
import type { GraphRead } from '../../core/graph-read.js';

/** An explanation as the API gives it, in keys and sentences. */
export async function explanationView(read: GraphRead, explanation: Explanation) {
  const { decision, accessLevel, reason, proofs, minimalCut, unread } = explanation;
  const keys = [
    ...proofs.flatMap(({ steps }) => steps.flatMap(({ from, to }) => [from, to])),
    ...minimalCut.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
  ];
  const names = keys.length === 0 ? new Map<string, string>() : await namesOf(read, keys);
  return {
    decision,
    accessLevel,
    reason,
    complete: decision !== 'UNKNOWN',
    unknownScopes: distinctLists(unread),
    paths: proofs.map((proof) => ({
      reason: proof.reason,
      place: proof.place,
      steps: proof.steps.map((step) => ({ ...step, sentence: stepSentence(step, names) })),
    })),
    minimalCut: minimalCut.map((one) => ({ ...one, sentence: cutSentence(one, names) })),
  };
}
