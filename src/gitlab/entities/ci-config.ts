import { defineEntity } from '../model/entity.js';
import { boolean, integer, integers, text, texts } from '../model/values.js';

/** The findings of a file or job as parallel lists: what, in which line, and a hash by which the line is known again. */
export const findingProperties = {
  findings: texts(
    'Lines by which secrets can leak, in the order of lines: `echo-of-variable`, `printenv`, `shell-trace`, `CI_DEBUG_TRACE` or `key-literal`.',
  ),
  findingLines: integers('The line of each finding, counted from 1.'),
  findingHashes: texts(
    'The SHA-256 of each finding’s line without the spaces around it; lines are not kept.',
  ),
};

/** The CI/CD configuration of a project. */
export const ciConfig = defineEntity({
  kind: 'ci_config',
  label: 'GitLabCiConfig',
  classLabels: ['Configuration'],
  description: 'The file that says what pipelines do (R28); only names, references and places are kept.',
  parents: ['project'],
  properties: {
    id: integer('Id of its project.'),
    origin: text('`repository`, or `project` or `remote`: it lies elsewhere and is not read.'),
    path: text('Path of the file, or its address without user information and query.'),
    ref: text('Branch that it was read from, or the one that the project’s setting names.'),
    sha: text('Git’s object id of the file.'),
    size: integer('Bytes.'),
    parses: boolean('Whether it is YAML that can be read; none when it lies elsewhere.'),
    problem: text('Why it does not parse, without any of its content.'),
    jobCount: integer('Jobs in it, templates included; those of included files are not counted.'),
    includeCount: integer('Files that it includes.'),
    variables: texts('Names of the variables that it sets for all jobs.'),
    hasWorkflowRules: boolean('Whether `workflow:rules` decides which pipelines run.'),
    usesDebugTrace: boolean('Whether it switches on the debug log, which shows every variable.'),
    ...findingProperties,
  },
  indexes: ['id', 'parses'],
  searched: ['path'],
});
