import { entities } from '../gitlab/entities/index.js';
import {
  type EntityKind,
  type NodeRef,
  nodeKey,
  type OwnedEdges,
  type Reference,
  type RelationshipType,
  type View,
} from '../gitlab/model/entity.js';
import type { Properties } from '../gitlab/model/values.js';
import { type Claim, claimId, findClaim, type PropertySets, parseClaim, withClaim } from './claims.js';
import { type EdgeState, listOf, type NodeState, type Stored, settle } from './state.js';

/** A view on its way to the graph, with who saw it. */
export interface ClaimedView {
  readonly view: View;
  readonly claim: Claim;
  /** Whether the list that it was in proves that the node exists. */
  readonly asserts: boolean;
}

/** One set of relationships at a node: what has to be loaded before a view can be compared. */
export interface Anchor {
  readonly key: string;
  readonly kind: EntityKind;
  readonly type: RelationshipType;
  readonly direction: 'in' | 'out';
}

/** Claims on relationships say at which end the list was: `connection|source|in`. */
export function edgeClaim(claim: Claim, direction: 'in' | 'out'): string {
  return `${claim.connection}|${claim.source}|${direction}`;
}

/** The part of the graph that a batch touches: loaded first, changed in memory, then compared with itself. */
export class Workspace {
  readonly nodes = new Map<string, NodeState>();
  readonly edges = new Map<string, EdgeState>();
  readonly #anchored = new Map<string, EdgeState[]>();
  /** Far ends that lost a relationship and may now be known by nothing. */
  readonly orphans = new Map<string, EntityKind>();
  /** Keys that were asserted by this connection for the first time. */
  readonly newlyClaimed = new Set<string>();

  constructor(
    readonly host: string,
    readonly sets: PropertySets,
  ) {}

  loadNode(kind: EntityKind, key: string, stored: Stored | undefined): void {
    this.nodes.set(key, { kind, key, before: stored, after: stored && { ...stored } });
  }

  loadEdge(anchor: Anchor, other: { kind: EntityKind; key: string }, stored: Stored): void {
    const here = { kind: anchor.kind, key: anchor.key };
    const [from, to] = anchor.direction === 'in' ? [other, here] : [here, other];
    const id = `${from.key} ${anchor.type} ${to.key}`;
    const edge = this.edges.get(id) ?? { type: anchor.type, from, to, before: stored, after: { ...stored } };
    this.edges.set(id, edge);
    this.#at(anchor).push(edge);
  }

  #at(anchor: Anchor): EdgeState[] {
    const id = `${anchor.key} ${anchor.type} ${anchor.direction}`;
    const list = this.#anchored.get(id) ?? [];
    this.#anchored.set(id, list);
    return list;
  }

  #node(ref: NodeRef): NodeState {
    const key = nodeKey(this.host, ref);
    const state = this.nodes.get(key);
    if (state === undefined) throw new Error(`node ${key} was not loaded`);
    return state;
  }

  /** Changes the workspace to what this view says. */
  apply({ view, claim, asserts }: ClaimedView): void {
    const state = this.#node(view.node);
    this.#show(state, view.node, view.properties ?? {}, claim, asserts ? '_claims' : '_views');
    for (const edges of view.edges ?? []) this.#replace(state, edges, claim);
  }

  /** Notes what a row says of a thing that it mentions. */
  mention(reference: Reference, claim: Claim): void {
    const mention = { connection: claim.connection, source: 'reference', scope: '' };
    this.#show(this.#node(reference), reference, reference.properties ?? {}, mention, '_views');
  }

  #show(
    state: NodeState,
    ref: NodeRef,
    properties: Properties,
    claim: Claim,
    list: '_claims' | '_views',
  ): void {
    const after: Stored = state.after ?? {
      key: state.key,
      _type: `gitlab_${state.kind}`,
      _claims: [],
      _views: [],
    };
    const fresh = state.after === undefined;
    state.after = after;
    const id = claimId(claim);
    const earlier = findClaim(listOf(after, list), id);
    const present = Object.keys(properties).filter((name) => properties[name] !== undefined);
    // Rows mention more or less of a thing; what one mention showed, the next need not repeat.
    const known = claim.source === 'reference' && earlier ? this.sets.names(parseClaim(earlier).shape) : [];
    const shape = this.sets.id([...new Set([...known, ...present])]);
    for (const name of present) {
      const value = properties[name];
      if (value === null || value === undefined) delete after[name];
      else after[name] = value;
    }
    if (typeof ref.id === 'number') after.id = ref.id;
    if (shape !== '' || list === '_claims') after[list] = withClaim(listOf(after, list), id, shape);
    if (list === '_claims' && earlier === undefined) this.newlyClaimed.add(state.key);
    if (fresh || earlier !== `${id}${shape}`) settle(state, this.sets);
  }

  #replace(state: NodeState, edges: OwnedEdges, claim: Claim): void {
    const anchor: Anchor = { key: state.key, kind: state.kind, type: edges.type, direction: edges.direction };
    const mine = edgeClaim(claim, edges.direction);
    const present = new Set<EdgeState>();
    for (const row of edges.rows) {
      const edge = this.#edge(anchor, row.other);
      present.add(edge);
      const after: Stored = edge.after ?? { _claims: [] };
      for (const [name, value] of Object.entries(row.properties ?? {})) {
        if (value === null) delete after[name];
        else if (value !== undefined) after[name] = value;
      }
      const hidden = Object.entries(row.properties ?? {}).filter(
        ([name, value]) => value === undefined && after[name] == null,
      );
      if (hidden.length > 0) after.unreadable = hidden.map(([name]) => name).sort();
      else delete after.unreadable;
      if (!listOf(after, '_claims').includes(mine))
        after._claims = [...listOf(after, '_claims'), mine].sort();
      edge.after = after;
    }
    for (const edge of this.#at(anchor)) {
      if (present.has(edge)) continue;
      const other = edges.direction === 'in' ? edge.from : edge.to;
      const overrules = edges.exhaustive === true && other.kind !== 'account';
      this.releaseEdge(edge, (entry) => overrules || entry === mine);
    }
  }

  #edge(anchor: Anchor, other: NodeRef): EdgeState {
    const far = { kind: other.kind, key: nodeKey(this.host, other) };
    const here = { kind: anchor.kind, key: anchor.key };
    const [from, to] = anchor.direction === 'in' ? [far, here] : [here, far];
    const id = `${from.key} ${anchor.type} ${to.key}`;
    const known = this.edges.get(id);
    if (known !== undefined) return known;
    const edge: EdgeState = { type: anchor.type, from, to, before: undefined, after: undefined };
    this.edges.set(id, edge);
    this.#at(anchor).push(edge);
    return edge;
  }

  /** Takes claims off a relationship; without any it goes, and its ends may be orphans. */
  releaseEdge(edge: EdgeState, released: (entry: string) => boolean): void {
    if (edge.after === undefined) return;
    const claims = listOf(edge.after, '_claims');
    const left = claims.filter((entry) => !released(entry));
    if (left.length === claims.length) return;
    if (left.length > 0) {
      edge.after._claims = left;
      return;
    }
    edge.after = undefined;
    this.orphans.set(edge.from.key, edge.from.kind);
    this.orphans.set(edge.to.key, edge.to.kind);
  }
}

/** The nodes and anchors that views touch, without repetition: what to load. */
export function touched(host: string, views: readonly ClaimedView[]) {
  const nodes = new Map<string, EntityKind>();
  const anchors = new Map<string, Anchor>();
  for (const { view } of views) {
    const key = nodeKey(host, view.node);
    nodes.set(key, view.node.kind);
    for (const { type, direction, rows } of view.edges ?? []) {
      anchors.set(`${key} ${type} ${direction}`, { key, kind: view.node.kind, type, direction });
      for (const { other } of rows) nodes.set(nodeKey(host, other), other.kind);
    }
  }
  return { nodes, anchors: [...anchors.values()] };
}

/** The kind of a stored node by its `_type`, such as `gitlab_project`. */
export function kindOfType(type: string): EntityKind {
  const kind = type.replace(/^gitlab_/, '');
  if (!(kind in entities)) throw new Error(`not a type of ours: ${type}`);
  return kind as EntityKind;
}
