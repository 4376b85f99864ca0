import { entities } from '../entities/index.js';
import type { EntityKind } from './entity.js';
import type { RelationshipDefinition } from './relationship.js';
import { ci } from './relationships/ci.js';
import { code } from './relationships/code.js';
import { credentials } from './relationships/credentials.js';
import { governance } from './relationships/governance.js';
import { membership } from './relationships/membership.js';
import { protection } from './relationships/protection.js';
import { review } from './relationships/review.js';

const kinds = Object.keys(entities) as EntityKind[];
const contents = Object.fromEntries(
  kinds
    .map((parent) => [parent, kinds.filter((kind) => entities[kind].parents.includes(parent))] as const)
    .filter(([, children]) => children.length > 0),
) as Partial<Record<EntityKind, readonly EntityKind[]>>;

const containment: RelationshipDefinition = {
  type: 'HAS',
  from: Object.keys(contents) as EntityKind[],
  to: kinds.filter((kind) => entities[kind].parents.length > 0),
  reaches: contents,
  description:
    'Containment: what an account, group or project is made of; a user has personal tokens and keys.',
  names: { out: '{kinds}', in: 'parent{Kinds}' },
  properties: {},
};

/** Every relationship type of the graph, as documented and as the writer checks it. */
export const relationships: readonly RelationshipDefinition[] = [
  containment,
  ...membership,
  ...review,
  ...protection,
  ...credentials,
  ...ci,
  ...code,
  ...governance,
];
