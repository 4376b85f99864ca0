import fc from 'fast-check';
import { stringify } from 'yaml';
import { maxCharacters, parseCiConfig } from './parse.js';

const jobsOf = (text: string) => Object.fromEntries(parseCiConfig(text).jobs.map((job) => [job.name, job]));

test('jobs, templates and what they inherit', () => {
  const jobs = jobsOf(`
default: {image: "node:20"}
.base: &base
  image: {name: "golang:1"}
  tags: [b, a]
own: {image: alpine, script: x}
given: {script: x}
extending: {extends: .base, script: x}
merging: {<<: *base, script: x, id_tokens: {T: {aud: x}}, secrets: {S: {vault: x}}}
elsewhere: {extends: [.in-another-file], script: x}
alone: {inherit: {default: [tags]}, script: x}
apart: {inherit: {default: false}, script: x}
downstream: {trigger: {project: acme/other}}
referring: {image: !reference [.x, image], script: x}
deploying: {environment: {name: prod}, when: manual, only: [main], stage: deploy, script: x, variables: {B: 1, A: 2}}
`);
  const image = (name: string) => {
    const found = jobs[name]?.image;
    return found?.written ?? found;
  };
  expect(image('own')).toBe('alpine');
  expect(image('given')).toBe('node:20');
  expect(image('extending')).toBe('golang:1');
  expect(image('merging')).toBe('golang:1');
  expect(image('elsewhere')).toBeUndefined();
  expect(image('referring')).toBeUndefined();
  for (const name of ['alone', 'apart', 'downstream']) expect(image(name)).toBeNull();
  expect(jobs.extending).toMatchObject({ imageInherited: true, extends: ['.base'], hidden: false });
  expect(jobs['.base']).toMatchObject({ hidden: true, tags: ['a', 'b'] });
  expect(jobs.merging).toMatchObject({ tags: ['a', 'b'], idTokens: ['T'], secrets: ['S'] });
  expect(jobs.downstream?.triggers).toBe('acme/other');
  expect(jobs.deploying).toMatchObject({
    environment: 'prod',
    when: 'manual',
    hasRules: true,
    stage: 'deploy',
    variables: ['A', 'B'],
  });
});

test('includes in all forms', () => {
  const { includes } = parseCiConfig(`
include:
  - /a.yml
  - https://bob:hunter2@h.example/b.yml?token=hunter2#x
  - {local: [/c.yml, /d.yml]}
  - {project: acme/ci, ref: main, file: [/e.yml, /f.yml]}
  - {project: acme/ci, ref: 4f1c2ab97de3506812ff0de34a5b6c7d8e9f0a1b, file: g.yml}
  - {project: $GROUP/ci, file: g.yml}
  - {remote: "https://h.example/i.yml", integrity: sha256-x}
  - {component: gitlab.com/acme/sub/comp/name@1.0}
  - {component: $CI_SERVER_FQDN/acme/comp/name@4f1c2ab97de3506812ff0de34a5b6c7d8e9f0a1b}
  - {template: Auto-DevOps.gitlab-ci.yml}
  - {artifact: x.yml, job: y}
  - /a.yml
`);
  expect(includes.map(({ kind, file, pinned }) => [kind, file, pinned])).toEqual([
    ['local', '/a.yml', null],
    ['remote', 'https://h.example/b.yml', false],
    ['local', '/c.yml', null],
    ['local', '/d.yml', null],
    ['project', '/e.yml', false],
    ['project', '/f.yml', false],
    ['project', 'g.yml', true],
    ['project', 'g.yml', false],
    ['remote', 'https://h.example/i.yml', true],
    ['component', 'gitlab.com/acme/sub/comp/name', false],
    ['component', '$CI_SERVER_FQDN/acme/comp/name', true],
    ['template', 'Auto-DevOps.gitlab-ci.yml', null],
    ['unknown', null, null],
  ]);
  expect(includes[9]).toMatchObject({ project: 'acme/sub/comp', ref: '1.0', host: 'gitlab.com' });
  expect(includes[1]?.host).toBe('h.example');
  expect(JSON.stringify(includes)).not.toContain('hunter2');
  expect(parseCiConfig('include: x.yml').includes).toMatchObject([{ kind: 'local', file: 'x.yml' }]);
});

test('a component’s header is no part of the file', () => {
  const config = parseCiConfig(
    'spec: {inputs: {image: {}}}\n---\njob:\n  image: $[[ inputs.image ]]\n  script: x\n',
  );
  expect(config).toMatchObject({ parses: true, jobs: [{ name: 'job', image: { pinnedBy: 'variable' } }] });
});

test.each([
  ['', 'It is empty.'],
  ['# only words', 'It is empty.'],
  ['- a', 'It is no mapping of keys to values.'],
  ['a:\n\t- hunter2', 'It is no YAML: it is indented by tabs in line 2.'],
  ['a: [hunter2', 'It is no YAML: its indentation is wrong in line 1.'],
  ['a: "hunter2', 'It is no YAML: a character is missing in line 1.'],
  ['a: x'.padEnd(maxCharacters + 1, 'x'), 'It is larger than 1 MiB.'],
])('what does not parse says why, without its content', (text, problem) => {
  expect(parseCiConfig(text)).toMatchObject({ parses: false, problem, jobs: [], includes: [] });
});

test('aliases that grow without bounds and loops of templates end', () => {
  const levels = Array.from(
    { length: 40 },
    (_, level) => `.l${level + 1}: &l${level + 1} [*l${level}, *l${level}]`,
  );
  const bomb = `.l0: &l0 [echo $TOKEN]\n${levels.join('\n')}\njob: {script: *l40}\n`;
  expect(parseCiConfig(bomb).parses).toBe(true);
  const loop = '.a: {extends: .b}\n.b: {extends: .a}\njob: {extends: .a, script: x}\n';
  expect(parseCiConfig(loop).jobs).toHaveLength(3);
  expect(parseCiConfig('a: &a {<<: *a, script: *a}\n').parses).toBe(true);
});

describe('whatever the text', () => {
  const pieces = fc.constantFrom(
    'a:',
    '\n',
    '  ',
    '- ',
    '&x ',
    '*x',
    '<<: ',
    '!reference ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '|',
    '>',
    ': ',
    'script',
    'image',
    'include',
    '\t',
    '---',
    '#',
    'extends',
    '$',
    '@',
    'variables',
    ',',
    'é',
    '\0',
    '? ',
    '%YAML',
  );

  test('nothing is thrown, and what does not parse leaves nothing of itself', () => {
    const text = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (raw) => {
        const { parses, problem, ...rest } = parseCiConfig(raw);
        if (parses) return;
        expect(rest).toEqual(expect.objectContaining({ jobs: [], includes: [], findings: [] }));
        expect(problem).toMatch(/^It is (no|empty|larger)[a-z A-Z:]*( in line \d+)?\.$/);
      }),
      { numRuns: 300 },
    );
  });

  test('no line of a script and no value of a variable is in the result', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9]{12,30}$/).map((text) => `hunter2${text}`);
    const command = fc.constantFrom(
      'echo $',
      'echo "$X" ',
      'export X=',
      '# ',
      'printenv; ',
      'glpat-',
      '- ',
      '',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(command, secret), { minLength: 1 }), fc.boolean(), (lines, block) => {
        const script = lines.map(([start, hidden]) => `${start}${hidden}`);
        const body = block ? script.join('\n') : script;
        const variables = Object.fromEntries(lines.map(([, hidden], position) => [`V${position}`, hidden]));
        const text = stringify({
          variables,
          default: { before_script: body },
          job: { variables, script: body, after_script: script, hooks: { pre_get_sources_script: body } },
        });
        const config = parseCiConfig(text);
        expect(config.jobs).toHaveLength(1);
        expect(JSON.stringify(config)).not.toContain('hunter2');
      }),
    );
  });
});
