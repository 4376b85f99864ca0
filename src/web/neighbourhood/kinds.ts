import type { NodeKind } from '../generated/operations.js';

/** Every kind of thing by what many of it are called. */
export const kindPlurals: Readonly<Record<NodeKind, string>> = {
  ACCOUNT: 'accounts',
  GROUP: 'groups',
  PROJECT: 'projects',
  USER: 'users',
  MERGE_REQUEST: 'merge requests',
  ACCESS_TOKEN: 'access tokens',
  DEPLOY_TOKEN: 'deploy tokens',
  DEPLOY_KEY: 'deploy keys',
  RUNNER: 'runners',
  VARIABLE: 'variables',
  ENVIRONMENT: 'environments',
  PROTECTED_ENVIRONMENT: 'protected environments',
  RUNNER_MANAGER: 'runner managers',
  PIPELINE_SCHEDULE: 'pipeline schedules',
  PIPELINE_TRIGGER: 'pipeline triggers',
  PIPELINE: 'pipelines',
  JOB: 'jobs',
  SECURE_FILE: 'secure files',
  CLUSTER_AGENT: 'cluster agents',
  BRANCH: 'branches',
  PROTECTED_BRANCH: 'protected branches',
  PROTECTED_TAG: 'protected tags',
  APPROVAL_RULE: 'approval rules',
  EXTERNAL_STATUS_CHECK: 'external status checks',
  PUSH_RULE: 'push rules',
  CI_CONFIG: 'CI configurations',
  CI_JOB: 'CI jobs',
  CI_INCLUDE: 'CI includes',
  CONTAINER_IMAGE: 'container images',
  TAG: 'tags',
  RELEASE: 'releases',
  CONTAINER_REPOSITORY: 'container repositories',
  CONTAINER_PROTECTION_RULE: 'container protection rules',
  PACKAGE: 'packages',
  PACKAGE_PROTECTION_RULE: 'package protection rules',
  WEBHOOK: 'webhooks',
  INTEGRATION: 'integrations',
  MIRROR: 'mirrors',
  OAUTH_APPLICATION: 'OAuth applications',
  SSH_KEY: 'SSH keys',
  GPG_KEY: 'GPG keys',
  AUDIT_EVENT: 'audit events',
  MEMBER_ROLE: 'custom roles',
  IDENTITY: 'identities',
  SAML_GROUP_LINK: 'SAML group links',
  INVITATION: 'invitations',
};

/** All kinds by name. */
export const allKinds = (Object.keys(kindPlurals) as NodeKind[]).toSorted((one, other) =>
  kindPlurals[one].localeCompare(kindPlurals[other]),
);

/** Whether a text is the name of a kind. */
export const isKind = (text: string): text is NodeKind => Object.hasOwn(kindPlurals, text);

/** What many of a kind are called, with a capital letter. */
export const kindHeading = (kind: NodeKind): string =>
  kindPlurals[kind].charAt(0).toUpperCase() + kindPlurals[kind].slice(1);

/** The kinds whose lists can be paged through, with the name of the list. */
export const listedKinds = {
  PROJECT: 'projects',
  GROUP: 'groups',
  USER: 'users',
  ACCESS_TOKEN: 'accessTokens',
  DEPLOY_TOKEN: 'deployTokens',
  DEPLOY_KEY: 'deployKeys',
  SSH_KEY: 'sshKeys',
  RUNNER: 'runners',
  VARIABLE: 'variables',
  ENVIRONMENT: 'environments',
} as const satisfies Partial<Readonly<Record<NodeKind, string>>>;

/** A kind whose list can be paged through. */
export type ListedKind = keyof typeof listedKinds;

/** Whether the list of a kind can be paged through. */
export const isListed = (kind: string | undefined): kind is ListedKind =>
  kind !== undefined && Object.hasOwn(listedKinds, kind);
