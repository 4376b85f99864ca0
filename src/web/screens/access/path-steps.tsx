import { roleText } from '../../lib/text.js';

/** One step on the way to an access. */
export interface PathStep {
  readonly sentence: string;
  /** The role before it; null at the beginning, and where no role is behind it. */
  readonly levelBefore?: number | null;
  readonly levelAfter?: number | null;
}

function levelText({ levelBefore, levelAfter }: PathStep): string | undefined {
  if (levelAfter == null) return undefined;
  if (levelBefore == null) return `Role: ${roleText(levelAfter)}`;
  if (levelBefore === levelAfter) return `Role: stays ${roleText(levelAfter)}`;
  return `Role: ${roleText(levelBefore)} → ${roleText(levelAfter)}`;
}

/** The steps of a way in their order, each as a sentence, with the role before and after it. */
export function PathSteps({ label, steps }: { readonly label: string; readonly steps: readonly PathStep[] }) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step) => {
        const level = levelText(step);
        return (
          <li key={step.sentence}>
            {step.sentence}
            {level === undefined ? null : <span className="quiet small access-level">{level}</span>}
          </li>
        );
      })}
    </ol>
  );
}
