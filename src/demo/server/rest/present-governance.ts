import type { WorldAuditEvent, WorldInvitation, WorldSamlGroupLink } from '../../world/governance/types.js';
import type { WorldUser } from '../../world/types.js';
import type { RestContext } from './context.js';
import { basicUser } from './present-users.js';

/** An audit event; newer events carry some of their details twice. */
export function auditEvent(event: WorldAuditEvent): Record<string, unknown> {
  const { id, authorId, authorName, entityId, entityType, entityPath, createdAt } = event;
  const common = {
    author_name: authorName,
    target_id: event.targetId,
    target_type: event.targetType,
    target_details: event.targetDetails,
    ip_address: '192.0.2.7',
    entity_path: entityPath,
  };
  const details = { ...event.said, ...common, author_email: `user${authorId}@example.com` };
  const base = { id, author_id: authorId, entity_id: entityId, entity_type: entityType };
  if (event.eventType === null) return { ...base, details, created_at: createdAt };
  return {
    ...base,
    details: { ...details, event_name: event.eventType },
    ...common,
    created_at: createdAt,
    event_type: event.eventType,
  };
}

/** An open invitation, with its secret where GitLab never has one: whoever reads it must leave it. */
export function invitation(row: WorldInvitation): Record<string, unknown> {
  return {
    id: row.id,
    invite_email: row.email,
    invite_token: row.token,
    created_at: row.createdAt,
    access_level: row.accessLevel,
    expires_at: row.expiresAt === null ? null : `${row.expiresAt}T00:00:00.000Z`,
    user_name: null,
    ...(row.createdByName === null ? {} : { created_by_name: row.createdByName }),
  };
}

/** A link to a group of the identity provider. */
export function samlGroupLink(row: WorldSamlGroupLink): Record<string, unknown> {
  return {
    name: row.name,
    access_level: row.accessLevel,
    member_role_id: row.memberRoleId,
    provider: row.provider,
  };
}

/** Somebody who takes a seat, with what Owners see of their activity. */
export function billableMember(
  context: RestContext,
  user: WorldUser,
  membershipType: string,
): Record<string, unknown> {
  const { public_email: _hidden, ...shown } = basicUser(context, user);
  return {
    ...shown,
    ...(context.caller.rights.admin ? { email: user.email } : {}),
    last_activity_on: user.lastActivityOn,
    membership_type: membershipType,
    removable: membershipType === 'group_member',
    created_at: user.createdAt,
    last_login_at: user.lastSignInAt,
  };
}
