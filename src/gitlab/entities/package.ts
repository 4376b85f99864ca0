import { defineEntity } from '../model/entity.js';
import { boolean, integer, text, time } from '../model/values.js';

/** A package in a project’s package registry. */
export const packageEntity = defineEntity({
  kind: 'package',
  label: 'GitLabPackage',
  classLabels: ['CodeModule'],
  description: 'A version of a package that others install; the latest hundred of each project are kept.',
  parents: ['project'],
  properties: {
    id: integer('GitLab’s id.'),
    name: text('Name.'),
    version: text('Version.'),
    packageType: text('`NPM`, `MAVEN`, `PYPI` and so on.'),
    status: text('`DEFAULT`, `HIDDEN`, `DEPRECATED`, `PROCESSING`, `ERROR` or `PENDING_DESTRUCTION`.'),
    protectionRuleExists: boolean('Whether a rule limits who publishes or deletes it.'),
    createdAt: time('When it was published.'),
  },
  indexes: ['id', 'name'],
  searched: ['name'],
});
