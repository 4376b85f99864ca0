import { describe, expect, test } from '@jest/globals';
import { parseSavedQuery } from '../queries/parse.js';
import { criticalProjectsOf, type Rule, settingsFor, settingsOf } from './rule.js';

function rule(id: string, parameters: string): Rule {
  const header = [
    `id: ${id}`,
    'title: A rule',
    'description: A rule of this test.',
    `params: ${parameters}`,
    'returns: { fires: boolean, n: int }',
    `alert: { severity: low, identity: [n], aliases: ['other::${id}'], evidence: 'It is {n}.' }`,
  ];
  const names = [...parameters.matchAll(/(\w+): \{/g)].map(([, name]) => `$${name} AS ${name}`);
  const text = ['// ---', ...header.map((line) => `// ${line}`), '// ---'];
  const statement = `WITH ${['1 AS n', ...names].join(', ')} RETURN true AS fires, n`;
  return parseSavedQuery([...text, statement].join('\n'), {
    name: id,
    category: 'rules',
    file: `rules/${id}.cypher`,
  }) as Rule;
}

const days = '{ days: { type: int, default: 90, description: Days. } }';
const first = rule('first', days);
const second = rule(
  'second',
  '{ criticalProjects: { type: string_list, default: [], description: Full paths. } }',
);
const rules = [first, second];

describe('what a configuration says of rules', () => {
  test('for every rule counts where a rule takes it, unless it has its own', () => {
    const settings = settingsOf(rules, {
      all: { enabled: false, parameters: { days: 30, criticalProjects: ['a/b'] } },
      'other::second': { enabled: true },
    });
    expect(settingsFor(first, settings)).toEqual({ enabled: false, parameters: { days: 30 } });
    expect(settingsFor(second, settings)).toEqual({
      enabled: true,
      parameters: { criticalProjects: ['a/b'] },
    });
    expect(settingsFor(first, { ...settings, first: { parameters: { days: 7 } } })).toMatchObject({
      parameters: { days: 7 },
    });
  });

  test('names critical projects for all rules, or for one', () => {
    const settings = { all: { parameters: { criticalProjects: ['a/b'] } } };
    expect(criticalProjectsOf(first, settings)).toEqual(['a/b']);
    const own = { ...settings, second: { parameters: { criticalProjects: ['c/d'] } } };
    expect([first, second].map((each) => criticalProjectsOf(each, own))).toEqual([['a/b'], ['c/d']]);
    expect(criticalProjectsOf(first, {})).toEqual([]);
  });

  test.each([
    ['a rule that is not there', { third: {} }, /rules\.third/],
    [
      'a parameter that no rule takes',
      { all: { parameters: { weeks: 1 } } },
      /no rule takes the parameter weeks/,
    ],
    ['a value that does not fit', { all: { parameters: { days: 'many' } } }, /rules\.all.*days/s],
    ['a severity for every rule', { all: { severity: 'low' as const } }, /a severity is that of one rule/],
  ])('is refused for %s', (_, configured, message) => {
    expect(() => settingsOf(rules, configured)).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringMatching(message) }),
    );
  });
});
