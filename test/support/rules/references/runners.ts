import {
  and,
  type Estate,
  flag,
  is,
  known,
  list,
  not,
  or,
  type Parameters,
  type References,
  type Truth,
  text,
  value,
} from '../reference.js';
import { labelOf, type Node } from '../world.js';

/** Whether an environment is one for production, by its tier or its name. */
export function isProduction(environment: Node, names: readonly string[]): Truth {
  return or(
    is(known(environment, 'tier'), 'production'),
    names.includes(text(environment, 'name').toLowerCase()),
  );
}

/** Whether the project gets a protected variable, or has production that is not stopped. */
function isSensitive(estate: Estate, project: Node, { productionNames }: Parameters): Truth {
  const variables = [project, ...estate.above(project)].flatMap((home) =>
    estate.children(home, 'GitLabVariable'),
  );
  const environments = estate
    .children(project, 'GitLabEnvironment')
    .filter((one) => value(one, 'state') !== 'stopped');
  return or(
    ...variables.map((variable) => flag(variable, 'protected')),
    ...environments.map((environment) => isProduction(environment, list(productionNames))),
  );
}

/** Whether a project lets in the runners of a place above it. */
export function letsIn(project: Node, place: Node): Truth {
  if (value(project, 'archived') === true || value(project, 'buildsAccessLevel') === 'disabled') return false;
  if (labelOf(place) === 'GitLabGroup') return flag(project, 'groupRunnersEnabled');
  return labelOf(place) === 'GitLabAccount' ? flag(project, 'sharedRunnersEnabled') : true;
}

export const runnerReferences: References = {
  'runner-untagged-unprotected': function* (estate, parameters) {
    for (const runner of estate.nodes('GitLabRunner')) {
      if (!['GROUP_TYPE', 'PROJECT_TYPE'].includes(text(runner, 'runnerType'))) continue;
      const exposed = new Map<Node, Truth>();
      for (const { to: place } of estate.out(runner, 'RUNS_JOBS_OF'))
        for (const project of estate.projectsOf(place))
          exposed.set(
            project,
            or(
              exposed.get(project) ?? false,
              and(letsIn(project, place), isSensitive(estate, project, parameters)),
            ),
          );
      const surely = [...exposed].filter(([, so]) => so === true).map(([project]) => project);
      const [first] = surely.sort((a, b) => (order(a) < order(b) ? -1 : 1));
      yield {
        fires: and(
          not(flag(runner, 'paused')),
          flag(runner, 'runUntagged'),
          is(known(runner, 'accessLevel'), 'NOT_PROTECTED'),
          or(...exposed.values()),
        ),
        runnerId: value(runner, 'id'),
        description: value(runner, 'description'),
        runnerType: value(runner, 'runnerType'),
        path: value(first, 'fullPath'),
        sensitiveProjects: surely.length,
        runnerKey: value(runner, 'key'),
        projectKey: value(first, 'key'),
      };
    }
  },
};

const order = (project: Node) => `${text(project, 'fullPath')}\n${text(project, 'key')}`;
