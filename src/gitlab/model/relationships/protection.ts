import type { RelationshipDefinition } from '../relationship.js';
import { integer } from '../values.js';

const entry = 'An entry in the rule, which alone grants nothing:';

/** What protects code, and whom the rules name. */
export const protection: readonly RelationshipDefinition[] = [
  {
    type: 'PROTECTS',
    from: ['protected_branch', 'protected_environment'],
    to: ['branch', 'environment'],
    reaches: { protected_branch: ['branch'], protected_environment: ['environment'] },
    description:
      'The rule’s name or pattern fits; all rules that do count together, and any grant wins (R19).',
    names: { out: 'protects{Kinds}', in: 'protections' },
    properties: {},
  },
  {
    type: 'ALLOWED_TO_PUSH',
    from: ['user', 'group', 'deploy_key'],
    to: ['protected_branch'],
    description: `${entry} a user must be a member and able to push, a group must be invited to the project, a key’s owner counts (R21 to R23).`,
    names: { out: 'mayPushTo{Kinds}', in: '{kinds}AllowedToPush' },
    properties: {},
  },
  {
    type: 'ALLOWED_TO_MERGE',
    from: ['user', 'group'],
    to: ['protected_branch'],
    description: `${entry} a user must be a member, a group must be invited to the project (R21, R22).`,
    names: { out: 'mayMergeTo{Kinds}', in: '{kinds}AllowedToMerge' },
    properties: {},
  },
  {
    type: 'ALLOWED_TO_UNPROTECT',
    from: ['user', 'group'],
    to: ['protected_branch'],
    description: `${entry} a user must be a member, a group must be invited to the project (R21, R22).`,
    names: { out: 'mayUnprotect{Kinds}', in: '{kinds}AllowedToUnprotect' },
    properties: {},
  },
  {
    type: 'ALLOWED_TO_CREATE',
    from: ['user', 'group', 'deploy_key'],
    to: ['protected_tag'],
    description: `${entry} a user must be a member and able to push, a group must be invited to the project (R21 to R23).`,
    names: { out: 'mayCreate{Kinds}', in: '{kinds}AllowedToCreate' },
    properties: {},
  },
  {
    type: 'ALLOWED_TO_APPROVE',
    from: ['user', 'group'],
    to: ['approval_rule', 'protected_environment'],
    description:
      'Named by the rule as approver; of a group its direct members count (R35), for deployments the inherited ones too where the entry says so (R33).',
    names: { out: 'mayApprove{Kinds}', in: '{kinds}AllowedToApprove' },
    properties: {
      groupInheritanceType: integer(
        'For a group that approves deployments: 0 only its direct members, 1 its inherited ones too.',
      ),
      requiredApprovals: integer('For deployments: how many approvals of them are needed.'),
    },
  },
  {
    type: 'APPLIES_TO',
    from: ['approval_rule', 'external_status_check'],
    to: ['protected_branch'],
    description: 'It counts for merge requests into the branches of this rule only.',
    names: { out: 'appliesTo{Kinds}', in: 'applying{Kinds}' },
    properties: {},
  },
];
