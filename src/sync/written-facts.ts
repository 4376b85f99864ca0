import type { EntityKind, RelationshipType } from '../gitlab/model/entity.js';
import type { Writes } from './changes.js';
import { differences, listOf, type Stored } from './state.js';

/** What a run wrote, as far as it matters to whoever reads the graph. */
export interface WrittenFacts {
  /** Kinds of which nodes came or went. */
  readonly kinds: ReadonlySet<EntityKind>;
  /** Types of which relationships came or went, with the kinds at their far ends. */
  readonly relationships: ReadonlyMap<RelationshipType, ReadonlySet<EntityKind>>;
  /** Names of the properties of nodes and relationships that are not what they were, book-keeping among them. */
  readonly properties: ReadonlySet<string>;
}

/** What became unreadable, or readable again. */
function readabilityOf(before: Stored, after: Stored): string[] {
  const [was, is] = [listOf(before, 'unreadable'), listOf(after, 'unreadable')];
  return [...was.filter((name) => !is.includes(name)), ...is.filter((name) => !was.includes(name))];
}

/** Collects what a run writes. */
export class WrittenFactsOfRun implements WrittenFacts {
  readonly kinds = new Set<EntityKind>();
  readonly relationships = new Map<RelationshipType, Set<EntityKind>>();
  readonly properties = new Set<string>();

  /** Notes what was committed. */
  note({ nodes, edges }: Writes): void {
    for (const { kind, before, after } of nodes) {
      if (before === undefined || after === undefined) this.kinds.add(kind);
      else this.#differ(before, after);
    }
    for (const { type, to, before, after } of edges) {
      if (before === undefined || after === undefined) {
        const ends = this.relationships.get(type) ?? new Set();
        this.relationships.set(type, ends.add(to.kind));
      } else this.#differ(before, after);
    }
  }

  #differ(before: Stored, after: Stored): void {
    for (const name of differences(before, after)) if (name !== 'unreadable') this.properties.add(name);
    for (const name of readabilityOf(before, after)) this.properties.add(name);
  }
}
