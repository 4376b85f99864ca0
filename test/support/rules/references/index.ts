import type { References } from '../reference.js';
import { accessReferences } from './access.js';
import { agentReferences } from './agents.js';
import { approvalSettingReferences } from './approval-settings.js';
import { branchRuleReferences } from './branch-rules.js';
import { branchReferences } from './branches.js';
import { ciConfigReferences } from './ci-configs.js';
import { driftReferences } from './drift.js';
import { environmentReferences } from './environments.js';
import { identityReferences } from './identity.js';
import { includeReferences } from './includes.js';
import { pipelineSettingReferences } from './pipeline-settings.js';
import { reviewReferences } from './reviews.js';
import { runnerReferences } from './runners.js';
import { secretSettingReferences } from './secret-settings.js';
import { secretReferences } from './secrets.js';
import { sharedRunnerReferences } from './shared-runners.js';
import { shareReferences } from './shares.js';
import { tokenReferences } from './tokens.js';
import { webhookReferences } from './webhooks.js';

/** The plain references of rules, by id. */
export const references: References = {
  ...agentReferences,
  ...includeReferences,
  ...sharedRunnerReferences,
  ...ciConfigReferences,
  ...secretSettingReferences,
  ...reviewReferences,
  ...shareReferences,
  ...environmentReferences,
  ...branchRuleReferences,
  ...pipelineSettingReferences,
  ...approvalSettingReferences,
  ...secretReferences,
  ...accessReferences,
  ...branchReferences,
  ...driftReferences,
  ...identityReferences,
  ...runnerReferences,
  ...tokenReferences,
  ...webhookReferences,
};

/** Rules that have no reference yet. */
export const withoutReference: readonly string[] = [
  'access-outlives-decision',
  'access-review-overdue',
  'admin-not-in-idp',
  'anomalous-variable-access',
  'artifact-no-provenance',
  'asset-exposure-changed',
  'audit-streaming-missing',
  'collector-coverage-gap',
  'connector-token-unhealthy',
  'deploy-key-reused',
  'deploy-key-stale',
  'deploy-key-write-access',
  'developer-not-in-idp',
  'dormant-instance-admin',
  'group-mfa-grace-too-long',
  'group-mfa-not-enforced',
  'group-sso-not-enforced',
  'idp-default-role-too-high',
  'instance-access-open',
  'instance-hardening-gaps',
  'instance-version-vulnerable',
  'mirror-untrusted-remote',
  'new-external-connection',
  'nhi-peer-outlier',
  'nhi-permission-expansion',
  'oauth-app-overprivileged',
  'offboarded-user-active',
  'ownerless-automation',
  'path-to-production-secret',
  'private-code-forking-open',
  'privileged-role-granted',
  'public-project-unexpected',
  'registry-artifacts-unprotected',
  'security-scanning-missing',
  'sod-conflict-merge-and-deploy',
  'stale-group-member',
  'stale-project-not-archived',
  'token-overprivileged',
  'token-unused',
  'unused-elevated-access',
  'webhook-insecure-transport',
  'webhook-ownerless-external',
];
