import type { EntityKind, RelationshipType } from './entity.js';
import type { PropertyDefinition } from './values.js';

/** The declaration of one relationship type. */
export interface RelationshipDefinition {
  readonly type: RelationshipType;
  readonly from: readonly EntityKind[];
  readonly to: readonly EntityKind[];
  /** What each kind reaches, when not every one of `from` reaches every one of `to`. */
  readonly reaches?: Readonly<Partial<Record<EntityKind, readonly EntityKind[]>>>;
  readonly description: string;
  /**
   * What the API calls the nodes at the other end, from the one that it goes `out` of and from the one that it comes
   * `in` to; `{kinds}` and `{Kinds}` stand for the plural of their kind.
   */
  readonly names: { readonly out: string; readonly in: string };
  readonly properties: Readonly<Record<string, PropertyDefinition>>;
}
