import { groupAccessTokens, ownAccessTokens, projectAccessTokens } from './access-tokens.js';
import {
  deployKeyOwners,
  deployKeys,
  groupDeployTokens,
  projectDeployKeys,
  projectDeployTokens,
} from './deploy.js';
import { groupDetails, groups } from './groups.js';
import { groupMembers, projectMembers } from './members.js';
import { mergeRequests } from './merge-requests.js';
import { mergeRequestsRest } from './merge-requests-rest.js';
import { projects } from './projects.js';
import { groupRunners, personalProjectRunners, runners } from './runners.js';
import type { Source } from './source.js';
import { currentUser, userAccessTokens, userDetails, users, userTypes } from './users.js';

/** Every way of reading GitLab, access facts first: the one list that plan, coverage and docs come from. */
export const sources: readonly Source[] = [
  groups,
  users,
  currentUser,
  projects,
  groupMembers,
  groupDetails,
  projectMembers,
  groupAccessTokens,
  projectAccessTokens,
  ownAccessTokens,
  deployKeys,
  projectDeployKeys,
  groupDeployTokens,
  projectDeployTokens,
  runners,
  groupRunners,
  personalProjectRunners,
  mergeRequests,
  mergeRequestsRest,
  deployKeyOwners,
  userDetails,
  userTypes,
  userAccessTokens,
];
