import { valueText } from '../../lib/text.js';
import { kindOfLabels, nameOfNode } from './result-graph.js';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface NodeValue {
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Whether a value of a row is a node of the graph. */
export const isNode = (value: unknown): value is NodeValue =>
  isObject(value) && Array.isArray(value.labels) && isObject(value.properties);

const isRelationship = (value: unknown): value is { readonly type: string } =>
  isObject(value) && typeof value.type === 'string' && typeof value.elementId === 'string';

const isPath = (
  value: unknown,
): value is { readonly nodes: readonly unknown[]; readonly relationships: readonly unknown[] } =>
  isObject(value) && Array.isArray(value.nodes) && Array.isArray(value.relationships);

/** The key of a node; undefined of other values and of nodes without one. */
export function keyOfNode(value: unknown): string | undefined {
  const key = isNode(value) ? value.properties.key : undefined;
  return typeof key === 'string' ? key : undefined;
}

/** A value of a row of Cypher as one line of text: nodes by their names, relationships by their types, paths as the way they go. */
export function cellText(value: unknown): string {
  if (isNode(value)) return nameOfNode(value.properties) ?? kindOfLabels(value.labels);
  if (isRelationship(value)) return value.type;
  if (isPath(value)) {
    const { nodes, relationships } = value;
    return nodes
      .map((node, index) =>
        index === 0 ? cellText(node) : `${cellText(relationships[index - 1])} ${cellText(node)}`,
      )
      .join(' – ');
  }
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(cellText).join(', ');
  return valueText(value);
}
