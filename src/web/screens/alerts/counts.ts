import { useAsk } from '../../api/use-ask.js';
import { AlertsCountsDocument, type AlertsCountsQuery } from '../../generated/operations.js';
import { type AlertsState, filterOf } from './state.js';

/** What the counts are asked with: of each filter all its choices, all other filters as they are. */
export const countsQuestion = (state: AlertsState) => ({
  ofSeverity: filterOf(state, 'severities'),
  ofStatus: filterOf(state, 'statuses'),
  ofRule: filterOf(state, 'rules'),
  ofGroup: filterOf(state, 'group'),
  ofControl: filterOf(state, 'control'),
});

/** How many alerts each choice of a filter would show, all other filters as they are. */
export const useAlertCounts = (state: AlertsState) =>
  useAsk(AlertsCountsDocument, countsQuestion(state), { keep: true });

/** The count of one value; undefined until the counts are there. */
export function countOf(
  counts: AlertsCountsQuery[keyof AlertsCountsQuery]['counts'] | undefined,
  value: string,
): number | undefined {
  if (counts === undefined) return undefined;
  return counts.find((each) => each.value.toUpperCase() === value.toUpperCase())?.count ?? 0;
}
