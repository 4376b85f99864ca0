import { isMap } from 'yaml';
import { Findings } from './findings.js';
import { readIncludes } from './include.js';
import { readJob } from './job.js';
import { plain } from './text.js';
import type { CiConfig, CiJob } from './types.js';
import { entriesOf, readYaml, resolved } from './yaml.js';

/** Characters of a CI file that are parsed at most. */
export const maxCharacters = 1024 * 1024;
/** Jobs and includes of one file that are kept at most. */
const maxJobs = 1000;
const maxIncludes = 150;

/** Keys at the top of a CI file that are no jobs. */
const keywords: ReadonlySet<string> = new Set([
  'after_script',
  'before_script',
  'cache',
  'default',
  'image',
  'include',
  'services',
  'spec',
  'stages',
  'types',
  'variables',
  'workflow',
]);

function unparsed(problem: string): CiConfig {
  return {
    parses: false,
    problem,
    includes: [],
    variables: [],
    usesDebugTrace: false,
    hasWorkflowRules: false,
    jobs: [],
    findings: [],
  };
}

/** Reads a CI file of more than {@link maxCharacters} as one that does not parse. */
export function tooLarge(): CiConfig {
  return unparsed('It is larger than 1 MiB.');
}

/** A CI file that is there but no text, such as one in LFS. */
export function notText(): CiConfig {
  return unparsed('It is no text.');
}

/**
 * Reads a CI file (https://docs.gitlab.com/ci/yaml/) as far as it may be kept: names, references and where a line does
 * something risky, never a line or a value. Never throws: what is no CI file says so in `problem`.
 */
export function parseCiConfig(text: string): CiConfig {
  if (text.length > maxCharacters) return tooLarge();
  try {
    return parseText(text);
  } catch {
    // The parser gives up on some malformed texts by throwing; the file is then one that does not parse.
    return unparsed('It is no YAML: it cannot be parsed.');
  }
}

function parseText(text: string): CiConfig {
  const yaml = readYaml(text);
  if ('problem' in yaml) return unparsed(yaml.problem);
  const entries = entriesOf(yaml.root, yaml);
  const defaults = entriesOf(entries.get('default'), yaml);
  const findings = new Findings(yaml);
  const debugs = findings.variables(entries.get('variables'));
  for (const part of ['before_script', 'after_script']) {
    findings.script(entries.get(part));
    findings.script(defaults.get(part));
  }
  const jobs = new Map<string, CiJob>();
  for (const [name, node] of entries) {
    if (keywords.has(name) || jobs.size >= maxJobs || !isMap(resolved(node, yaml))) continue;
    const job = readJob(name, node, { yaml, entries, defaults });
    jobs.set(job.name, job);
  }
  return {
    parses: true,
    problem: null,
    includes: readIncludes(entries.get('include'), yaml, maxIncludes),
    variables: [...entriesOf(entries.get('variables'), yaml).keys()].map(plain).sort(),
    usesDebugTrace: debugs || [...jobs.values()].some((job) => job.usesDebugTrace),
    hasWorkflowRules: entriesOf(entries.get('workflow'), yaml).has('rules'),
    jobs: [...jobs.values()],
    findings: findings.all(),
  };
}
