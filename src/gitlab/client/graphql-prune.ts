import {
  type ArgumentNode,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { UnknownPart } from './graphql-errors.js';

type Removable = FieldNode | ArgumentNode;

interface Candidate {
  readonly node: Removable;
  readonly field: FieldNode;
  readonly path: string;
}

/**
 * Removes unknown fields and arguments from a document, and then whatever nothing uses any more: selections left
 * empty, fragments, variables.
 * @param text the document exactly as it was sent, because errors point into it by line and column.
 * @returns the pruned document, or undefined when nothing of it could be removed or nothing would be left.
 */
export function prune(text: string, unknown: readonly UnknownPart[]): string | undefined {
  const document = parse(text);
  const targets = new Set<ASTNode>(unknown.flatMap((part) => find(document, part)));
  if (targets.size === 0) return undefined;
  const cut: DocumentNode = visit(document, { enter: (node) => (targets.has(node) ? null : undefined) });
  const tidy = removeUnused(cut);
  return tidy === undefined ? undefined : print(tidy);
}

/** The nodes an error means: by location, else by path, else the only one of that name. */
function find(document: DocumentNode, part: UnknownPart): readonly Removable[] {
  const candidates = candidatesFor(document, part);
  const located = candidates.filter((candidate) => part.locations.some((at) => isAt(candidate, at)));
  if (located.length > 0) return located.map(({ node }) => node);
  const path = part.path.join('/');
  const onPath = candidates.filter((candidate) => candidate.path === path);
  if (onPath.length > 0) return onPath.map(({ node }) => node);
  // Removing every field of that name could take away fields that exist on other types.
  return candidates.length === 1 ? candidates.map(({ node }) => node) : [];
}

function candidatesFor(document: DocumentNode, part: UnknownPart): readonly Candidate[] {
  const found: Candidate[] = [];
  const path: string[] = [];
  visit(document, {
    enter: (node) => {
      const step = stepOf(node);
      if (step !== undefined) path.push(step);
      if (node.kind !== Kind.FIELD || node.name.value !== part.field) return;
      if (part.argument === undefined) found.push({ node, field: node, path: path.join('/') });
      for (const argument of node.arguments ?? []) {
        if (argument.name.value !== part.argument) continue;
        found.push({ node: argument, field: node, path: [...path, part.argument].join('/') });
      }
    },
    leave: (node) => {
      if (stepOf(node) !== undefined) path.pop();
    },
  });
  return found;
}

// The steps of graphql-ruby's error paths.
function stepOf(node: ASTNode): string | undefined {
  if (node.kind === Kind.FIELD) return (node.alias ?? node.name).value;
  if (node.kind === Kind.FRAGMENT_DEFINITION) return `fragment ${node.name.value}`;
  if (node.kind === Kind.OPERATION_DEFINITION)
    return [node.operation, node.name?.value].filter(Boolean).join(' ');
  if (node.kind !== Kind.INLINE_FRAGMENT) return undefined;
  return node.typeCondition === undefined ? '...' : `... on ${node.typeCondition.name.value}`;
}

function isAt({ node, field }: Candidate, at: { readonly line: number; readonly column: number }): boolean {
  const places = [
    node.loc,
    node.name.loc,
    ...(node.kind === Kind.ARGUMENT ? [field.loc, field.name.loc] : []),
  ];
  return places.some((loc) => loc?.startToken.line === at.line && loc.startToken.column === at.column);
}

function removeUnused(document: DocumentNode): DocumentNode | undefined {
  const pruned = removeDangling(document);
  const before = document.definitions.length;
  if (!pruned.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION)) return undefined;
  return pruned.definitions.length === before ? removeUnusedVariables(pruned) : removeUnused(pruned);
}

/** One round of removing empty selections, spreads of fragments that are gone, and fragments that none spreads. */
function removeDangling(document: DocumentNode): DocumentNode {
  const defined = namesOf(document, Kind.FRAGMENT_DEFINITION);
  const withoutSpreads: DocumentNode = visit(document, {
    FragmentSpread: (node) => (defined.has(node.name.value) ? undefined : null),
  });
  const filled: DocumentNode = visit(withoutSpreads, {
    Field: { leave: (node) => (isEmpty(node.selectionSet) ? null : undefined) },
    InlineFragment: { leave: (node) => (isEmpty(node.selectionSet) ? null : undefined) },
    FragmentDefinition: { leave: (node) => (isEmpty(node.selectionSet) ? null : undefined) },
    OperationDefinition: { leave: (node) => (isEmpty(node.selectionSet) ? null : undefined) },
  });
  const spread = namesOf(filled, Kind.FRAGMENT_SPREAD);
  return visit(filled, {
    FragmentDefinition: (node) => (spread.has(node.name.value) ? undefined : null),
  });
}

function removeUnusedVariables(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: (node) => {
      used.add(node.name.value);
    },
  });
  return visit(document, {
    VariableDefinition: (node) => (used.has(node.variable.name.value) ? undefined : null),
  });
}

function namesOf(
  document: DocumentNode,
  kind: Kind.FRAGMENT_DEFINITION | Kind.FRAGMENT_SPREAD,
): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, {
    enter: (node) => {
      if (node.kind === kind && 'name' in node && node.name !== undefined) names.add(node.name.value);
    },
  });
  return names;
}

function isEmpty(selection: SelectionSetNode | undefined): boolean {
  return selection !== undefined && selection.selections.length === 0;
}
