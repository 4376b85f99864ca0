import { z } from 'zod';
import { clusterAgent } from '../entities/cluster-agent.js';
import { rowReader } from '../model/row.js';
import { isoTime, numericId } from '../model/values.js';
import { bulkList } from './graphql-batch.js';
import type { Source } from './source.js';

const tokens = z.object({
  count: z.number().nullish(),
  nodes: z.array(z.object({ lastUsedAt: z.string().nullish() })),
});
const reader = rowReader(clusterAgent, {
  naming: 'graphql',
  fields: ['name', 'createdAt'],
  extra: {
    id: z.string(),
    createdByUser: z.object({ id: z.string() }).nullish(),
    tokens: tokens.nullish(),
  },
});

/** The latest use; null when there was none, undefined when it is not told. */
function lastUse(shown: z.infer<typeof tokens> | null | undefined): string | null | undefined {
  if (shown == null || shown.nodes.some(({ lastUsedAt }) => lastUsedAt === undefined)) return undefined;
  const used = shown.nodes.flatMap(({ lastUsedAt }) => (lastUsedAt ? [isoTime(lastUsedAt)] : []));
  return used.sort().at(-1) ?? null;
}

/** Agents for Kubernetes that each project configures. */
export const clusterAgents: Source = {
  id: 'cluster-agents',
  title: 'Agents for Kubernetes',
  feeds: ['cluster_agent'],
  targets: 'project',
  asserts: ['cluster_agent'],
  stage: 4,
  batch: 50,
  needs: { role: 'Developer' },
  unreadable: (facts) => (facts.graphql ? undefined : 'GraphQL cannot be used'),
  ...bulkList({
    of: 'project',
    name: 'Agents',
    path: ['clusterAgents'],
    selection: 'id name createdAt createdByUser { id } tokens(first: 5) { count nodes { lastUsedAt } }',
    schema: reader.schema,
    emptyFrom: 30,
    emit: (rows, target, scope) =>
      scope.emit(
        rows.map((row) => ({
          node: { kind: 'cluster_agent', id: numericId(row.id) },
          properties: {
            ...reader.properties(row),
            id: numericId(row.id),
            createdById:
              row.createdByUser === undefined
                ? undefined
                : row.createdByUser && numericId(row.createdByUser.id),
            tokenCount: row.tokens?.count ?? undefined,
            lastUsedAt: lastUse(row.tokens),
          },
          edges: [{ type: 'HAS', direction: 'in', rows: [{ other: { kind: 'project', id: target.id } }] }],
        })),
      ),
  }),
};
