import { defineEntity } from '../model/entity.js';
import { integer, text } from '../model/values.js';

/** A link from a group at the identity provider to a group. */
export const samlGroupLink = defineEntity({
  kind: 'saml_group_link',
  label: 'GitLabSamlGroupLink',
  classLabels: ['AccessRole'],
  description:
    'Whoever is in a group at the SAML provider becomes a member of a group here at sign-in. Its id is `<group>/<provider or ->/<name>`.',
  parents: ['group'],
  properties: {
    name: text('Name of the group at the provider.'),
    provider: text('Provider that it counts for; none means any.'),
    accessLevel: integer('The role that its people get.'),
    memberRoleId: integer('The custom role that they get, if any (R17).'),
    groupId: integer('Id of the group.'),
  },
  indexes: ['name'],
  searched: ['name'],
});
