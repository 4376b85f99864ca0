import { defineEntity } from '../model/entity.js';
import { text } from '../model/values.js';

/** A Git tag that a release uses. */
export const tag = defineEntity({
  kind: 'tag',
  label: 'GitLabTag',
  classLabels: ['Reference'],
  description: 'A Git tag; only those that releases name are kept.',
  parents: ['project'],
  properties: { name: text('Name.') },
  indexes: ['name'],
  searched: ['name'],
});
