import { defineEntity } from '../model/entity.js';
import { boolean, text, time } from '../model/values.js';

/** A release of a project. */
export const release = defineEntity({
  kind: 'release',
  label: 'GitLabRelease',
  classLabels: ['Record'],
  description: 'A release: a tag with notes and assets that others install from.',
  parents: ['project'],
  properties: {
    name: text('Name.'),
    tagName: text('Tag that it is made from.'),
    createdAt: time('When it was made.'),
    releasedAt: time('When it is or was published.'),
    upcomingRelease: boolean('Whether it is still to come.'),
  },
  indexes: ['tagName'],
  searched: ['name', 'tagName'],
});
