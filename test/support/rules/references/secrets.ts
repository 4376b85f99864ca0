import { isArchived, namesOne, variablePath, variablesOf } from '../facts-a.js';
import { and, fits, flag, is, known, list, not, type References, text, value } from '../reference.js';

const scoped = (environmentScope: string) =>
  environmentScope === '*' ? '' : ` filter[environment_scope]=${environmentScope}`;

export const secretReferences: References = {
  'ci-variable-not-masked': function* (estate, { sensitiveNames }) {
    for (const one of variablesOf(estate)) {
      const { variable, scopeType, scopeId, path } = one;
      const name = text(variable, 'name');
      yield {
        fires: and(
          namesOne(name, list(sensitiveNames)),
          is(known(variable, 'variableType'), 'env_var'),
          not(flag(variable, 'masked')),
        ),
        scopeType,
        scopeId,
        key: name,
        environmentScope: value(variable, 'environmentScope'),
        path,
        protected: value(variable, 'protected'),
        call: `PUT ${variablePath(one)} masked=true${scoped(text(variable, 'environmentScope'))}`,
        itemKey: value(variable, 'key'),
      };
    }
    for (const schedule of estate.nodes('GitLabPipelineSchedule')) {
      const project = estate.parent(schedule);
      if (project === undefined || isArchived(project)) continue;
      const names = known(schedule, 'variableKeys') as readonly string[] | null;
      for (const key of names ?? [null])
        yield {
          fires: key === null || namesOne(key, list(sensitiveNames)) ? null : false,
          scopeType: 'schedule',
          scopeId: value(schedule, 'id'),
          key,
          environmentScope: '*',
          itemKey: value(schedule, 'key'),
        };
    }
  },

  'ci-variable-not-protected': function* (estate, { sensitiveNames }) {
    for (const one of variablesOf(estate)) {
      const { variable, scopeType, scopeId, path, home } = one;
      const scope = text(variable, 'environmentScope');
      const environments =
        home === undefined
          ? []
          : estate.projectsOf(home).flatMap((project) => estate.children(project, 'GitLabEnvironment'));
      const mayReachProduction = environments.some((environment) => {
        const tier = known(environment, 'tier');
        return (tier === null || tier === 'production') && fits(scope, text(environment, 'name'));
      });
      yield {
        fires: and(namesOne(text(variable, 'name'), list(sensitiveNames)), not(flag(variable, 'protected'))),
        scopeType,
        scopeId,
        key: value(variable, 'name'),
        environmentScope: value(variable, 'environmentScope'),
        path,
        severity: scope !== '*' && !mayReachProduction ? 'medium' : null,
        call: `PUT ${variablePath(one)} protected=true${scoped(scope)}`,
        variableKey: value(variable, 'key'),
      };
    }
  },
};
