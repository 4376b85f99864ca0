import { defineEntity } from '../model/entity.js';
import { boolean, text } from '../model/values.js';

/** A file that a CI/CD configuration includes. */
export const ciInclude = defineEntity({
  kind: 'ci_include',
  label: 'GitLabCiInclude',
  classLabels: ['Reference'],
  description: 'Something that a CI/CD configuration includes: whoever changes it changes the pipelines.',
  parents: ['ci_config'],
  properties: {
    kind: text('`local`, `project`, `remote`, `component`, `template` or `unknown`.'),
    file: text('Path, address or name, without user information and query.'),
    projectPath: text('Full path of the project that it comes from, as written.'),
    ref: text('Branch, tag, version or commit, as written; none means the default branch.'),
    remoteHost: text('Host of a remote file or a component.'),
    pinned: boolean(
      'Whether a commit or hash fixes its content; none for files of the same commit and templates.',
    ),
  },
  indexes: ['kind'],
  searched: ['file', 'projectPath'],
});
