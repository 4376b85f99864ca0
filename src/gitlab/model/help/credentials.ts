import type { RelationshipHelp } from './types.js';

/** What keys, tokens and ownership open. */
export const credentials = {
  ACTS_AS: {
    granted:
      'A person makes a personal access token or adds an SSH key or a sign-in by a provider; Maintainers make project access tokens, Owners those of groups, administrators impersonation tokens.',
    abused:
      'Whoever has the token or the private key does what the user may, within the scopes of the token, from anywhere that no IP rule forbids and without a second factor.',
    removed:
      'Revoke it: `DELETE /personal_access_tokens/:id`, `DELETE /projects/:id/access_tokens/:token_id`, `DELETE /groups/:id/access_tokens/:token_id`; SSH keys by `DELETE /users/:id/keys/:key_id`, identities by `DELETE /users/:id/identities/:provider`.',
    docs: ['https://docs.gitlab.com/security/tokens/', 'https://docs.gitlab.com/user/ssh/'],
    carries: { forward: 'Whoever holds {from} acts as {to}.' },
  },
  OWNS: {
    granted:
      'A person creates a project in the personal namespace, adds a deploy key, makes a pipeline schedule or trigger token, or takes the ownership of a schedule.',
    abused:
      'Personal projects escape the rules of groups. Schedules and trigger tokens run pipelines with the rights of their owner, whoever pushed what they run.',
    removed:
      'Move the project to a group: `PUT /projects/:id/transfer`; another person takes a schedule over: `POST /projects/:id/pipeline_schedules/:pipeline_schedule_id/take_ownership`; delete a trigger token: `DELETE /projects/:id/triggers/:trigger_id`, or a deploy key: `DELETE /projects/:id/deploy_keys/:key_id`.',
    docs: ['https://docs.gitlab.com/user/namespace/', 'https://docs.gitlab.com/ci/pipelines/schedules/'],
    carries: { forward: '{from} owns {to}.' },
  },
  GRANTS: {
    granted:
      'Maintainers add deploy keys and deploy tokens to projects and invite people to them by e-mail; Owners of groups add deploy tokens, set SAML group links and send invitations.',
    abused:
      'Deploy keys and tokens belong to no member list and last beyond whoever made them: a copy reads the code, or pushes where that is allowed. A link gives a role to all whom the identity provider names.',
    removed:
      'Remove it: `DELETE /projects/:id/deploy_keys/:key_id`, `DELETE /projects/:id/deploy_tokens/:token_id`, `DELETE /groups/:id/deploy_tokens/:token_id`, `DELETE /groups/:id/saml_group_links/:saml_group_name`, `DELETE /groups/:id/invitations/:email`, `DELETE /projects/:id/invitations/:email`.',
    docs: [
      'https://docs.gitlab.com/user/project/deploy_keys/',
      'https://docs.gitlab.com/user/project/deploy_tokens/',
      'https://docs.gitlab.com/user/group/saml_sso/group_sync/',
    ],
    carries: { forward: '{from} opens {to}.' },
  },
} as const satisfies Readonly<Record<string, RelationshipHelp>>;
