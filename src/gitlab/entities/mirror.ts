import { defineEntity } from '../model/entity.js';
import { boolean, text, time } from '../model/values.js';

/** A copy of a repository that GitLab keeps up to date; never the credentials in its address. */
export const mirror = defineEntity({
  kind: 'mirror',
  label: 'GitLabMirror',
  classLabels: ['Configuration'],
  description:
    'A push mirror (id `push/{id}`): the repository’s code leaves for another host; or a pull mirror (id `pull/{project}`): code comes in from there.',
  parents: ['project'],
  properties: {
    direction: text('`push` or `pull`.'),
    urlScheme: text('Scheme of the other repository’s address: `https`, `http`, `ssh` or `git`.'),
    urlHost: text('Host of the other repository, with its port where it is not the default.'),
    enabled: boolean('Whether it is active.'),
    onlyProtectedBranches: boolean('Whether only protected branches are mirrored.'),
    keepDivergentRefs: boolean('Whether branches that differ are left as they are instead of overwritten.'),
    branchRegex: text('Pattern of the branches that are mirrored; none means all.'),
    triggersPipelines: boolean('Whether what a pull mirror brings starts pipelines; none for push mirrors.'),
    authMethod: text('`password` or `ssh_public_key`, where GitLab tells.'),
    lastUpdateStatus: text('How the last update ended, such as `finished` or `failed`.', { volatile: true }),
    lastUpdateAt: time('When it was last updated.', { volatile: true }),
  },
  indexes: ['urlHost'],
  searched: ['urlHost'],
});
