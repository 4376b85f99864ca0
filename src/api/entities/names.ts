import { entities } from '../../gitlab/entities/index.js';
import type { EntityDefinition, EntityKind, RelationshipType } from '../../gitlab/model/entity.js';
import type { RelationshipDefinition } from '../../gitlab/model/relationship.js';
import { relationships } from '../../gitlab/model/relationships.js';

/** A kind of node with its names in the API. */
export interface ApiKind {
  readonly definition: EntityDefinition;
  readonly kind: EntityKind;
  /** Such as `MergeRequest`. */
  readonly typeName: string;
  /** Such as `mergeRequest`. */
  readonly one: string;
  /** Such as `mergeRequests`. */
  readonly many: string;
}

/** A field that leads from a node to its neighbours of one kind over one type of relationship. */
export interface Neighbours {
  readonly field: string;
  readonly owner: ApiKind;
  readonly other: ApiKind;
  readonly type: RelationshipType;
  readonly direction: 'in' | 'out';
  readonly relationship: RelationshipDefinition;
  /** Name of the connection and edge types without their last word: they carry the relationship's properties. */
  readonly listName: string;
  /** Whether only nodes of this kind are at the other end, so that their label need not be checked. */
  readonly onlyKind: boolean;
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const camel = (snake: string) =>
  snake.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** The plural of an English noun of a declaration. */
export function plural(noun: string): string {
  if (/(s|x|ch|sh)$/.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return `${noun}s`;
}

function named(definition: EntityDefinition): ApiKind {
  const one = camel(definition.kind);
  const typeName = definition.label.replace(/^GitLab/, '');
  return { definition, kind: definition.kind, typeName, one, many: plural(one) };
}

const byKind = Object.fromEntries(
  Object.entries(entities).map(([kind, definition]) => [kind, named(definition)]),
) as Readonly<Record<EntityKind, ApiKind>>;

/** Every declared kind of node with its names in the API. */
export const apiKinds: readonly ApiKind[] = Object.values(byKind);

/** A kind by its name in keys; undefined when there is none. */
export function apiKind(kind: string): ApiKind | undefined {
  return Object.hasOwn(byKind, kind) ? byKind[kind as EntityKind] : undefined;
}

/** What a kind reaches over a relationship. */
function reached(relationship: RelationshipDefinition, from: EntityKind): readonly EntityKind[] {
  return relationship.reaches === undefined ? relationship.to : (relationship.reaches[from] ?? []);
}

function fields(relationship: RelationshipDefinition, from: ApiKind, to: ApiKind): Neighbours[] {
  const { type, names, properties } = relationship;
  const field = (template: string, { many }: ApiKind) =>
    template.replace('{kinds}', many).replace('{Kinds}', capital(many));
  const bare = Object.keys(properties).length === 0;
  const listName = ({ typeName }: ApiKind) => (bare ? typeName : `${capital(camel(type))}${typeName}`);
  const sole = (kinds: readonly EntityKind[]) => kinds.length === 1;
  const far = relationship.from.filter((kind) => reached(relationship, kind).includes(to.kind));
  const common = { type, relationship };
  return [
    {
      ...common,
      field: field(names.out, to),
      owner: from,
      other: to,
      direction: 'out',
      listName: listName(to),
      onlyKind: sole(reached(relationship, from.kind)),
    },
    {
      ...common,
      field: field(names.in, from),
      owner: to,
      other: from,
      direction: 'in',
      listName: listName(from),
      onlyKind: sole(far),
    },
  ];
}

/** All fields that lead from a node to others, from the declared relationships. */
export const neighbours: readonly Neighbours[] = relationships.flatMap((relationship) =>
  relationship.from.flatMap((from) =>
    reached(relationship, from).flatMap((to) => fields(relationship, byKind[from], byKind[to])),
  ),
);
