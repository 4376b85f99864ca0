import type { Properties, PropertyDefinition } from './values.js';

/** The kinds of nodes that GitLab's things become; the middle part of every key. */
export type EntityKind =
  | 'account'
  | 'group'
  | 'project'
  | 'user'
  | 'merge_request'
  | 'access_token'
  | 'deploy_token'
  | 'deploy_key'
  | 'runner';

/** The declaration of one kind: label, constraint, documentation and diff all come from it. */
export interface EntityDefinition<Name extends string = string> {
  readonly kind: EntityKind;
  readonly label: `GitLab${string}`;
  /** Labels shared with other products' graphs, such as `User` or `CodeRepo`. */
  readonly classLabels: readonly string[];
  readonly description: string;
  readonly properties: Readonly<Record<Name, PropertyDefinition>>;
  /** Properties looked up often enough to have an index of their own. */
  readonly indexes: readonly NoInfer<Name>[];
  /** The property, unique within one GitLab, by which people look one up; it has an index. */
  readonly lookUp?: NoInfer<Name>;
  /** Text properties by which people search for it; they are in the full-text index. */
  readonly searched: readonly NoInfer<Name>[];
}

/** Declares a kind of node. Every node also has `key`, `_type` and `unreadable`. */
export function defineEntity<Name extends string>(
  definition: EntityDefinition<Name>,
): EntityDefinition<Name> {
  return definition;
}

/** A node by kind and GitLab's id (a name for accounts). */
export interface NodeRef {
  readonly kind: EntityKind;
  readonly id: number | string;
}

/** The far end of a relationship, with what the row that mentions it says of it. */
export interface Reference extends NodeRef {
  readonly properties?: Properties;
}

/** One relationship between the viewed node and another. */
export interface EdgeRow {
  readonly other: Reference;
  readonly properties?: Properties;
}

/** All relationships of one type and direction that this view of the node knows: what is not here is gone. */
export interface OwnedEdges {
  readonly type: RelationshipType;
  /** `in`: from the other node to the viewed one; `out`: the reverse. */
  readonly direction: 'in' | 'out';
  readonly rows: readonly EdgeRow[];
  /**
   * Whether this is the whole truth whoever reads it: what is not in it is gone even when another connection told of
   * it earlier. Accounts are exempt, for each connection has its own.
   */
  readonly exhaustive?: boolean;
}

/** What one source says about one node: the unit that is compared with the graph and written. */
export interface View {
  readonly node: NodeRef;
  readonly properties?: Properties;
  readonly edges?: readonly OwnedEdges[];
}

/** The relationship types; each points from the actor to what it reaches. */
export type RelationshipType =
  | 'HAS'
  | 'MEMBER_OF'
  | 'INVITED_TO'
  | 'OPENED'
  | 'APPROVED'
  | 'MERGED'
  | 'ACTS_AS'
  | 'OWNS'
  | 'GRANTS'
  | 'RUNS_JOBS_OF'
  | 'FORKED_FROM';

/** The key of a node: unique over all instances that share the graph. */
export function nodeKey(host: string, ref: NodeRef): string {
  return `${host}/${ref.kind}/${ref.id}`;
}
