import type { RelationshipHelp } from './types.js';

const members = 'https://docs.gitlab.com/user/project/members/';
const permissions = 'https://docs.gitlab.com/user/permissions/';

/** How people and groups get roles, and what these reach. */
export const membership = {
  HAS: {
    granted:
      'Comes with the creation of a thing in its group, project or account, or with a transfer to it. A role in a group holds in all groups and projects below.',
    abused:
      'A member with a high role near the top reaches everything below, also what is added later; whoever may transfer a project or group puts it under other members.',
    removed:
      'Delete the thing, or move it: `PUT /projects/:id/transfer` for projects, `POST /groups/:id/transfer` for groups. A role is given lower down instead of at the top.',
    docs: ['https://docs.gitlab.com/user/namespace/', members],
    carries: { forward: '{to} is part of {from}.' },
  },
  MEMBER_OF: {
    granted:
      'Owners add members to groups, Maintainers and Owners to projects; an accepted invitation or access request, or a SAML or LDAP group link, does it too.',
    abused:
      'The role holds in the group and in everything below. Maintainers and Owners add further members and make tokens that outlive their own membership.',
    removed:
      'Remove the member: `DELETE /groups/:id/members/:user_id` or `DELETE /projects/:id/members/:user_id`; or lower the role or let it end by `PUT` on the same path. A past expiry date counts once GitLab has removed the row.',
    docs: [members, permissions],
    carries: { forward: '{from} is {role} in {to}.' },
  },
  INVITED_TO: {
    granted:
      'An Owner of the group, or a Maintainer or Owner of the project, invites another group with a highest role.',
    abused:
      'Whoever may add members to the invited group lets them into the other one without asking its Owners; the members page of the other one may not name them all.',
    removed:
      'Stop sharing: `DELETE /groups/:id/share/:group_id` or `DELETE /projects/:id/share/:group_id`. Settings that lock sharing stop new invitations; only the group lock (R7) voids those of its projects.',
    docs: ['https://docs.gitlab.com/user/project/members/sharing_projects_groups/'],
    carries: { forward: '{from} is invited to {to} with at most the role {role}.' },
  },
  REQUESTED_ACCESS_TO: {
    granted: 'A person asks for access to a group or project that allows such requests.',
    abused: 'Nothing until it is accepted; a familiar name may get it accepted without a second look.',
    removed:
      'Deny it, or the person takes it back: `DELETE /groups/:id/access_requests/:user_id` or `DELETE /projects/:id/access_requests/:user_id`. Requests can be switched off in the settings.',
    docs: ['https://docs.gitlab.com/user/group/', members],
    carries: {},
  },
  MANAGES: {
    granted:
      'GitLab takes a person as a user of a top-level group: by a verified domain (enterprise user), by SCIM or SAML, or by a seat.',
    abused:
      'Owners of the group can change and delete the accounts of its enterprise users, whatever else those accounts reach.',
    removed:
      'An enterprise user is deleted by `DELETE /groups/:id/enterprise_users/:user_id`; a seat is freed by `DELETE /groups/:id/billable_members/:user_id`; a SAML or SCIM identity goes by `DELETE /groups/:id/saml/:uid` or `DELETE /groups/:id/scim/:uid`.',
    docs: ['https://docs.gitlab.com/user/enterprise_user/'],
    carries: {},
  },
} as const satisfies Readonly<Record<string, RelationshipHelp>>;
