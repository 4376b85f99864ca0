import { defineEntity } from '../model/entity.js';
import { boolean, text } from '../model/values.js';

/** A CI/CD variable; never its value. */
export const variable = defineEntity({
  kind: 'variable',
  label: 'GitLabVariable',
  classLabels: [],
  description:
    'A CI/CD variable of the instance, a group or a project: its name and how it is guarded (R30, R31), never its value.',
  parents: ['account', 'group', 'project'],
  properties: {
    name: text('Name of the variable, which GitLab calls its key.'),
    variableType: text('`env_var` or `file`.'),
    protected: boolean('Whether only jobs on protected refs get it (R30).'),
    masked: boolean('Whether GitLab blanks its value in job logs.'),
    hidden: boolean('Whether its value can never be read back; none for variables of the instance.'),
    raw: boolean('Whether references to other variables in it stay as they are.'),
    environmentScope: text('Environments whose jobs get it: `*`, a name, or a pattern such as `review/*`.'),
    description: text('Description.'),
  },
  indexes: [],
  searched: ['name', 'description'],
});
