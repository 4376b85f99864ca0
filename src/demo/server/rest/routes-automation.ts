import { automationIndex } from '../../world/automation/indexes.js';
import type { WorldUser } from '../../world/types.js';
import { notFound } from '../failure.js';
import {
  groupOf,
  list,
  projectOf,
  type RestContext,
  type Route,
  requireAdmin,
  requireGroupLevel,
  requireProjectLevel,
} from './context.js';
import {
  application,
  gpgKey,
  hook,
  integration,
  integrationDetail,
  pullMirror,
  pushMirror,
  sshKey,
} from './present-automation.js';
import { requireTier } from './routes-instance.js';

/** The project of the path, for its Maintainers, or the group, for its Owners; as `project 7`. */
function place(context: RestContext, kind: 'group' | 'project'): string {
  if (kind === 'group') {
    const group = groupOf(context);
    requireGroupLevel(context, group, 50);
    return `group ${group.id}`;
  }
  return `project ${maintained(context)}`;
}

function maintained(context: RestContext): number {
  const project = projectOf(context);
  requireProjectLevel(context, project, 40);
  return project.id;
}

function person({ world, params }: RestContext): WorldUser {
  const user = world.users.get(Number(params.id));
  if (user === undefined) throw notFound('User');
  return user;
}

const hooks = (kind: 'group' | 'project'): Route => ({
  template: `/${kind}s/:id/hooks`,
  answer: (context) => {
    const where = place(context, kind);
    if (kind === 'group') requireTier(context, 'premium', 'ultimate');
    return list(automationIndex(context.world).hooks.get(where) ?? [], hook);
  },
});

const integrations = (kind: 'group' | 'project'): readonly Route[] => [
  {
    template: `/${kind}s/:id/integrations`,
    answer: (context) =>
      list(automationIndex(context.world).integrations.get(place(context, kind)) ?? [], integration),
  },
  {
    template: `/${kind}s/:id/integrations/:slug`,
    answer: (context) => {
      const rows = automationIndex(context.world).integrations.get(place(context, kind)) ?? [];
      const row = rows.find(({ slug }) => slug === context.params.slug);
      if (row === undefined) throw notFound('Integration');
      return integrationDetail(row);
    },
  },
];

/** Endpoints of webhooks, integrations, mirrors, OAuth applications and people's keys. */
export const automationRoutes: readonly Route[] = [
  {
    template: '/hooks',
    answer: (context) => {
      requireAdmin(context);
      return list(automationIndex(context.world).hooks.get('system') ?? [], hook);
    },
  },
  hooks('group'),
  hooks('project'),
  ...integrations('group'),
  ...integrations('project'),
  {
    template: '/projects/:id/remote_mirrors',
    answer: (context) =>
      list(automationIndex(context.world).pushMirrors.get(maintained(context)) ?? [], pushMirror),
  },
  {
    template: '/projects/:id/mirror/pull',
    answer: (context) => {
      const id = maintained(context);
      requireTier(context, 'premium', 'ultimate');
      const mirror = context.world.automation.pullMirrors.get(id);
      if (mirror === undefined) throw notFound('Mirror');
      return pullMirror(mirror);
    },
  },
  {
    template: '/applications',
    answer: (context) => {
      requireAdmin(context);
      return list([...context.world.automation.applications.values()], application);
    },
  },
  {
    template: '/users/:id/keys',
    scopes: ['read_user'],
    answer: (context) => list(automationIndex(context.world).sshKeys.get(person(context).id) ?? [], sshKey),
  },
  {
    template: '/users/:id/gpg_keys',
    scopes: ['read_user'],
    answer: (context) => list(automationIndex(context.world).gpgKeys.get(person(context).id) ?? [], gpgKey),
  },
];
