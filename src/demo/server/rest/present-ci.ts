import type {
  WorldDeployEntry,
  WorldProtectedEnvironment,
  WorldSecureFile,
  WorldTrigger,
  WorldVariable,
} from '../../world/ci/types.js';
import type { RestContext } from './context.js';

/** A variable of the instance, with its value. */
export function instanceVariable(row: WorldVariable): Record<string, unknown> {
  return {
    key: row.key,
    description: row.description,
    variable_type: row.variableType,
    value: row.value,
    protected: row.protected,
    masked: row.masked,
    raw: row.raw,
  };
}

function entry(row: WorldDeployEntry): Record<string, unknown> {
  const roles: Readonly<Record<number, string>> = {
    0: 'No one',
    30: 'Developers + Maintainers',
    40: 'Maintainers',
  };
  return {
    id: row.id,
    access_level: row.accessLevel,
    access_level_description:
      row.accessLevel === null ? 'Named' : (roles[row.accessLevel] ?? 'Administrators'),
    user_id: row.userId,
    group_id: row.groupId,
    group_inheritance_type: row.groupInheritanceType,
  };
}

/** A rule that protects environments. */
export function protectedEnvironment(row: WorldProtectedEnvironment): Record<string, unknown> {
  return {
    name: row.name,
    deploy_access_levels: row.deployers.map(entry),
    required_approval_count: row.requiredApprovalCount,
    approval_rules: row.approvers.map((one) => ({
      ...entry(one),
      required_approvals: one.requiredApprovals,
    })),
  };
}

/** A trigger; its token is shown whole, to be sure that nobody keeps it. */
export function trigger({ world, base }: RestContext, row: WorldTrigger): Record<string, unknown> {
  const owner = world.users.get(row.ownerId);
  return {
    id: row.id,
    token: row.token,
    description: row.description,
    created_at: row.createdAt,
    updated_at: row.createdAt,
    expires_at: row.expiresAt,
    last_used: row.lastUsed,
    owner:
      owner === undefined
        ? null
        : {
            id: owner.id,
            username: owner.username,
            name: owner.name,
            state: owner.state,
            avatar_url: null,
            web_url: `${base}/${owner.username}`,
          },
  };
}

/** A secure file without its content. */
export function secureFile(row: WorldSecureFile): Record<string, unknown> {
  return {
    id: row.id,
    name: row.name,
    checksum: row.checksum,
    checksum_algorithm: 'sha256',
    created_at: row.createdAt,
    expires_at: row.expiresAt,
    metadata: row.expiresAt === null ? null : { issuer: { CN: 'CANARY issuer' } },
    file_extension: row.name.slice(row.name.lastIndexOf('.') + 1),
  };
}
