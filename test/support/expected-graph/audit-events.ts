import type { WorldAuditEvent } from '../../../src/demo/world/governance/types.js';
import type { World } from '../../../src/demo/world/types.js';
import type { GraphBuilder } from './model.js';
import type { Reader } from './part.js';

const windowMs = 30 * 86_400_000;

/** Changes in the made-up world whose values may be known. */
const harmless = ['access_level', 'visibility', 'namespace', 'email address'];

function said(event: WorldAuditEvent) {
  const action = ['add', 'remove', 'change', 'with'].find((name) => typeof event.said[name] === 'string');
  const subject = action === undefined ? null : (event.said[action] ?? null);
  const tells = action === 'change' && harmless.includes(subject ?? '');
  const address = /^(https?:\/\/)(?:[^@/]*@)?([^/]+)/.exec(event.targetDetails);
  return {
    createdAt: event.createdAt,
    eventType: event.eventType,
    action: action ?? null,
    subject,
    from: tells ? (event.said.from ?? null) : null,
    to: tells ? (event.said.to ?? null) : null,
    authorId: event.authorId,
    authorName: event.authorName,
    entityType: event.entityType,
    entityId: event.entityId,
    entityPath: event.entityPath,
    targetType: event.targetType,
    targetId: event.targetId === null ? null : String(event.targetId),
    targetDetails: address === null ? event.targetDetails : `${address[1]}${address[2]}`,
  };
}

const hiddenStates: readonly string[] = ['blocked', 'banned', 'ldap_blocked', 'blocked_pending_approval'];

/** Adds the events of the last 30 days with those of the things they name that are still there. */
export function addAuditEvents(graph: GraphBuilder, world: World, reader: Reader): void {
  const inside = new Set(reader.groups.map(({ id }) => id));
  const isAdmin = reader.role === 'administrator';
  const kinds: Readonly<Record<string, 'user' | 'group' | 'project'>> = {
    User: 'user',
    Group: 'group',
    Project: 'project',
  };
  const keyOf = (type: string, id: unknown): string | undefined => {
    const kind = kinds[type];
    if (kind === undefined || typeof id !== 'number') return undefined;
    if (kind !== 'user')
      return reader.reads(kind, id) && world[`${kind}s`].has(id) ? graph.key(kind, id) : undefined;
    const user = world.users.get(id);
    return user !== undefined && (isAdmin || !hiddenStates.includes(user.state))
      ? graph.key(kind, id)
      : undefined;
  };
  for (const event of world.governance.auditEvents.values()) {
    if (Date.parse(event.createdAt) < Date.now() - windowMs) continue;
    if (!isAdmin && !(event.entityType === 'Group' && inside.has(event.entityId))) continue;
    const key = graph.key('audit_event', event.id);
    graph.node('audit_event', ['GitLabAuditEvent', 'Event'], event.id, said(event));
    graph.edge('HAS', isAdmin ? reader.account : graph.key('group', event.entityId), key);
    const author = keyOf('User', event.authorId);
    if (author !== undefined) graph.edge('PERFORMED', author, key);
    for (const about of [keyOf(event.entityType, event.entityId), keyOf(event.targetType, event.targetId)])
      if (about !== undefined) graph.edge('CONCERNS', key, about);
  }
}
