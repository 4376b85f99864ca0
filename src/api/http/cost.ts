import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Objects that a list without a page size is taken to have. */
const usualListLength = 10;
/** Rows of a page whose size is not named anywhere. */
const usualPageSize = 50;

type Variables = Readonly<Record<string, unknown>>;

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function pageSize(node: FieldNode, field: GraphQLField<unknown, unknown>, variables: Variables) {
  const declared = field.args.find(({ name }) => name === 'first');
  if (declared === undefined) return undefined;
  const value = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  const given =
    value?.kind === Kind.VARIABLE
      ? variables[value.name.value]
      : value?.kind === Kind.INT
        ? Number(value.value)
        : undefined;
  const size = given ?? declared.defaultValue ?? usualPageSize;
  return typeof size === 'number' && size >= 0 ? size : usualPageSize;
}

/**
 * How many objects an operation may bring at most, by the page sizes (`first`) that it names: pages in pages multiply.
 * Fields that are plain values, and those of introspection, cost nothing. The operation must be valid.
 */
export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  // A fragment costs the same wherever the rows that it stands in are as many; spread often, it is counted once.
  const known = new Map<string, number>();

  const costOfField = (node: FieldNode, parent: unknown, page: number | undefined): number => {
    if (node.name.value.startsWith('__') || node.selectionSet === undefined) return 0;
    if (!isObjectType(parent) && !isInterfaceType(parent)) return 0;
    const field = parent.getFields()[node.name.value];
    if (field === undefined) return 0;
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return 0;
    const own = pageSize(node, field, variables);
    if (!isList(field.type)) return 1 + costOf(node.selectionSet, type, own);
    return (own ?? page ?? usualListLength) * (1 + costOf(node.selectionSet, type, undefined));
  };

  const costOf = (selections: SelectionSetNode, parent: unknown, page: number | undefined): number => {
    let cost = 0;
    for (const node of selections.selections) {
      if (node.kind === Kind.FIELD) cost += costOfField(node, parent, page);
      else if (node.kind === Kind.INLINE_FRAGMENT) {
        const name = node.typeCondition?.name.value;
        cost += costOf(node.selectionSet, name === undefined ? parent : schema.getType(name), page);
      } else {
        const fragment = fragments.get(node.name.value);
        if (fragment === undefined) continue;
        const key = `${page ?? ''} ${node.name.value}`;
        const before = known.get(key);
        const own =
          before ?? costOf(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), page);
        known.set(key, own);
        cost += own;
      }
    }
    return cost;
  };

  return costOf(operation.selectionSet, schema.getRootType(operation.operation), undefined);
}
