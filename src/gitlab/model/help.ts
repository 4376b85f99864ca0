import type { RelationshipType } from './entity.js';
import { credentials } from './help/credentials.js';
import { history } from './help/history.js';
import { membership } from './help/membership.js';
import { pipelines } from './help/pipelines.js';
import { protection } from './help/protection.js';
import type { RelationshipHelp } from './help/types.js';

export type { RelationshipHelp } from './help/types.js';

/** The help on every relationship type. */
export const relationshipHelp: Readonly<Record<RelationshipType, RelationshipHelp>> = {
  ...membership,
  ...credentials,
  ...protection,
  ...pipelines,
  ...history,
};
