import type { World } from './types.js';

/** The kinds that number their rows; groups and personal namespaces share one sequence, as in GitLab. */
export type IdKind =
  | 'users'
  | 'namespaces'
  | 'projects'
  | 'memberships'
  | 'memberRoles'
  | 'groupLinks'
  | 'mergeRequests'
  | 'tokens'
  | 'deployTokens'
  | 'deployKeys'
  | 'runners'
  | 'managers'
  | 'branchRules'
  | 'tagRules'
  | 'approvalRules'
  | 'statusChecks'
  | 'pushRules'
  | 'groupPushRules'
  | 'auditEvents'
  | 'accessRequests'
  | 'invitations'
  | 'samlGroupLinks'
  | 'samlProviders'
  | 'scimIdentities'
  | 'hooks'
  | 'integrations'
  | 'mirrors'
  | 'applications'
  | 'gpgKeys'
  | 'ciFiles'
  | 'releases'
  | 'packages'
  | 'packageRules'
  | 'containerRepositories'
  | 'containerRules'
  | 'variables'
  | 'environments'
  | 'protectedEnvironments'
  | 'deployEntries'
  | 'schedules'
  | 'scheduleVariables'
  | 'triggers'
  | 'jobTokenEntries'
  | 'pipelines'
  | 'jobs'
  | 'notes'
  | 'issues'
  | 'secureFiles'
  | 'clusterAgents'
  | 'agentTokens';

/** An id never given out before. */
export function nextId(world: World, kind: IdKind): number {
  const id = (world.lastIds[kind] ?? 0) + 1;
  world.lastIds[kind] = id;
  return id;
}

/** Tells everything derived from the world (indexes, rights) that its rows changed. */
export function touch(world: World): void {
  world.version += 1;
}
