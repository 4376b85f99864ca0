import { isOf } from '../../world/governance/build.js';
import type { Joinable, WorldAuditEvent } from '../../world/governance/types.js';
import type { WorldGroup, WorldUser } from '../../world/types.js';
import { HttpFailure, notFound, unauthorized } from '../failure.js';
import type { KeysetKind } from '../paging.js';
import {
  groupOf,
  list,
  projectOf,
  type RestContext,
  type Route,
  requireAdmin,
  requireGroupLevel,
  requireProjectLevel,
  userOf,
} from './context.js';
import { auditEvent, billableMember, invitation, samlGroupLink } from './present-governance.js';
import { basicUser, fullUser } from './present-users.js';
import { requireTier } from './routes-instance.js';

const newest: KeysetKind<WorldAuditEvent> = {
  orderBy: ['id'],
  key: ({ id }) => id,
  id: ({ id }) => id,
  style: 'cursor',
};

function auditEvents(context: RestContext, isOf: (event: WorldAuditEvent) => boolean): unknown {
  const time = (name: string, fallback: number): number => {
    const given = context.query.get(name);
    return given === null ? fallback : Date.parse(given);
  };
  const [after, before] = [time('created_after', 0), time('created_before', Number.POSITIVE_INFINITY)];
  const rows = [...context.world.governance.auditEvents.values()].filter((event) => {
    const at = Date.parse(event.createdAt);
    return at >= after && at <= before && isOf(event);
  });
  return list(rows.reverse(), auditEvent, { keyset: newest });
}

/** The group if the caller owns it and the licence allows what is asked; GitLab's failure otherwise. */
function ownedGroup(context: RestContext, tiers: readonly string[] = []): WorldGroup {
  const group = groupOf(context);
  if (tiers.length > 0) requireTier(context, ...tiers);
  requireGroupLevel(context, group, 50);
  return group;
}

function topGroup(context: RestContext, tiers: readonly string[] = []): WorldGroup {
  const group = ownedGroup(context, tiers);
  if (group.parentId !== null)
    throw new HttpFailure(400, { message: '400 Bad request - Must be a top-level group' });
  return group;
}

const paid = ['premium', 'ultimate'] as const;

/** Who takes a seat in a top-level group, by a membership of it or anything below it. */
function billable(context: RestContext): unknown {
  const { index, world } = context;
  const group = topGroup(context);
  const inside = [group, ...index.descendants(group.id)];
  const types = new Map<number, string>();
  const add = (type: string, rows: readonly { userId: number; state: string }[] = []): void => {
    for (const { userId, state } of rows)
      if (state === 'active' && world.users.get(userId)?.bot === false && !types.has(userId))
        types.set(userId, type);
  };
  for (const { id } of inside) add('group_member', index.membersOfGroup.get(id));
  for (const { id } of inside)
    for (const project of index.projectsOfGroup.get(id) ?? [])
      add('project_member', index.membersOfProject.get(project.id));
  const rows = [...types].sort(([a], [b]) => a - b);
  return list(rows, ([id, type]) => billableMember(context, userOf(context, id), type));
}

function samlMembers({ world }: RestContext, group: WorldGroup): { user: WorldUser; externUid: string }[] {
  return [...world.users.values()].flatMap((user) => {
    const identity = user.identities.find(
      ({ samlProviderId }) => world.governance.samlProviders.get(samlProviderId ?? 0) === group.id,
    );
    return identity === undefined ? [] : [{ user, externUid: identity.externUid }];
  });
}

/** 404 where the group has no identity provider of its own. */
function requireProvider({ world }: RestContext, group: WorldGroup): void {
  if (![...world.governance.samlProviders.values()].includes(group.id)) throw notFound('Group');
}

function samlIdentities(context: RestContext): unknown {
  const group = topGroup(context, paid);
  requireProvider(context, group);
  const rows = samlMembers(context, group);
  return list(rows, ({ user, externUid }) => ({ extern_uid: externUid, user_id: user.id }));
}

function scimIdentities(context: RestContext): unknown {
  const group = topGroup(context, paid);
  requireProvider(context, group);
  const rows = [...context.world.governance.scimIdentities.values()].filter(
    ({ groupId }) => groupId === group.id,
  );
  return list(rows, (row) => ({ extern_uid: row.externUid, user_id: row.userId, active: row.active }));
}

type Kind = Joinable['sourceType'];

/** Whether a row is of the group or project of `:id`, if the caller may manage its members; GitLab's failure otherwise. */
function ofManaged(context: RestContext, kind: Kind): (row: Joinable) => boolean {
  if (kind === 'group') return isOf(kind, ownedGroup(context).id);
  const project = projectOf(context);
  requireProjectLevel(context, project, 40);
  return isOf(kind, project.id);
}

const accessRequests = (kind: Kind) => (context: RestContext) => {
  const rows = [...context.world.governance.accessRequests.values()].filter(ofManaged(context, kind));
  return list(rows, (row) => {
    const { public_email: _hidden, ...shown } = basicUser(context, userOf(context, row.userId));
    return { ...shown, requested_at: row.requestedAt };
  });
};

const invitations = (kind: Kind) => (context: RestContext) =>
  list([...context.world.governance.invitations.values()].filter(ofManaged(context, kind)), invitation);

function samlGroupLinks(context: RestContext): unknown {
  const group = groupOf(context);
  requireTier(context, ...paid);
  // GitLab answers 401 here to those who may not manage the links.
  if (context.caller.rights.groupLevel(group.id) < 50) throw unauthorized();
  return [...context.world.governance.samlGroupLinks.values()]
    .filter(({ groupId }) => groupId === group.id)
    .map(samlGroupLink);
}

function provisionedUsers(context: RestContext): unknown {
  const group = ownedGroup(context, paid);
  const ids = [...(context.world.governance.provisioned.get(group.id) ?? [])];
  return list(ids, (id) => fullUser(context, userOf(context, id)));
}

function samlUsers(context: RestContext): unknown {
  const group = ownedGroup(context, paid);
  return list(samlMembers(context, group), ({ user }) => ({
    ...fullUser(context, user),
    scim_identities: [],
  }));
}

function groupAuditEvents(context: RestContext): unknown {
  const group = groupOf(context);
  requireTier(context, ...paid);
  requireGroupLevel(context, group, 50);
  // What happened in projects and subgroups is in lists of their own.
  return auditEvents(context, ({ entityType, entityId }) => entityType === 'Group' && entityId === group.id);
}

/** Endpoints about the audit log, requests, invitations, identity providers and settings. */
export const governanceRoutes: readonly Route[] = [
  {
    template: '/audit_events',
    answer: (context) => {
      requireAdmin(context);
      requireTier(context, ...paid);
      return auditEvents(context, () => true);
    },
  },
  {
    template: '/application/settings',
    answer: (context) => {
      requireAdmin(context);
      return context.world.governance.settings;
    },
  },
  { template: '/groups/:id/audit_events', answer: groupAuditEvents },
  { template: '/groups/:id/access_requests', answer: accessRequests('group') },
  { template: '/projects/:id/access_requests', answer: accessRequests('project') },
  { template: '/groups/:id/invitations', answer: invitations('group') },
  { template: '/projects/:id/invitations', answer: invitations('project') },
  { template: '/groups/:id/billable_members', answer: billable },
  { template: '/groups/:id/saml_group_links', answer: samlGroupLinks },
  { template: '/groups/:id/saml_users', answer: samlUsers },
  { template: '/groups/:id/provisioned_users', answer: provisionedUsers },
  { template: '/groups/:id/saml/identities', answer: samlIdentities },
  { template: '/groups/:id/scim/identities', answer: scimIdentities },
];
