import { defineEntity } from '../model/entity.js';
import { boolean, text } from '../model/values.js';

/** A branch that matters for access: the default one, and those that a protection rule names. */
export const branch = defineEntity({
  kind: 'branch',
  label: 'GitLabBranch',
  classLabels: ['Branch'],
  description:
    'A branch: the default one of each project with commits, and those that a protection rule names exactly (R19, R24). Its id is the project’s, a slash and its name.',
  parents: ['project'],
  properties: {
    name: text('Name.'),
    default: boolean('Whether it is the default branch of its project.'),
    protected: boolean('Whether any rule protects it; others take pushes of every Developer (R24).'),
  },
  indexes: ['name'],
  searched: ['name'],
});
