import type { References } from '../reference.js';
import { accessReferences } from './access.js';
import { applicationReferences } from './applications.js';
import { automationReferences } from './automation.js';
import { branchReferences } from './branches.js';
import { changeReferences } from './changes.js';
import { deployKeyReferences } from './deploy-keys.js';
import { directoryReferences } from './directory.js';
import { dormancyReferences } from './dormancy.js';
import { driftReferences } from './drift.js';
import { exposureReferences } from './exposure.js';
import { governanceReferences } from './governance.js';
import { groupSettingReferences } from './group-settings.js';
import { identityReferences } from './identity.js';
import { instanceReferences } from './instance.js';
import { loggingReferences } from './logging.js';
import { runnerReferences } from './runners.js';
import { supplyChainReferences } from './supply-chain.js';
import { tokenUseReferences } from './token-use.js';
import { tokenReferences } from './tokens.js';
import { usageReferences } from './usage.js';
import { visibilityReferences } from './visibility.js';
import { webhookReferences } from './webhooks.js';

/** The plain references of rules, by id. */
export const references: References = {
  ...accessReferences,
  ...branchReferences,
  ...changeReferences,
  ...driftReferences,
  ...identityReferences,
  ...runnerReferences,
  ...tokenReferences,
  ...applicationReferences,
  ...groupSettingReferences,
  ...instanceReferences,
  ...loggingReferences,
  ...tokenUseReferences,
  ...directoryReferences,
  ...dormancyReferences,
  ...exposureReferences,
  ...automationReferences,
  ...governanceReferences,
  ...usageReferences,
  ...webhookReferences,
  ...deployKeyReferences,
  ...supplyChainReferences,
  ...visibilityReferences,
};

/** Rules that have no reference yet. */
export const withoutReference: readonly string[] = [
  'ai-agent-untrusted-input-with-secrets',
  'approval-rules-editable-in-mr',
  'approvals-kept-after-push',
  'broad-group-share',
  'ci-image-unpinned',
  'ci-image-untrusted-registry',
  'ci-include-unpinned',
  'ci-variable-not-masked',
  'ci-variable-not-protected',
  'code-owner-review-gap',
  'default-branch-direct-push',
  'deploy-key-pushes-protected-branch',
  'deployment-approval-weak',
  'direct-grant-exceeds-inherited',
  'fork-mr-pipeline-in-parent',
  'group-default-branch-protection-weak',
  'insufficient-approvals',
  'job-token-allowlist-open',
  'merge-checks-not-required',
  'nhi-peer-outlier',
  'nhi-permission-expansion',
  'non-human-owner',
  'path-to-production-secret',
  'pipeline-variable-override-open',
  'private-project-public-logs',
  'privileged-job-without-jit',
  'production-environment-open',
  'protected-branch-developer-push',
  'release-tags-open',
  'runner-shared-across-trust',
  'secret-exposed-in-job-log',
  'secret-push-protection-off',
  'security-approval-policy-weak',
  'self-approval-allowed',
  'shared-runner-broad-reach',
  'sod-conflict-merge-and-deploy',
  'static-credential-in-variable',
  'unreviewed-merge',
  'unsigned-commits-allowed',
  'unused-elevated-access',
];
