import { entities } from '../../gitlab/entities/index.js';
import type { EntityKind } from '../../gitlab/model/entity.js';
import { relationshipHelp } from '../../gitlab/model/help.js';
import type { RelationshipDefinition } from '../../gitlab/model/relationship.js';
import { relationships } from '../../gitlab/model/relationships.js';
import type { ApiModule } from '../module.js';

const labels = (kinds: readonly EntityKind[]) => kinds.map((kind) => entities[kind].label);

function view({ type, from, to, description }: RelationshipDefinition) {
  const { carries, ...help } = relationshipHelp[type];
  return {
    name: type,
    from: labels(from),
    to: labels(to),
    meaning: description,
    ...help,
    carriesAccess: Object.keys(carries),
  };
}

/** The types of relationships with their help. */
export const relationshipTypesModule: ApiModule = {
  resolvers: () => ({
    Query: {
      relationshipTypes: () => relationships.map(view),
      relationshipType: (_parent: unknown, { name }: { readonly name: string }) => {
        const found = relationships.find(({ type }) => type === name);
        return found === undefined ? null : view(found);
      },
    },
  }),
};
