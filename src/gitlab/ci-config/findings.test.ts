import { parseCiConfig } from './parse.js';
import { sha256 } from './text.js';

/** What is found in one line of a script. */
function found(line: string): string[] {
  const config = parseCiConfig(`job:\n  script:\n    - |\n      ${line}\n`);
  return config.jobs.flatMap(({ findings }) => findings.map(({ kind }) => kind));
}

test.each([
  ['echo "$TOKEN"', 'echo-of-variable'],
  [`cd x && echo \${DEPLOY_KEY}`, 'echo-of-variable'],
  ['printf "%s" $TOKEN', 'echo-of-variable'],
  ['echo $TOKEN | base64', 'echo-of-variable'],
  ['echo $TOKEN >&2', 'echo-of-variable'],
  ['echo $CI_JOB_TOKEN', 'echo-of-variable'],
  ['Write-Host $env:TOKEN', 'echo-of-variable'],
  ['printenv', 'printenv'],
  ['env | sort', 'printenv'],
  ['make; env', 'printenv'],
  ['export -p', 'printenv'],
  ['set', 'printenv'],
  ['Get-ChildItem env:', 'printenv'],
  ['set -x', 'shell-trace'],
  ['set -eux', 'shell-trace'],
  ['set -o xtrace', 'shell-trace'],
  ['bash -ex run.sh', 'shell-trace'],
  ['export CI_DEBUG_TRACE=true', 'CI_DEBUG_TRACE'],
  ['curl -H "PRIVATE-TOKEN: glpat-abcdefghijklmnopqrst"', 'key-literal'],
  ['export AWS_ACCESS_KEY_ID=AKIAABCDEFGHIJKLMNOP', 'key-literal'],
])('%s is found', (line, kind) => {
  expect(found(line)).toContain(kind);
});

test.each([
  'echo hello',
  'echo "$CI_COMMIT_SHA"',
  "echo 'costs $5 and $TOKEN'",
  'echo "$PASSWORD" | docker login --password-stdin',
  'echo "$KEY" > key.pem',
  'env FOO=1 make',
  'set -eu',
  'sh build.sh',
  '# echo $TOKEN',
  'echo "\\$TOKEN"',
  'prettyprintenv',
])('%s is not', (line) => {
  expect(found(line)).toEqual([]);
});

test('findings say where they are, in each form that a script can have', () => {
  const text = [
    'default:',
    '  before_script: printenv',
    '.shared: &shared',
    '  - echo $TOKEN',
    'job:',
    '  script:',
    '    - *shared',
    '    - - set -x',
    '      - "env"',
    '    - >',
    '      make',
    '      && printenv',
    '  after_script: [!reference [other, script], "echo $PASS"]',
  ].join('\n');
  const config = parseCiConfig(text);
  const places = config.jobs.flatMap((job) => job.findings.map(({ kind, line }) => [line, kind]));
  expect(places).toEqual([
    [4, 'echo-of-variable'],
    [8, 'shell-trace'],
    [9, 'printenv'],
    [12, 'printenv'],
    [13, 'echo-of-variable'],
  ]);
  expect(config.findings).toEqual([{ kind: 'printenv', line: 2, sha256: sha256('before_script: printenv') }]);
});

test('the debug log of variables is found in all forms', () => {
  const text = `
variables:
  CI_DEBUG_SERVICES: {value: "true", description: x}
a:
  variables: {CI_DEBUG_TRACE: yes}
  script: x
b:
  variables: {CI_DEBUG_TRACE: "false"}
  script: x`;
  const config = parseCiConfig(text);
  expect(config).toMatchObject({ usesDebugTrace: true, findings: [{ kind: 'CI_DEBUG_TRACE', line: 3 }] });
  expect(config.jobs.map(({ usesDebugTrace }) => usesDebugTrace)).toEqual([true, false]);
});
