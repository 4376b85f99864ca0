import type { World, WorldGroup, WorldProject } from '../../../src/demo/world/types.js';
import type { GraphBuilder } from './model.js';

/** Who reads, and what lies inside of what the connection covers. */
export interface Reader {
  /** An administrator sees everything; the Owner of a group has the role of Owner inside of it. */
  readonly role: 'administrator' | 'owner';
  /** Key of the connection's account. */
  readonly account: string;
  readonly groups: readonly WorldGroup[];
  readonly projects: readonly WorldProject[];
  /** Whether the reader can see the group or project at all. */
  reads(kind: 'group' | 'project', id: number): boolean;
}

/** Adds the nodes and relationships of one domain that a complete sync of this reader must leave. */
export type ExpectedPart = (graph: GraphBuilder, world: World, reader: Reader) => void;
