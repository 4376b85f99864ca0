import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../core/paths.js';
import { parseSavedQuery } from '../../queries/parse.js';
import type { AlertRow, RuleResultRow } from '../list.js';
import type { Rule } from '../rule.js';
import { exportedAlert } from './exported.js';
import { type ExportFormatName, exportFormats } from './formats.js';

function ruleNamed(id: string, control: string): Rule {
  const header = [
    `id: ${id}`,
    'title: Loud projects',
    'description: Projects that are loud.',
    'returns: { fires: boolean, projectId: int, projectKey: string }',
    "alert: { severity: high, category: noise, identity: [projectId], asset: projectKey, needs: [projects], evidence: 'Loud.', calls: ['DELETE /projects/{projectId}'] }",
    'remediation: Turn it down.',
    `controls: { soc2: [${control}] }`,
  ];
  const statement = 'MATCH (p:GitLabProject) RETURN true AS fires, p.id AS projectId, p.key AS projectKey';
  const text = ['// ---', ...header.map((line) => `// ${line}`), '// ---', statement].join('\n');
  return parseSavedQuery(text, { name: id, category: 'rules', file: `rules/${id}.cypher` }) as Rule;
}
const rules = [
  ruleNamed('loud-projects', 'CC1.1'),
  ruleNamed('quiet-projects', 'CC2.2'),
  ruleNamed('odd-projects', 'CC3.3'),
];

const row = (id: string, status: AlertRow['status'], more: Partial<AlertRow> = {}): AlertRow => ({
  id,
  rule: 'loud-projects',
  category: 'noise',
  status,
  severity: 'high',
  severityRank: 1,
  confidence: 'high',
  identity: '{"projectId":7}',
  row: '{"projectId":7,"projectKey":"h/project/7"}',
  evidence: 'Loud: \u001b[31m=cmd()',
  asset: 'h/project/7',
  path: 'acme/api',
  controls: ['soc2:CC1.1'],
  firstSeen: '2026-01-01T00:00:00.000Z',
  lastSeen: '2026-01-02T00:00:00.000Z',
  occurrences: 1,
  resolvedAt: null,
  suppression: null,
  riskScore: 70,
  riskFactors: null,
  ...more,
});
const suppression = JSON.stringify({
  kind: 'ACCEPTED_RISK',
  owner: 'Ann',
  reason: 'known',
  expiresAt: '2026-03-01T00:00:00.000Z',
});
const rows = [
  row('open', 'OPEN'),
  row('aside', 'SUPPRESSED', { suppression }),
  row('done', 'RESOLVED', { resolvedAt: '2026-01-02T00:00:00.000Z' }),
  row('old', 'OPEN', { rule: 'a-rule-that-is-gone', controls: [] }),
];
const result = (rule: string, state: string, unknown = 0): RuleResultRow => ({
  rule,
  at: '2026-01-02T00:00:00.000Z',
  state,
  reason: null,
  checked: 9,
  findings: 0,
  unknown,
  unknownScopes: '[]',
  durationMs: 1,
  evaluatedAt: null,
  open: 0,
});
const input = {
  settings: {},
  tiers: [],
  alerts: rows.map((each) => exportedAlert(each, rules)),
  rules,
  results: [
    result('loud-projects', 'EVALUATED'),
    result('quiet-projects', 'EVALUATED'),
    result('odd-projects', 'EVALUATED', 2),
  ],
  exporter: { name: 'access-graph', version: '1.2.3', at: '2026-01-03T00:00:00.000Z' },
};
const json = (format: ExportFormatName) => JSON.parse(exportFormats[format](input));
const checker = join(packageRoot, 'test/support/check-export.py');
const checked = (format: string, given: string, ...flags: readonly string[]) =>
  spawnSync('python3', ['-W', 'ignore', checker, format, ...flags], { encoding: 'utf8', input: given });
/** Whether the public models of the formats are installed. */
const hasModels = checked('sarif', '', '--is-installed').status === 0;
const withModels = hasModels ? test : test.skip;
const lines = (format: ExportFormatName): Record<string, unknown>[] =>
  exportFormats[format](input)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('exports of alerts', () => {
  test('SARIF tells of what is there, with its rules, fingerprints and suppressions', () => {
    const log = json('sarif');
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    expect(run.tool.driver.rules).toHaveLength(3);
    expect(run.results.map((each: { ruleIndex?: number }) => each.ruleIndex)).toEqual([0, 0, undefined]);
    expect(run.results[0]).toMatchObject({
      ruleId: 'loud-projects',
      level: 'error',
      locations: [{ logicalLocations: [{ fullyQualifiedName: 'acme/api' }] }],
      partialFingerprints: { 'accessGraphAlert/v1': 'open' },
      properties: { identity: { projectId: 7 }, calls: ['DELETE /projects/7'] },
    });
    expect(run.results[1].suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'known' },
    ]);
  });

  test('OCSF has the classes, activities and statuses of findings', () => {
    const found = lines('ocsf');
    expect(found.map(({ class_uid, type_uid, status_id }) => [class_uid, type_uid, status_id])).toEqual([
      [2004, 200401, 1],
      [2004, 200402, 3],
      [2004, 200403, 4],
      [2004, 200401, 1],
    ]);
    expect(found[0]).toMatchObject({
      severity_id: 4,
      confidence_id: 3,
      time: Date.parse('2026-01-02T00:00:00.000Z'),
      finding_info: { uid: 'open' },
    });
    // One whose rule is gone is evidence against no control.
    expect(
      lines('ocsf-compliance').map(({ class_uid, compliance }) => [
        class_uid,
        (compliance as { status_id: number }).status_id,
      ]),
    ).toEqual([
      [2003, 3],
      [2003, 3],
      [2003, 1],
    ]);
  });

  test('OSCAL says satisfied only of controls all of whose rules could tell', () => {
    const { results, uuid } = json('oscal')['assessment-results'];
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const states = results[0].findings.map((each: { title: string; target: { status: object } }) => [
      each.title,
      each.target.status,
    ]);
    expect(states).toEqual([
      ['soc2:CC1.1', { state: 'not-satisfied', reason: 'fail' }],
      ['soc2:CC2.2', { state: 'satisfied', reason: 'pass' }],
      ['soc2:CC3.3', { state: 'not-satisfied', reason: 'other' }],
    ]);
    const observed = results[0].observations.map((each: { uuid: string }) => each.uuid);
    expect(observed).toContain(results[0].findings[0]['related-observations'][0]['observation-uuid']);
  });

  test('CSV has a heading and a line for each alert', () => {
    const text = exportFormats.csv(input).trim().split('\r\n');
    expect(text).toHaveLength(5);
    expect(text[2]).toContain('Ann,2026-03-01T00:00:00.000Z,known');
  });

  withModels(
    'are as the public models want them (skipped without these Python packages)',
    () => {
      const models = { sarif: 'sarif', ocsf: 'ocsf', 'ocsf-compliance': 'ocsf', oscal: 'oscal' } as const;
      for (const [format, model] of Object.entries(models)) {
        const { status, stderr } = checked(model, exportFormats[format as keyof typeof models](input));
        expect([format, stderr, status]).toEqual([format, '', 0]);
        expect(checked(model, '{"class_uid": 2004, "runs": [{}]}').status).toBe(1);
      }
    },
    60_000,
  );

  test.each(Object.keys(exportFormats) as ExportFormatName[])(
    'no control character gets into %s',
    (format) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
      expect(exportFormats[format](input)).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    },
  );
});
