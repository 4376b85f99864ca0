import type { GraphQLResolveInfo } from 'graphql';
import { type FieldsByTypeName, parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';
import type { ApiKind } from './names.js';
import type { Selected } from './page.js';

function treeOf(info: GraphQLResolveInfo): ResolveTree | undefined {
  return (parseResolveInfo(info) as ResolveTree | null | undefined) ?? undefined;
}

function below(tree: ResolveTree, name: string): ResolveTree[] {
  return Object.values(tree.fieldsByTypeName).flatMap((fields) =>
    Object.values(fields).filter((field) => field.name === name),
  );
}

function namesIn(selection: FieldsByTypeName): string[] {
  return Object.values(selection).flatMap((fields) => Object.values(fields).map(({ name }) => name));
}

function stored(kind: ApiKind, names: readonly string[]): string[] {
  const declared = (name: string) => name === 'unreadable' || Object.hasOwn(kind.definition.properties, name);
  return [...new Set(names.filter(declared))].sort();
}

/** The stored properties that the client selected of the nodes that a field gives, sorted; `key` is always read. */
export function selectedOfNode(info: GraphQLResolveInfo, kind: ApiKind): string[] {
  const tree = treeOf(info);
  if (tree === undefined) return [];
  const { [kind.typeName]: own = {}, Node: shared = {} } = tree.fieldsByTypeName;
  return stored(kind, namesIn({ own, shared }));
}

/** The same for the nodes of a connection, and whether its edges are asked for more than node and cursor. */
export function selectedOfConnection(
  info: GraphQLResolveInfo,
  kind: ApiKind,
  edgeNames: readonly string[] = [],
): Selected {
  const tree = treeOf(info);
  if (tree === undefined) return { node: [], edge: [] };
  const edges = below(tree, 'edges');
  const nodes = [...below(tree, 'nodes'), ...edges.flatMap((edge) => below(edge, 'node'))];
  const edge = edges.flatMap(({ fieldsByTypeName }) => namesIn(fieldsByTypeName));
  return {
    node: stored(
      kind,
      nodes.flatMap(({ fieldsByTypeName }) => namesIn(fieldsByTypeName)),
    ),
    edge: [...new Set(edge.filter((name) => edgeNames.includes(name)))].sort(),
  };
}
