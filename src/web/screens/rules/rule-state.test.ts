import { describe, expect, it } from '@jest/globals';
import { categoryText, filtered, inOrder, ruleSentences, ruleStateOf, stateCounts } from './rule-state.js';

const result = { state: 'EVALUATED' as const, findings: 0, openAlerts: 0 };
const rule = (over: object = {}, resultOver: object | null = {}) => ({
  id: 'admin-without-mfa',
  title: 'Administrator without two-factor',
  description: 'Looks at administrators.',
  category: 'identity',
  severity: 'HIGH',
  enabled: true,
  result: resultOver === null ? null : { ...result, ...resultOver },
  ...over,
});

describe('ruleStateOf', () => {
  it.each([
    ['NOT_APPLICABLE', rule({ enabled: false }, { openAlerts: 3 })],
    ['NOT_RUN', rule({}, null)],
    ['FAILED', rule({}, { state: 'FAILED', openAlerts: 2 })],
    ['FAIL', rule({}, { openAlerts: 1 })],
    ['FAIL', rule({}, { state: 'UNKNOWN', findings: 1 })],
    ['UNKNOWN', rule({}, { state: 'UNKNOWN' })],
    ['PASS', rule()],
  ])('is %s', (state, given) => {
    expect(ruleStateOf(given)).toBe(state);
  });
});

describe('ruleSentences', () => {
  it('says what was found and of what', () => {
    expect(ruleSentences(rule({}, { findings: 2, openAlerts: 1, checked: 40, unknown: 3 }))).toEqual([
      'It found something in 2 of the 40 things that it looked at; 1 alert is open.',
      'Of 3 things it is not known.',
    ]);
    expect(ruleSentences(rule({}, { findings: 1 }))[0]).toContain('none is open');
    expect(ruleSentences(rule({}, { openAlerts: 2 }))[0]).toContain(
      'nothing in its last run; 2 alerts are open',
    );
  });

  it('never says of what is unknown that nothing is there', () => {
    const [first, ...rest] = ruleSentences(rule({}, { state: 'UNKNOWN', reason: 'It needs users.' }));
    expect(first).toContain('may be there');
    expect(rest).toEqual(['It needs users.']);
  });

  it('tells of rules that said nothing', () => {
    expect(ruleSentences(rule({}, null))[0]).toContain('has not run');
    expect(ruleSentences(rule({ enabled: false }, null))[0]).toContain('switched off');
    expect(ruleSentences(rule({}, { state: 'FAILED', reason: 'Too long.' }))).toHaveLength(2);
    expect(ruleSentences(rule({}, { checked: 1 }))).toEqual(['It looked at 1 thing and found nothing.']);
  });
});

describe('lists of rules', () => {
  const rules = [
    rule({ id: 'a', title: 'A' }),
    rule({ id: 'b', title: 'B', severity: 'LOW' }, { openAlerts: 9 }),
    rule({ id: 'c', title: 'C', severity: 'CRITICAL' }, { openAlerts: 1 }),
    rule({ id: 'd', title: 'D', category: 'secrets' }, { state: 'UNKNOWN' }),
  ];
  const none = { state: '', category: '', severity: '', text: '' };

  it('begin with the worst', () => {
    expect(inOrder(rules).map(({ id }) => id)).toEqual(['c', 'b', 'd', 'a']);
  });

  it('are counted by state', () => {
    expect(stateCounts(rules)).toEqual([
      ['FAIL', 2],
      ['UNKNOWN', 1],
      ['PASS', 1],
    ]);
  });

  it('are narrowed by everything that is given', () => {
    const ids = (filter: object) => filtered(rules, { ...none, ...filter }).map(({ id }) => id);
    expect(ids({})).toHaveLength(4);
    expect(ids({ state: 'FAIL', severity: 'LOW' })).toEqual(['b']);
    expect(ids({ category: 'secrets' })).toEqual(['d']);
    expect(ids({ text: 'Administrators LOOKS' })).toHaveLength(4);
    expect(ids({ text: 'nothing like it' })).toEqual([]);
  });
});

it('categories are words', () => {
  expect(categoryText('branch-protection')).toBe('Branch protection');
  expect(categoryText('non-human-identity')).toBe('Non-human identity');
});
