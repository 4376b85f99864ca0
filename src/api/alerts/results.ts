import DataLoader from 'dataloader';
import { type RuleResultRow, ruleResults } from '../../alerts/list.js';
import { readerOf } from '../../core/graph-read.js';
import type { ApiContext } from '../context.js';

/** What the last runs of rules gave, those of watches among them, read together; null for one that never ran. */
export const resultsOf = (context: ApiContext) =>
  context.once(
    'rule results',
    () =>
      new DataLoader<string, RuleResultRow | null>(async (ids) => {
        const rows = await ruleResults(readerOf(context), ids);
        return ids.map((id) => rows.find(({ rule }) => rule === id) ?? null);
      }),
  );
