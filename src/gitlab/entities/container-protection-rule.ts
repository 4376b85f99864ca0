import { defineEntity } from '../model/entity.js';
import { integer, text } from '../model/values.js';

/** A rule that protects container repositories. */
export const containerProtectionRule = defineEntity({
  kind: 'container_protection_rule',
  label: 'GitLabContainerProtectionRule',
  classLabels: ['Rule'],
  description: 'Who may push to and delete from the container repositories of a project that it matches.',
  parents: ['project'],
  properties: {
    id: integer('GitLab’s id.'),
    repositoryPathPattern: text('Repositories that it protects; `*` stands for anything.'),
    minimumAccessLevelForPush: text('Least role to push: `MAINTAINER`, `OWNER` or `ADMIN`.'),
    minimumAccessLevelForDelete: text('Least role to delete: `MAINTAINER`, `OWNER` or `ADMIN`.'),
  },
  indexes: ['id'],
  searched: ['repositoryPathPattern'],
});
