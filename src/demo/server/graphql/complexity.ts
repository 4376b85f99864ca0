import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { graphqlParts } from './parts.js';

/**
 * Fields that GitLab answers with a resolver: they cost one more than what they hold, and as lists a hundredth of that for
 * each row that may come (`app/graphql/types/base_field.rb`).
 */
const resolved: Readonly<Record<string, number>> = {
  'Query.projects': 1,
  'Query.groups': 1,
  'Query.project': 1,
  'Query.group': 1,
  'Query.user': 1,
  'Query.users': 1,
  'Query.runner': 1,
  'Query.runners': 1,
  'Query.metadata': 1,
  'Group.descendantGroups': 1,
  'Group.projects': 11,
  'Group.groupMembers': 1,
  'Group.runners': 1,
  'Group.mergeRequests': 1,
  'Project.projectMembers': 1,
  'Project.mergeRequests': 1,
  'Project.mergeRequest': 1,
  'Project.runners': 1,
  'Project.availableDeployKeys': 1,
  'CiRunner.projects': 1,
  'CiRunner.groups': 1,
  'CiRunner.ownerProject': 1,
  'UserCore.personalAccessTokens': 1,
  'CurrentUser.personalAccessTokens': 1,
};

const partCosts: Readonly<Record<string, number>> = Object.assign(
  {},
  ...graphqlParts.map((part) => part.costs ?? {}),
);

/** Fields whose own cost is not one. */
const fixed: Readonly<Record<string, number>> = { 'MergeRequest.reviewers': 5, 'MergeRequest.assignees': 5 };

const pageSize = 100;

/** What a document costs before it runs. */
export function complexityOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );

  const value = (node: ValueNode | undefined): unknown => {
    if (node === undefined) return undefined;
    if (node.kind === Kind.VARIABLE) return variables[node.name.value];
    return node.kind === Kind.INT ? Number(node.value) : node.kind;
  };
  const argument = (field: FieldNode, name: string): unknown =>
    value(field.arguments?.find((given) => given.name.value === name)?.value);

  const ofField = (parent: string, field: FieldNode, definition: GraphQLField<unknown, unknown>): number => {
    const name = `${parent}.${field.name.value}`;
    const type = getNamedType(definition.type);
    const children = field.selectionSet === undefined ? 0 : ofSelection(type, field.selectionSet);
    const own = resolved[name] ?? partCosts[name];
    if (own === undefined) return children + (fixed[name] ?? 1);
    const extra =
      (argument(field, 'sort') === undefined ? 0 : 1) + (argument(field, 'search') === undefined ? 0 : 5);
    const cost = children + own + extra;
    if (!type.name.endsWith('Connection')) return cost;
    const asked = [argument(field, 'first'), argument(field, 'last')].filter(
      (size) => typeof size === 'number',
    );
    return Math.floor(cost + cost * 0.01 * Math.min(pageSize, ...asked));
  };

  const ofSelection = (type: GraphQLNamedType, selection: SelectionSetNode): number => {
    let sum = 0;
    for (const part of selection.selections) {
      if (part.kind === Kind.FIELD) {
        const definition =
          isObjectType(type) || isInterfaceType(type) ? type.getFields()[part.name.value] : undefined;
        sum += definition === undefined ? 1 : ofField(type.name, part, definition);
        continue;
      }
      const body = part.kind === Kind.FRAGMENT_SPREAD ? fragments.get(part.name.value) : part;
      if (body === undefined) continue;
      const condition = body.typeCondition?.name.value;
      sum += ofSelection(
        (condition === undefined ? undefined : schema.getType(condition)) ?? type,
        body.selectionSet,
      );
    }
    return sum;
  };

  const root = schema.getQueryType();
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  return root === undefined || root === null || operation === undefined
    ? 0
    : ofSelection(root, operation.selectionSet);
}
