import { defineEntity } from '../model/entity.js';
import { boolean, integer, text } from '../model/values.js';

/** An account at an identity provider that signs in as a user. */
export const identity = defineEntity({
  kind: 'identity',
  label: 'GitLabIdentity',
  classLabels: ['Identity'],
  description:
    'An account at an identity provider, of the instance or of a top-level group, that signs in as a user or makes one. Its id is `<provider>/<group or instance>/<user>`.',
  parents: ['account', 'group'],
  properties: {
    provider: text('`saml`, `ldapmain`, `github` and others; `group_saml` and `scim` are those of a group.'),
    externUid: text('Who it is at the provider.'),
    userId: integer('Id of the user.'),
    groupId: integer('Id of the top-level group whose provider it is; none for one of the instance.'),
    active: boolean('Whether SCIM calls it active; none for other providers.'),
  },
  indexes: ['externUid'],
  searched: ['externUid'],
});
