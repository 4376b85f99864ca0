import { defineEntity } from '../model/entity.js';
import { integer, text, texts } from '../model/values.js';

/** A custom role (R17). */
export const memberRole = defineEntity({
  kind: 'member_role',
  label: 'GitLabMemberRole',
  classLabels: ['AccessRole'],
  description: 'A custom role: a base role with further abilities (R17). Memberships name theirs by id.',
  parents: ['account', 'group'],
  properties: {
    id: integer('GitLab’s id.'),
    name: text('Name.'),
    description: text('Description.'),
    baseAccessLevel: integer('The role that it begins with.'),
    abilities: texts('Abilities on top of the base role, sorted.'),
  },
  indexes: ['id'],
  searched: ['name', 'description'],
});
