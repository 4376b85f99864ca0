import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { packageRoot } from '../core/paths.js';
import { queriesMarkdown } from './docs.js';
import { loadSavedQueries } from './loader.js';
import type { SavedQuery } from './types.js';

const example: SavedQuery = {
  id: 'external-users-with-push',
  title: 'External users who can push',
  description: 'Who\n can push | merge.',
  category: 'rules',
  level: 'rule',
  file: 'rules/external-users-with-push.cypher',
  parameters: [
    { name: 'level', type: 'int', default: 30, required: false, min: 10, description: 'Least role.' },
    { name: 'kind', type: 'string', default: null, required: true, values: ['a', 'b'] },
  ],
  columns: [{ name: 'userKey', type: 'string', description: 'Who.' }],
  needs: ['members'],
  alert: {
    severity: 'high',
    confidence: 'medium',
    category: 'access',
    identity: ['userKey'],
    asset: 'userKey',
    path: [],
    needs: ['members', 'projects'],
    tier: 'free',
    aliases: ['old::name'],
    evidence: '{userKey} may push.',
    calls: [],
    volatile: [],
    assessment: 'RETURN 1',
  },
  remediation: 'Lower the role.',
  controls: { soc2: ['CC6.3'] },
  statement: 'RETURN 1',
};

describe('queriesMarkdown', () => {
  it('tells all that a header says', () => {
    const text = queriesMarkdown([example]);
    for (const part of [
      '## rules',
      '### external-users-with-push',
      '**External users who can push.** Who can push | merge.',
      'Raises alerts of severity **high**, one for each `userKey`.',
      'Rests on: members, projects.',
      'What to do: Lower the role.',
      'Evidence for: soc2 CC6.3.',
      '| `level` | int | `30` | Least role. At least 10. |',
      '| `kind` | string |  | Required. One of `a`, `b`. |',
      '| `userKey` | string | Who. |',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('is what docs/queries.md holds', async () => {
    const { queries } = await loadSavedQueries([join(packageRoot, 'queries')]);
    expect(await readFile(join(packageRoot, 'docs/queries.md'), 'utf8')).toBe(queriesMarkdown(queries));
  });
});
