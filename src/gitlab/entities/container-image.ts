import { defineEntity } from '../model/entity.js';
import { text } from '../model/values.js';

/** A container image that jobs run in. */
export const containerImage = defineEntity({
  kind: 'container_image',
  label: 'GitLabContainerImage',
  classLabels: ['Image'],
  description: 'A container image that jobs name; one whose name holds variables is the project’s own.',
  parents: [],
  properties: {
    reference: text('Its one spelling, such as `docker.io/library/node:20`.'),
    registry: text('Host of the registry; none when a variable tells.'),
    repository: text('Name inside the registry.'),
    tag: text('Tag.'),
    digest: text('Digest.'),
    pinnedBy: text('`digest` (cannot move), `tag`, `nothing`, or `variable` when only a variable tells.'),
  },
  indexes: ['reference', 'pinnedBy'],
  searched: ['reference'],
});
