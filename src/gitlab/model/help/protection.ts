import type { RelationshipHelp } from './types.js';

const branches = 'https://docs.gitlab.com/user/project/repository/branches/protected/';
const tags = 'https://docs.gitlab.com/user/project/protected_tags/';
const environments = 'https://docs.gitlab.com/ci/environments/protected_environments/';
const approvals = 'https://docs.gitlab.com/user/project/merge_requests/approvals/rules/';

const byMaintainers = 'Maintainers and Owners of the project';
const takeOut = 'Take the entry out of the rule';

/** What protects code and environments, and whom the rules name. */
export const protection = {
  PROTECTS: {
    granted: `${byMaintainers} protect a branch or environment by its name or a pattern; rules of a top-level group hold in all its projects.`,
    abused:
      'All rules that fit count together and any entry is enough (R19): a wide pattern with a weak rule weakens a strict one. What no rule fits is open to every Developer (R24).',
    removed:
      'Unprotect: `DELETE /projects/:id/protected_branches/:name` or `DELETE /projects/:id/protected_environments/:name`; for groups `DELETE /groups/:id/protected_branches/:name`. Removing a rule opens the branch or environment.',
    docs: [branches, environments],
    carries: { forward: 'The rule {from} opens {to} to those whom it names.' },
  },
  ALLOWED_TO_PUSH: {
    granted: `${byMaintainers} name a person, an invited group or a deploy key in a rule of a protected branch (people and groups: Premium).`,
    abused:
      'Those named push to the branch without review, and jobs of the branch see protected variables (R30). An entry that names a deploy key lets its owner push too (R23).',
    removed: `${takeOut}: \`PATCH /projects/:id/protected_branches/:name\` with \`allowed_to_push\` and \`_destroy\`.`,
    docs: [branches],
    carries: { forward: 'The rule {to} names {from}: members whom it names push.' },
  },
  ALLOWED_TO_MERGE: {
    granted: `${byMaintainers} name a person or an invited group in a rule of a protected branch (Premium).`,
    abused:
      'Who may merge may also run pipelines on the branch, which reach protected variables (R29); neither needs the role Maintainer.',
    removed: `${takeOut}: \`PATCH /projects/:id/protected_branches/:name\` with \`allowed_to_merge\` and \`_destroy\`.`,
    docs: [branches],
    carries: { forward: 'The rule {to} names {from}: members whom it names merge.' },
  },
  ALLOWED_TO_UNPROTECT: {
    granted: `${byMaintainers} name a person or an invited group in a rule of a protected branch by the API (Premium).`,
    abused: 'Those named remove the protection, push what they like, and may put it back.',
    removed: `${takeOut}: \`PATCH /projects/:id/protected_branches/:name\` with \`allowed_to_unprotect\` and \`_destroy\`.`,
    docs: [branches],
    carries: { forward: 'The rule {to} names {from}: members whom it names unprotect.' },
  },
  ALLOWED_TO_CREATE: {
    granted: `${byMaintainers} name a person, an invited group or a deploy key in a rule of protected tags (people and groups: Premium).`,
    abused: 'A protected tag is a protected ref: its pipelines see protected variables and often release.',
    removed:
      'Protect the tag anew without the entry: `DELETE /projects/:id/protected_tags/:name`, then `POST /projects/:id/protected_tags`.',
    docs: [tags],
    carries: { forward: 'The rule {to} names {from}: members whom it names create tags.' },
  },
  ALLOWED_TO_APPROVE: {
    granted: `${byMaintainers} name people and groups in an approval rule, or in the approval rules of a protected environment (Premium).`,
    abused:
      'Approvers among themselves meet the rule; where authors may approve, one person writes and approves. Whoever adds direct members to a named group adds approvers.',
    removed:
      'Change the rule: `PUT /projects/:id/approval_rules/:approval_rule_id`; for deployments `PUT /projects/:id/protected_environments/:name`.',
    docs: [approvals, 'https://docs.gitlab.com/ci/environments/deployment_approvals/'],
    carries: { forward: 'The rule {to} names {from} as approver.' },
  },
  ALLOWED_TO_DEPLOY: {
    granted: `${byMaintainers} name a person or group in a rule of a protected environment (Premium); Owners do it for the tiers of a group.`,
    abused: 'Those named deploy what they can run, and their jobs see the variables of the environment.',
    removed:
      'Take the entry out of the rule: `PUT /projects/:id/protected_environments/:name` with `deploy_access_levels` and `_destroy`; in groups `PUT /groups/:id/protected_environments/:name`.',
    docs: [environments],
    carries: { forward: 'The rule {to} names {from}: those whom it names deploy.' },
  },
  APPLIES_TO: {
    granted: `${byMaintainers} limit an approval rule or an external status check to a protected branch.`,
    abused: 'Merge requests into any other branch pass without it.',
    removed:
      'Change the rule: `PUT /projects/:id/approval_rules/:approval_rule_id`, or the check: `PUT /projects/:id/external_status_checks/:check_id`.',
    docs: [approvals, 'https://docs.gitlab.com/user/project/merge_requests/status_checks/'],
    carries: {},
  },
} as const satisfies Readonly<Record<string, RelationshipHelp>>;
