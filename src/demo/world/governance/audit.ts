import { instant } from '../clock.js';
import { nextId } from '../ids.js';
import { indexOf } from '../indexes.js';
import type { Random } from '../random.js';
import type { World, WorldGroup, WorldProject, WorldUser } from '../types.js';
import type { WorldAuditEvent } from './types.js';

type Told = Pick<
  WorldAuditEvent,
  'eventType' | 'targetId' | 'targetType' | 'targetDetails' | 'said' | 'secret'
>;

/** What an event can be about. */
interface Subject {
  readonly type: 'Group' | 'Project' | 'User' | 'Gitlab::Audit::InstanceScope';
  readonly id: number;
  readonly path: string;
}

/** The subject that a group, project or account makes. */
export function subjectOf(world: World, kind: 'Group' | 'Project' | 'User', id: number): Subject {
  const index = indexOf(world);
  const path =
    kind === 'Group'
      ? index.groupPath.get(id)
      : kind === 'Project'
        ? index.projectPath.get(id)
        : world.users.get(id)?.username;
  return { type: kind, id, path: path ?? '' };
}

const member = (random: Random, user: WorldUser): Told => {
  const target = { targetId: user.id, targetType: 'User', targetDetails: user.name, secret: null };
  const level = () => random.pick(['Guest', 'Developer', 'Maintainer', 'Owner']);
  return random.pick([
    { ...target, eventType: 'member_created', said: { add: 'user_access', as: level() } },
    { ...target, eventType: 'member_destroyed', said: { remove: 'user_access' } },
    {
      ...target,
      eventType: 'member_updated',
      said: { change: 'access_level', from: level(), to: level() },
    },
  ]);
};

/** Kinds of event about a group or project; some carry a secret where no one would look for one. */
const ofPlaces: readonly ((random: Random, subject: Subject, user: WorldUser) => Told)[] = [
  (random, _subject, user) => member(random, user),
  (random, subject) => ({
    eventType: `${subject.type.toLowerCase()}_visibility_level_updated`,
    targetId: subject.id,
    targetType: subject.type,
    targetDetails: subject.path,
    said: { change: 'visibility', from: 'Private', to: random.pick(['Public', 'Internal']) },
    secret: null,
  }),
  (random, subject) => {
    const secret = `CANARY-audit-${random.hex(12)}`;
    return {
      eventType: null,
      targetId: subject.path,
      targetType: subject.type,
      targetDetails: subject.path,
      said: { custom_message: `Changed the token to ${secret}` },
      secret,
    };
  },
  (random, subject) => {
    const secret = `CANARY-audit-${random.hex(12)}`;
    return {
      eventType: 'webhook_destroyed',
      targetId: subject.id,
      targetType: 'ProjectHook',
      targetDetails: `https://hook:${secret}@hooks.example.com/services/${secret}?key=${secret}`,
      said: { custom_message: 'Deleted a webhook' },
      secret,
    };
  },
  (random, subject) => {
    const secret = `CANARY-audit-${random.hex(12)}`;
    return {
      eventType: 'project_import_url_updated',
      targetId: subject.path,
      targetType: subject.type,
      targetDetails: subject.path,
      said: { change: 'import url', from: `https://x:${secret}@git.example.com/a.git`, to: secret },
      secret,
    };
  },
];

/** A move of a project to another namespace. */
export function transferred(subject: Subject, from: string): Told {
  return {
    eventType: 'project_namespace_updated',
    targetId: subject.id,
    targetType: 'Project',
    targetDetails: subject.path,
    said: { change: 'namespace', from, to: subject.path },
    secret: null,
  };
}

const ofPeople: readonly ((random: Random, subject: Subject, user: WorldUser) => Told)[] = [
  (_random, subject, user) => ({
    eventType: 'user_email_address_updated',
    targetId: subject.id,
    targetType: 'User',
    targetDetails: user.name,
    said: { change: 'email address', from: `old.${user.email}`, to: user.email },
    secret: null,
  }),
  (_random, subject, user) => ({
    eventType: 'authenticated_with_two_factor',
    targetId: subject.id,
    targetType: 'User',
    targetDetails: user.name,
    said: { with: 'two-factor' },
    secret: null,
  }),
];

const ofInstance = (random: Random): Told => {
  const secret = `CANARY-audit-${random.hex(12)}`;
  return {
    eventType: 'application_setting_updated',
    targetId: 1,
    targetType: 'ApplicationSetting',
    targetDetails: 'ApplicationSetting',
    said: { change: 'health check access token', from: null, to: secret },
    secret,
  };
};

/** What happened to a subject, made up. */
export function happening(random: Random, subject: Subject, user: WorldUser): Told {
  if (subject.type === 'Gitlab::Audit::InstanceScope') return ofInstance(random);
  return random.pick(subject.type === 'User' ? ofPeople : ofPlaces)(random, subject, user);
}

/** Writes an event into the log. */
export function addAuditEvent(
  world: World,
  author: Pick<WorldUser, 'id' | 'name'>,
  subject: Subject,
  told: Told,
  at: number,
): WorldAuditEvent {
  const event: WorldAuditEvent = {
    id: nextId(world, 'auditEvents'),
    authorId: author.id,
    authorName: author.name,
    entityType: subject.type,
    entityId: subject.id,
    entityPath: subject.path,
    createdAt: instant(at),
    ...told,
  };
  world.governance.auditEvents.set(event.id, event);
  return event;
}

/** Where something can happen: a place or a person of the world, now and then the instance. */
export function someSubject(
  world: World,
  random: Random,
  homes: {
    readonly groups: readonly WorldGroup[];
    readonly projects: readonly WorldProject[];
    readonly people: readonly WorldUser[];
  },
): Subject {
  const kind = random.next();
  if (kind < 0.05) return { type: 'Gitlab::Audit::InstanceScope', id: 1, path: 'gitlab_instance' };
  if (kind < 0.2 || homes.groups.length === 0 || homes.projects.length === 0)
    return subjectOf(world, 'User', random.pick(homes.people).id);
  return kind < 0.6
    ? subjectOf(world, 'Group', random.pick(homes.groups).id)
    : subjectOf(world, 'Project', random.pick(homes.projects).id);
}
