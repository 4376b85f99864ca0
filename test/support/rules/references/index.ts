import type { References } from '../reference.js';
import { accessReferences } from './access.js';
import { agentReferences } from './agents.js';
import { applicationReferences } from './applications.js';
import { approvalSettingReferences } from './approval-settings.js';
import { automationReferences } from './automation.js';
import { branchRuleReferences } from './branch-rules.js';
import { branchReferences } from './branches.js';
import { changeReferences } from './changes.js';
import { ciConfigReferences } from './ci-configs.js';
import { deployKeyReferences } from './deploy-keys.js';
import { directoryReferences } from './directory.js';
import { dormancyReferences } from './dormancy.js';
import { driftReferences } from './drift.js';
import { environmentReferences } from './environments.js';
import { exposureReferences } from './exposure.js';
import { governanceReferences } from './governance.js';
import { groupSettingReferences } from './group-settings.js';
import { identityReferences } from './identity.js';
import { expansionReferences } from './identity-baselines.js';
import { peerReferences } from './identity-peers.js';
import { includeReferences } from './includes.js';
import { instanceReferences } from './instance.js';
import { loggingReferences } from './logging.js';
import { pipelineSettingReferences } from './pipeline-settings.js';
import { reviewReferences } from './reviews.js';
import { runnerReferences } from './runners.js';
import { secretPathReferences } from './secret-paths.js';
import { secretSettingReferences } from './secret-settings.js';
import { secretReferences } from './secrets.js';
import { separationReferences } from './separation.js';
import { sharedRunnerReferences } from './shared-runners.js';
import { shareReferences } from './shares.js';
import { supplyChainReferences } from './supply-chain.js';
import { tokenUseReferences } from './token-use.js';
import { tokenReferences } from './tokens.js';
import { unusedReferences } from './unused.js';
import { usageReferences } from './usage.js';
import { visibilityReferences } from './visibility.js';
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
  ...changeReferences,
  ...driftReferences,
  ...identityReferences,
  ...expansionReferences,
  ...peerReferences,
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
  ...secretPathReferences,
  ...separationReferences,
  ...unusedReferences,
};
