import { useAsk } from '../../api/use-ask.js';
import { asked } from '../../components/query-behind.js';
import { ControlsMatrixDocument } from '../../generated/operations.js';
import { useUrlState } from '../../lib/url-state.js';

/** The groups and projects that count as AI systems, from the address, and a function that changes them. */
export function useAiSystems() {
  const [{ ai }, change] = useUrlState({ ai: [] });
  return [ai, (paths: readonly string[]) => change({ ai: paths })] as const;
}

/** The controls of a framework, as they stand now, and the question that tells of them. */
export function useControls(framework: string) {
  const [aiSystems] = useAiSystems();
  const question = { framework, aiSystems: [...aiSystems] };
  const answer = useAsk(ControlsMatrixDocument, question);
  return { answer, behind: asked(ControlsMatrixDocument, question) };
}
