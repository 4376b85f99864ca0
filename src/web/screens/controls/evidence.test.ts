import { describe, expect, it } from '@jest/globals';
import { alertsText, alertsTotal, countOf, countsText, stateSentence } from './control-state.js';
import { evidenceJson, type FrameworkInFull, matrixColumns, matrixRows } from './evidence.js';
import { frameworkName } from './frameworks.js';

const framework: FrameworkInFull = {
  framework: 'soc2',
  passed: 0,
  failed: 1,
  unknown: 0,
  notApplicable: 0,
  passPercentage: 0,
  controls: [
    {
      framework: 'soc2',
      control: 'CC6.1',
      state: 'FAIL',
      reason: null,
      passPercentage: 97.5,
      evaluatedAt: '2026-01-02T03:04:05Z',
      suppressedAlerts: 2,
      openAlerts: [
        { value: 'HIGH', count: 3 },
        { value: 'low', count: 0 },
      ],
      rules: [
        { id: 'a', title: 'A', severity: 'HIGH', enabled: false, result: null },
        {
          id: 'b',
          title: 'B',
          severity: 'LOW',
          enabled: true,
          result: {
            state: 'EVALUATED',
            reason: null,
            at: '2026-01-02T03:04:05Z',
            evaluatedAt: '2026-01-02T03:04:05Z',
            checked: 40,
            findings: 1,
            unknown: 0,
            passPercentage: 97.5,
            openAlerts: 3,
          },
        },
      ],
    },
  ],
};

describe('evidence', () => {
  it('has controls with rules, results, alerts and times', () => {
    const evidence = JSON.parse(
      evidenceJson(framework, { at: '2026-02-03T00:00:00Z', source: 'https://graph.example', aiSystems: [] }),
    );
    expect(evidence).toMatchObject({
      framework: 'soc2',
      frameworkName: 'SOC 2',
      takenAt: '2026-02-03T00:00:00Z',
      summary: { failed: 1 },
      controls: [
        {
          control: 'CC6.1',
          openAlerts: { high: 3, low: 0 },
          suppressedAlerts: 2,
          rules: [
            { id: 'a', state: 'NOT_APPLICABLE', result: null },
            { id: 'b', state: 'FAIL', result: { checked: 40, openAlerts: 3 } },
          ],
        },
      ],
    });
  });

  it('is a matrix with a cell for each column', () => {
    const [row] = matrixRows(framework);
    expect(row).toHaveLength(matrixColumns.length);
    expect(Object.fromEntries(matrixColumns.map((name, index) => [name, row?.[index]]))).toMatchObject({
      control: 'CC6.1',
      open_high: 3,
      open_critical: 0,
      suppressed: 2,
      rules: 'a: Not applicable; b: Fail',
    });
  });
});

describe('controls in words', () => {
  it('are counted', () => {
    expect(countsText({ ...framework, passed: 3, unknown: 2, notApplicable: 4, passPercentage: 50 })).toBe(
      'Of 6 controls that apply, 3 pass (50 %), 1 fails, and of 2 it is not known. 4 more do not apply here.',
    );
    expect(countsText({ ...framework, failed: 0, notApplicable: 8, passPercentage: null })).toBe(
      'None of its 8 controls applies here.',
    );
    expect(countsText(framework)).toBe('Of the 1 control that applies, none passes and 1 fails.');
    expect(countOf(framework, 'FAIL')).toBe(1);
  });

  it('have alerts and states', () => {
    expect(alertsText(framework.controls[0]?.openAlerts ?? [])).toBe('3 high');
    expect(alertsText([])).toBe('none');
    expect(alertsTotal([{ count: 1 }, { count: 2 }])).toBe(3);
    expect(stateSentence('UNKNOWN')).toContain('not known');
    expect(frameworkName('own')).toBe('own');
  });
});
