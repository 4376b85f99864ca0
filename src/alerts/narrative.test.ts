import { expect, test } from '@jest/globals';
import { exportedAlert } from './exports/exported.js';
import type { AlertEventRow } from './list.js';
import { alertStory, narrativeOf } from './narrative.js';
import { narrativeFormats, narrativeText } from './narrative-text.js';

const hostile = '</li><script>x</script> **bold** [a](http://evil)\n# heading \u001b[31m';
const alert = exportedAlert(
  {
    id: 'a',
    rule: 'a-rule',
    category: 'noise',
    status: 'IN_PROGRESS',
    severity: 'high',
    severityRank: 1,
    confidence: 'high',
    identity: '{"projectId":7}',
    row: JSON.stringify({ projectId: 7, name: hostile, owner: null }),
    evidence: `Loud: ${hostile}`,
    asset: 'h/project/7',
    path: 'acme/api',
    controls: ['soc2:CC1.1'],
    firstSeen: '2026-01-01T00:00:00.000Z',
    lastSeen: '2026-01-02T00:00:00.000Z',
    occurrences: 2,
    resolvedAt: null,
    suppression: null,
    riskScore: 71,
    riskFactors: null,
  },
  [],
);
const event: AlertEventRow = {
  id: 'e',
  alert: 'a',
  at: '2026-01-01T00:00:00.000Z',
  actor: 'ann',
  action: 'STARTED',
  from: 'OPEN',
  to: 'IN_PROGRESS',
  reason: hostile,
  suppression: null,
  run: null,
};
const step = {
  path: 0,
  step: 0,
  relationship: 'MEMBER_OF',
  direction: 'forward',
  fromKey: 'h/user/1',
  toKey: 'h/project/7',
  from: 'ann',
  to: 'api',
  accessLevel: 30,
  sentence: `ann is Developer of api ${hostile}`,
} as const;
const narrative = narrativeOf(alert, [{ ...event, run: 'run-1' }], {
  paths: [[step]],
  repositories: { count: 12, first: ['acme/api', 'acme/web'] },
  environments: { count: 1, first: [hostile] },
  owners: ['ann', hostile],
});

test('a narrative goes from the rule over the reason and the proof to the controls', () => {
  const text = narrativeText(narrative, alertStory, 'MARKDOWN');
  const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual(['Rule', 'Reason', 'Proof', 'Affected', 'History', 'Controls']);
  expect(text).toContain('high, in progress, risk 71 of 100');
  expect(text).toContain('appeared 2 times');
  expect(text).toContain('owner: unknown');
  expect(text).toContain('First found after the run run-1.');
  expect(text).toContain('step 1: ann is Developer of api');
  expect(text).toContain('repositories: acme/api, acme/web and 10 more');
  expect(JSON.parse(narrativeText(narrative, alertStory, 'JSON'))).toEqual(
    JSON.parse(JSON.stringify(narrative)),
  );
});

test.each(narrativeFormats)('what people wrote takes no effect in %s', (format) => {
  const text = narrativeText(narrative, alertStory, format);
  expect(text).not.toContain('\u001b');
  if (format === 'JSON') return;
  expect(text).not.toContain('<script>');
  if (format === 'MARKDOWN') expect(text).not.toMatch(/(?<!\\)\*\*bold|^# heading|\[a\]\(/m);
});
