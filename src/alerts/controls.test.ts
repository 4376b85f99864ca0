import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseSavedQuery } from '../queries/parse.js';
import { type AlertShare, type ControlInput, controlStatuses, frameworksOf } from './controls.js';
import type { RuleResultRow } from './list.js';
import type { Rule } from './rule.js';

function ruleNamed(id: string, controls: string, alert = ''): Rule {
  const header = [
    `id: ${id}`,
    'title: A rule',
    'description: A rule of this test.',
    'returns: { fires: boolean, projectId: int, projectKey: string }',
    `alert: { severity: high, identity: [projectId], asset: projectKey, needs: [projects]${alert} }`,
    `controls: { ${controls} }`,
  ];
  const statement = 'MATCH (p:GitLabProject) RETURN true AS fires, p.id AS projectId, p.key AS projectKey';
  const text = ['// ---', ...header.map((line) => `// ${line}`), '// ---', statement].join('\n');
  return parseSavedQuery(text, { name: id, category: 'rules', file: `rules/${id}.cypher` }) as Rule;
}

const first = ruleNamed(
  'first',
  'soc2: [CC6.1, CC10.1], eu_ai_act: [Art. 15]',
  ', aiControlsApplyOnlyIf: it is AI',
);
const second = ruleNamed('second', 'soc2: [CC6.1]', ', tier: premium');

const result = (rule: string, more: Partial<RuleResultRow> = {}): RuleResultRow => ({
  rule,
  at: '2026-01-02T00:00:00.000Z',
  state: 'EVALUATED',
  reason: null,
  checked: 10,
  findings: 0,
  unknown: 0,
  unknownScopes: '[]',
  durationMs: 1,
  evaluatedAt: '2026-01-02T00:00:00.000Z',
  open: 0,
  ...more,
});
const share = (rule: string, more: Partial<AlertShare> = {}): AlertShare => ({
  rule,
  severity: 'high',
  suppressed: false,
  ofAiSystem: false,
  count: 1,
  ...more,
});
const usual: ControlInput = {
  rules: [first, second],
  settings: {},
  results: [result('first'), result('second', { evaluatedAt: '2026-01-01T00:00:00.000Z' })],
  shares: [],
  tiers: ['ultimate'],
  aiSystems: [],
};
const statuses = (more: Partial<ControlInput> = {}) =>
  Object.fromEntries(
    controlStatuses({ ...usual, ...more }).map((each) => [`${each.framework} ${each.control}`, each]),
  );
const states = (more: Partial<ControlInput> = {}) =>
  Object.fromEntries(Object.entries(statuses(more)).map(([name, { state }]) => [name, state]));

describe('a control', () => {
  test('passes when all its rules could tell of everything, since the first of them; those for AI do not apply', () => {
    expect(states()).toEqual({
      'eu_ai_act Art. 15': 'NOT_APPLICABLE',
      'soc2 CC6.1': 'PASS',
      'soc2 CC10.1': 'PASS',
    });
    expect(Object.keys(statuses())).toEqual(['eu_ai_act Art. 15', 'soc2 CC6.1', 'soc2 CC10.1']);
    expect(statuses()['soc2 CC6.1']).toMatchObject({
      evaluatedAt: '2026-01-01T00:00:00.000Z',
      passPercentage: 100,
    });
  });

  test('fails by an open alert, whatever is not known; suppressed ones are counted apart', () => {
    const shares = [
      share('second', { severity: 'low', count: 2 }),
      share('second', { severity: 'critical' }),
      share('first', { suppressed: true, count: 3 }),
    ];
    const results = [result('first', { findings: 3 })];
    expect(statuses({ shares, results })['soc2 CC6.1']).toMatchObject({
      state: 'FAIL',
      open: [
        { value: 'critical', count: 1 },
        { value: 'low', count: 2 },
      ],
      suppressed: 3,
      passPercentage: 70,
      evaluatedAt: null,
    });
    expect(states({ shares, results })['soc2 CC10.1']).toBe('PASS');
  });

  test.each([
    ['a rule that did not run', [result('first')]],
    ['a rule that lacked something', [result('first'), result('second', { state: 'UNKNOWN' })]],
    ['a rule that failed', [result('first'), result('second', { state: 'FAILED' })]],
    ['one thing of which it is not known', [result('first'), result('second', { unknown: 1 })]],
  ])('is unknown by %s', (_what, results) => {
    expect(statuses({ results })['soc2 CC6.1']).toMatchObject({
      state: 'UNKNOWN',
      reason: expect.stringContaining('second'),
    });
  });

  test('does not rest on rules that are switched off or of a tier that no GitLab has', () => {
    const results = [result('first')];
    expect(states({ results, tiers: ['free'] })['soc2 CC6.1']).toBe('PASS');
    expect(states({ results, tiers: ['free', null] })['soc2 CC6.1']).toBe('UNKNOWN');
    expect(states({ results, tiers: [] })['soc2 CC6.1']).toBe('UNKNOWN');
    expect(states({ results, settings: { second: { enabled: false } } })['soc2 CC6.1']).toBe('PASS');
    const off = { first: { enabled: false }, second: { enabled: false } };
    expect(states({ settings: off })).toMatchObject({ 'soc2 CC6.1': 'NOT_APPLICABLE' });
    expect(states({ settings: off, shares: [share('first')] })).toMatchObject({ 'soc2 CC6.1': 'FAIL' });
  });

  test('on AI systems counts alerts in these only', () => {
    const name = 'eu_ai_act Art. 15';
    const aiSystems = ['acme/ml'];
    expect(states({ shares: [share('first')] })[name]).toBe('NOT_APPLICABLE');
    expect(states({ aiSystems, shares: [share('first')] })[name]).toBe('PASS');
    expect(states({ aiSystems, shares: [share('first', { ofAiSystem: true })] })[name]).toBe('FAIL');
  });
});

test('a framework counts each control once, and never as passed what is not known', () => {
  const input = fc.record({
    results: fc.array(
      fc
        .record({
          state: fc.constantFrom('EVALUATED', 'UNKNOWN', 'FAILED'),
          unknown: fc.nat(2),
          checked: fc.option(fc.integer({ min: 5, max: 9 })),
          findings: fc.nat(3),
        })
        .chain((facts) => fc.constantFrom('first', 'second').map((rule) => result(rule, facts))),
      { maxLength: 2 },
    ),
    shares: fc.array(
      fc
        .record({ suppressed: fc.boolean(), ofAiSystem: fc.boolean() })
        .chain((facts) => fc.constantFrom('first', 'second').map((rule) => share(rule, facts))),
    ),
    tiers: fc.array(fc.constantFrom('free', 'premium', null)),
    aiSystems: fc.constantFrom<string[][]>([], ['acme']),
  });
  fc.assert(
    fc.property(input, (some) => {
      const all = controlStatuses({ ...usual, ...some });
      for (const { state, open, rules, passPercentage } of all) {
        expect(state === 'FAIL').toBe(open.length > 0);
        const lacks = rules.some(
          ({ id }) => some.results.find(({ rule }) => rule === id)?.state !== 'EVALUATED',
        );
        if (state === 'PASS' && some.tiers.includes('premium')) expect(lacks).toBe(false);
        if (passPercentage !== null) expect(passPercentage).toBeLessThanOrEqual(100);
      }
      for (const { controls, passed, failed, unknown, notApplicable } of frameworksOf(all))
        expect(passed + failed + unknown + notApplicable).toBe(controls.length);
    }),
  );
});
