import { entityOf, hostOf, rootOf } from '../facts-b.js';
import {
  and,
  flag,
  known,
  list,
  not,
  number,
  type References,
  type Truth,
  text,
  value,
} from '../reference.js';
import { isHuman } from '../roles.js';
import type { Node, Value } from '../world.js';
import { changesSinceBaseline } from './drift.js';

const ranks = ['private', 'internal', 'public'];
const beforeOf = (change: Node) => JSON.parse(text(change, 'before') || '{}') as Record<string, Value>;
const lastPart = (key: string) => key.slice(key.lastIndexOf('/') + 1);

/** The first change of each thing that tells of a property: its value before is that of the baseline. */
function firstUpdates(changes: readonly Node[], types: readonly string[], property: string): Node[] {
  const found = new Map<string, Node>();
  for (const change of changes) {
    if (!types.includes(text(change, 'type')) || value(change, 'operation') !== 'updated') continue;
    const properties = (value(change, 'properties') ?? []) as readonly string[];
    const key = text(change, 'key');
    if (properties.includes(property) && !found.has(key)) found.set(key, change);
  }
  return [...found.values()];
}

/** Whether more people see it now. */
function isWider(before: Value, after: Value): Truth {
  const [was, is] = [ranks.indexOf(String(before)), ranks.indexOf(String(after))];
  return was < 0 || is < 0 ? null : is > was;
}

/** The earlier role of each membership that was given or changed: 0 for none, null where it is not told. */
function earlierRoles(changes: readonly Node[]): Map<string, { change: Node; level: number | null }> {
  const found = new Map<string, { change: Node; level: number | null }>();
  for (const change of changes) {
    if (value(change, 'type') !== 'MEMBER_OF') continue;
    const pair = `${text(change, 'fromKey')} ${text(change, 'key')}`;
    const properties = (value(change, 'properties') ?? []) as readonly string[];
    if (found.has(pair)) continue;
    const told = beforeOf(change).accessLevel ?? null;
    const operation = value(change, 'operation');
    if (operation === 'created') found.set(pair, { change, level: 0 });
    else if (operation === 'updated' && properties.includes('accessLevel'))
      found.set(pair, { change, level: told === null ? null : number(told) });
  }
  return found;
}

const severityOf = (user: Node) => (flag(user, 'external') === true || !isHuman(user) ? 'high' : 'medium');
const connections: Readonly<Record<string, boolean>> = {
  webhook: true,
  integration: true,
  mirror: true,
  oauth_application: false,
  runner: false,
};

export const exposureReferences: References = {
  'asset-exposure-changed': function* (estate, { criticalProjects }) {
    const changes = changesSinceBaseline(estate);
    const types = ['project', 'group'];
    const columns = (change: Node, path: Value) => ({
      objectId: lastPart(text(change, 'key')),
      path,
      changedAt: value(change, 'at'),
      objectKey: text(change, 'key'),
    });
    for (const change of firstUpdates(changes, types, 'visibility')) {
      const node = entityOf(estate, value(change, 'key'));
      if (node === undefined) continue;
      const before = beforeOf(change).visibility ?? null;
      yield {
        fires: isWider(before, known(node, 'visibility')),
        ...columns(change, value(node, 'fullPath')),
        changeType: 'visibility',
        before,
        after: known(node, 'visibility'),
      };
    }
    for (const change of firstUpdates(changes, types, 'fullPath')) {
      const node = entityOf(estate, value(change, 'key'));
      if (node === undefined) continue;
      const before = beforeOf(change).fullPath ?? null;
      yield {
        fires: before === null ? null : String(before).split('/')[0] !== rootOf(node),
        ...columns(change, value(node, 'fullPath')),
        changeType: 'transfer',
        before,
        after: value(node, 'fullPath'),
      };
    }
    const gone = new Map<string, Node>();
    for (const change of changes)
      if (value(change, 'type') === 'project' && value(change, 'operation') === 'deleted')
        gone.set(text(change, 'key'), change);
    for (const [key, change] of gone) {
      const path = beforeOf(change).fullPath ?? null;
      if (entityOf(estate, key) !== undefined || !list(criticalProjects).includes(String(path))) continue;
      yield {
        fires: true,
        ...columns(change, path),
        changeType: 'deletion',
        before: 'there',
        after: 'gone',
      };
    }
  },

  'new-external-connection': function* (estate, { approvedHosts, criticalProjects }) {
    const found = new Map<string, Node>();
    for (const change of changesSinceBaseline(estate))
      if (value(change, 'operation') === 'created' && value(change, 'subject') === 'node')
        found.set(text(change, 'key'), change);
    for (const [key, change] of found) {
      const kind = text(change, 'type');
      const node = entityOf(estate, key);
      const reaches = connections[kind];
      if (reaches === undefined || node === undefined) continue;
      const host = hostOf(node);
      const path = value(estate.parent(node, 'GitLabGroup', 'GitLabProject'), 'fullPath');
      const isApproved = host === null ? null : list(approvedHosts).includes(host);
      const isMirror = kind === 'mirror';
      yield {
        fires: reaches ? not(isApproved) : true,
        kind: isMirror ? `${key.split('/')[2] ?? ''}_mirror` : kind,
        entityId: isMirror ? Number(lastPart(key)) : value(node, 'id'),
        name: value(node, 'name') ?? value(node, 'description') ?? value(node, 'title') ?? host,
        host,
        path,
        severity: list(criticalProjects).includes(String(path)) ? 'medium' : 'low',
        createdAt: value(change, 'at'),
        entityKey: key,
      };
    }
  },

  'privileged-role-granted': function* (estate, { minAccessLevel }) {
    const changes = changesSinceBaseline(estate);
    for (const [, { change, level }] of earlierRoles(changes)) {
      const user = entityOf(estate, value(change, 'fromKey'));
      const place = entityOf(estate, value(change, 'key'));
      if (user === undefined || place === undefined) continue;
      const link = estate.out(user, 'MEMBER_OF').find(({ to }) => to === place);
      if (link === undefined) continue;
      const now = known(link, 'accessLevel');
      yield {
        fires: and(
          now === null ? null : number(now) >= number(minAccessLevel),
          level === null ? null : level < number(minAccessLevel),
        ),
        subjectId: value(user, 'id'),
        resourceId: value(place, 'id'),
        newLevel: now,
        oldLevel: level,
        username: value(user, 'username'),
        path: value(place, 'fullPath'),
        severity: severityOf(user),
        changedAt: value(change, 'at'),
        subjectKey: value(user, 'key'),
        resourceKey: value(place, 'key'),
      };
    }
    const administrators = new Map<string, Node>();
    for (const change of changes) {
      const properties = (value(change, 'properties') ?? []) as readonly string[];
      const tells = value(change, 'operation') === 'created' || properties.includes('isAdmin');
      const key = text(change, 'key');
      const isOfUser = value(change, 'type') === 'user' && value(change, 'operation') !== 'deleted';
      if (isOfUser && tells && !administrators.has(key)) administrators.set(key, change);
    }
    for (const [key, change] of administrators) {
      const user = entityOf(estate, key);
      const isNew = value(change, 'operation') === 'created';
      // Who is new and no administrator was given nothing.
      if (user === undefined || (isNew && value(user, 'isAdmin') !== true)) continue;
      const before = isNew ? false : beforeOf(change).isAdmin;
      const now = flag(user, 'isAdmin');
      yield {
        fires: and(now, typeof before === 'boolean' ? !before : null),
        subjectId: value(user, 'id'),
        resourceId: null,
        newLevel: now === null ? null : Number(now) * 60,
        oldLevel: typeof before === 'boolean' ? Number(before) * 60 : null,
        username: value(user, 'username'),
        path: 'the instance',
        severity: severityOf(user),
        changedAt: value(change, 'at'),
        subjectKey: value(user, 'key'),
        resourceKey: null,
      };
    }
  },
};
