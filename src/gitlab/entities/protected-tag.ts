import { defineEntity } from '../model/entity.js';
import { boolean, integers, text } from '../model/values.js';

/** A rule that protects tags of one name or pattern. */
export const protectedTag = defineEntity({
  kind: 'protected_tag',
  label: 'GitLabProtectedTag',
  classLabels: ['ProtectionRule'],
  description:
    'A rule on who may create the tags of one name or pattern; without one every Developer may (R19). Its id is the project’s, a slash and its name.',
  parents: ['project'],
  properties: {
    name: text('Name or pattern of the tags; `*` stands for any text.'),
    wildcard: boolean('Whether the name is a pattern.'),
    createAccessLevels: integers(
      'Roles that may create: 0 nobody, 30 Developer, 40 Maintainer (R20); entries of users, groups and deploy keys are relationships.',
    ),
  },
  indexes: ['name'],
  searched: ['name'],
});
