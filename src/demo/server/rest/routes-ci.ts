import { cicdIndexOf } from '../../world/ci/indexes.js';
import { forbidden, notFound } from '../failure.js';
import {
  groupOf,
  list,
  projectOf,
  type RestContext,
  type Route,
  requireAdmin,
  requireProjectLevel,
} from './context.js';
import { instanceVariable, protectedEnvironment, secureFile, trigger } from './present-ci.js';

/** Rules of a project or group: Premium, for Maintainers. */
function rules(context: RestContext, kind: 'group' | 'project'): unknown {
  const home = kind === 'group' ? groupOf(context) : projectOf(context);
  const { rights } = context.caller;
  if (context.settings.tier === 'free') throw notFound(kind === 'group' ? 'Group' : 'Project');
  if ((kind === 'group' ? rights.groupLevel(home.id) : rights.projectLevel(home.id)) < 40) throw forbidden();
  const rows = cicdIndexOf(context.world).protectedEnvironments.get(`${kind}/${home.id}`) ?? [];
  return list(rows, protectedEnvironment);
}

/** Endpoints of CI/CD. */
export const ciRoutes: readonly Route[] = [
  {
    template: '/admin/ci/variables',
    answer: (context) => {
      requireAdmin(context);
      return list(cicdIndexOf(context.world).variables.get('instance') ?? [], instanceVariable);
    },
  },
  { template: '/groups/:id/protected_environments', answer: (context) => rules(context, 'group') },
  { template: '/projects/:id/protected_environments', answer: (context) => rules(context, 'project') },
  {
    template: '/projects/:id/triggers',
    answer: (context) => {
      const project = projectOf(context);
      requireProjectLevel(context, project, 40);
      const rows = cicdIndexOf(context.world).triggers.get(`project/${project.id}`) ?? [];
      return list(rows, (row) => trigger(context, row));
    },
  },
  {
    template: '/projects/:id/secure_files',
    answer: (context) => {
      const project = projectOf(context);
      requireProjectLevel(context, project, 30);
      return list(cicdIndexOf(context.world).secureFiles.get(`project/${project.id}`) ?? [], secureFile);
    },
  },
];
