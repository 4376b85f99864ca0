import { defineEntity } from '../model/entity.js';
import { boolean, integer, text, time } from '../model/values.js';

/** What pushed commits must be like. */
export const pushRule = defineEntity({
  kind: 'push_rule',
  label: 'GitLabPushRule',
  classLabels: ['ProtectionRule'],
  description:
    'What pushed commits must be like. That of a group is the model for new projects below it, not a rule for those there are.',
  parents: ['project', 'group'],
  properties: {
    id: integer('GitLab’s id.'),
    createdAt: time('When it was made.'),
    commitMessageRegex: text('Pattern that commit messages must match.'),
    commitMessageNegativeRegex: text('Pattern that commit messages must not match.'),
    branchNameRegex: text('Pattern that names of branches must match.'),
    authorEmailRegex: text('Pattern that e-mail addresses of authors must match.'),
    fileNameRegex: text('Pattern that names of files must not match.'),
    denyDeleteTag: boolean('Whether tags may not be deleted by pushing.'),
    memberCheck: boolean('Whether authors must be GitLab users.'),
    preventSecrets: boolean('Whether files that are likely to hold secrets are refused.'),
    maxFileSize: integer('Largest file in megabytes; 0 means any.'),
    commitCommitterCheck: boolean(
      'Whether committers must push with a verified e-mail address of their own.',
    ),
    commitCommitterNameCheck: boolean('Whether committers’ names must be those of their accounts.'),
    rejectUnsignedCommits: boolean('Whether unsigned commits are refused.'),
    rejectNonDcoCommits: boolean('Whether commits without a sign-off are refused.'),
  },
  indexes: ['id'],
  searched: [],
});
