import { entities } from '../../gitlab/entities/index.js';
import { entityLabel } from '../../gitlab/model/entity.js';
import { relationshipHelp } from '../../gitlab/model/help.js';
import { relationships } from '../../gitlab/model/relationships.js';
import {
  edge,
  edgeKind,
  leftOut,
  nodeKind,
  type OpenGraphEdge,
  type OpenGraphNode,
  propertiesOf,
} from './shape.js';

/** Reads the graph row by row. */
export type Stream = <Row>(
  statement: string,
  parameters: Readonly<Record<string, unknown>>,
) => AsyncIterable<Row>;

const kinds = Object.values(entities).filter(({ kind }) => !leftOut.has(kind));

type Values = Readonly<Record<string, unknown>> & { readonly key: string };

/** The nodes of the estate, kind by kind: things, whoever acts, and what they act with. */
export async function* estateNodes(stream: Stream): AsyncGenerator<OpenGraphNode, void, void> {
  for (const definition of kinds) {
    const rows = stream<{ node: Values }>(
      `MATCH (n:${definition.label}) WHERE n:${entityLabel} RETURN properties(n) AS node`,
      {},
    );
    for await (const { node } of rows) {
      const name = node.fullPath ?? node.username ?? node.name ?? node.key;
      const unreadable = Array.isArray(node.unreadable) ? (node.unreadable as string[]) : [];
      yield {
        id: node.key,
        kinds: [nodeKind(definition)],
        properties: {
          ...propertiesOf(definition.properties, node),
          name: String(name),
          ...(unreadable.length === 0 ? {} : { unreadable }),
        },
      };
    }
  }
}

/** The relationships that carry access between those nodes. */
export async function* estateEdges(stream: Stream): AsyncGenerator<OpenGraphEdge, void, void> {
  const labels = kinds.map(({ label }) => label).join('|');
  for (const { type, properties } of relationships) {
    if (Object.keys(relationshipHelp[type].carries).length === 0) continue;
    const rows = stream<{ start: string; end: string; properties: Readonly<Record<string, unknown>> }>(
      `MATCH (a:${labels})-[r:${type}]->(b:${labels}) RETURN a.key AS start, b.key AS end, properties(r) AS properties`,
      {},
    );
    for await (const row of rows)
      yield edge(edgeKind(type), row.start, row.end, propertiesOf(properties, row.properties));
  }
}
