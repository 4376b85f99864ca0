import { defineEntity } from '../model/entity.js';
import { integer, text } from '../model/values.js';

/** A rule that protects packages. */
export const packageProtectionRule = defineEntity({
  kind: 'package_protection_rule',
  label: 'GitLabPackageProtectionRule',
  classLabels: ['Rule'],
  description: 'Who may publish and delete the packages of a project that it matches.',
  parents: ['project'],
  properties: {
    id: integer('GitLab’s id.'),
    packageNamePattern: text('Packages that it protects; `*` stands for anything.'),
    packageType: text('Type of the packages that it protects.'),
    minimumAccessLevelForPush: text('Least role to publish: `MAINTAINER`, `OWNER` or `ADMIN`.'),
    minimumAccessLevelForDelete: text('Least role to delete: `OWNER` or `ADMIN`.'),
  },
  indexes: ['id'],
  searched: ['packageNamePattern'],
});
