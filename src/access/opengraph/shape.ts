import type { EntityDefinition, EntityKind, RelationshipType } from '../../gitlab/model/entity.js';
import type { PropertyDefinition } from '../../gitlab/model/values.js';

type Primitive = string | number | boolean;
type Properties = Readonly<Record<string, Primitive | readonly Primitive[]>>;

/** A node of BloodHound's OpenGraph: `properties` hold primitives or lists of one kind of them, never null. */
export interface OpenGraphNode {
  readonly id: string;
  /** One to three; the first decides how it is drawn. */
  readonly kinds: readonly string[];
  readonly properties: Properties;
}

/** An edge of BloodHound's OpenGraph. */
export interface OpenGraphEdge {
  /** Letters, digits and underscores. */
  readonly kind: string;
  readonly start: { readonly value: string; readonly match_by: 'id' };
  readonly end: { readonly value: string; readonly match_by: 'id' };
  readonly properties: Properties;
}

const words = (name: string) => name.toLowerCase().split('_');
const pascal = (name: string) =>
  words(name)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** What BloodHound calls a kind of node: `GitLab_User`, `GitLab_AccessToken`. */
export const nodeKind = ({ label }: Pick<EntityDefinition, 'label'>) =>
  `GitLab_${label.slice('GitLab'.length)}`;

/** What BloodHound calls a relationship: `GitLab_MemberOf`. */
export const edgeKind = (type: RelationshipType) => `GitLab_${pascal(type)}`;

/** Names that mean something else to BloodHound, or are told in another way. */
const renamed: Readonly<Record<string, string>> = { id: 'gitlabid', name: 'displayname' };

/**
 * Declared properties as BloodHound takes them: names in small letters, and nothing that has no value. What changes often and
 * says nothing of access is left out.
 */
export function propertiesOf(
  declared: Readonly<Record<string, PropertyDefinition>>,
  values: Readonly<Record<string, unknown>>,
): Properties {
  const shown = Object.entries(declared).flatMap(([name, { volatile }]) => {
    const value = values[name];
    if (volatile === true || value === undefined || value === null) return [];
    return [[renamed[name] ?? name.toLowerCase(), value as Primitive | readonly Primitive[]] as const];
  });
  return Object.fromEntries(shown);
}

/** An edge between two nodes by their keys. */
export function edge(kind: string, start: string, end: string, properties: Properties = {}): OpenGraphEdge {
  return { kind, start: { value: start, match_by: 'id' }, end: { value: end, match_by: 'id' }, properties };
}

/** Kinds of nodes that tell of the past or of products: they neither hold nor give access, and are most of a graph. */
export const leftOut: ReadonlySet<EntityKind> = new Set([
  'merge_request',
  'pipeline',
  'job',
  'audit_event',
  'release',
  'tag',
  'package',
  'gpg_key',
]);
