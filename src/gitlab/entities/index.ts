import type { EntityDefinition, EntityKind } from '../model/entity.js';
import { accessToken } from './access-token.js';
import { account } from './account.js';
import { deployKey } from './deploy-key.js';
import { deployToken } from './deploy-token.js';
import { group } from './group.js';
import { mergeRequest } from './merge-request.js';
import { project } from './project.js';
import { runner } from './runner.js';
import { user } from './user.js';

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
};
