import type { EntityDefinition, EntityKind } from '../model/entity.js';
import { accessToken } from './access-token.js';
import { account } from './account.js';
import { approvalRule } from './approval-rule.js';
import { auditEvent } from './audit-event.js';
import { branch } from './branch.js';
import { ciConfig } from './ci-config.js';
import { ciInclude } from './ci-include.js';
import { ciJob } from './ci-job.js';
import { clusterAgent } from './cluster-agent.js';
import { containerImage } from './container-image.js';
import { containerProtectionRule } from './container-protection-rule.js';
import { containerRepository } from './container-repository.js';
import { deployKey } from './deploy-key.js';
import { deployToken } from './deploy-token.js';
import { environment } from './environment.js';
import { externalStatusCheck } from './external-status-check.js';
import { gpgKey } from './gpg-key.js';
import { group } from './group.js';
import { identity } from './identity.js';
import { integration } from './integration.js';
import { invitation } from './invitation.js';
import { job } from './job.js';
import { memberRole } from './member-role.js';
import { mergeRequest } from './merge-request.js';
import { mirror } from './mirror.js';
import { oauthApplication } from './oauth-application.js';
import { packageEntity } from './package.js';
import { packageProtectionRule } from './package-protection-rule.js';
import { pipeline } from './pipeline.js';
import { pipelineSchedule } from './pipeline-schedule.js';
import { pipelineTrigger } from './pipeline-trigger.js';
import { project } from './project.js';
import { protectedBranch } from './protected-branch.js';
import { protectedEnvironment } from './protected-environment.js';
import { protectedTag } from './protected-tag.js';
import { pushRule } from './push-rule.js';
import { release } from './release.js';
import { runner } from './runner.js';
import { runnerManager } from './runner-manager.js';
import { samlGroupLink } from './saml-group-link.js';
import { secureFile } from './secure-file.js';
import { sshKey } from './ssh-key.js';
import { tag } from './tag.js';
import { user } from './user.js';
import { variable } from './variable.js';
import { webhook } from './webhook.js';

/** Every kind of node by its name: the one list that constraints, writer, sweep and docs come from. */
export const entities: Readonly<Record<EntityKind, EntityDefinition>> = {
  account,
  group,
  project,
  user,
  merge_request: mergeRequest,
  access_token: accessToken,
  deploy_token: deployToken,
  deploy_key: deployKey,
  runner,
  variable,
  environment,
  protected_environment: protectedEnvironment,
  runner_manager: runnerManager,
  pipeline_schedule: pipelineSchedule,
  pipeline_trigger: pipelineTrigger,
  pipeline,
  job,
  secure_file: secureFile,
  cluster_agent: clusterAgent,
  branch,
  protected_branch: protectedBranch,
  protected_tag: protectedTag,
  approval_rule: approvalRule,
  external_status_check: externalStatusCheck,
  push_rule: pushRule,
  ci_config: ciConfig,
  ci_job: ciJob,
  ci_include: ciInclude,
  container_image: containerImage,
  tag,
  release,
  container_repository: containerRepository,
  container_protection_rule: containerProtectionRule,
  package: packageEntity,
  package_protection_rule: packageProtectionRule,
  webhook,
  integration,
  mirror,
  oauth_application: oauthApplication,
  ssh_key: sshKey,
  gpg_key: gpgKey,
  audit_event: auditEvent,
  member_role: memberRole,
  identity,
  saml_group_link: samlGroupLink,
  invitation,
};
