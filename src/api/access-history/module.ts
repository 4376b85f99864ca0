import { type AccessAt, accessAt, type HistoryGraph } from '../../access/history/access-at.js';
import {
  accessDiff,
  type DifferenceKind,
  differenceKinds,
  personOf,
} from '../../access/history/access-diff.js';
import { explainDifferences } from '../../access/history/explain-differences.js';
import { placeOfHolder, type RoleHolder } from '../../access/history/holders.js';
import type { UnreadList } from '../../access/verdict.js';
import { readerOf } from '../../core/graph-read.js';
import type { ApiContext } from '../context.js';
import { nodeAt } from '../entities/look-up.js';
import type { ApiModule } from '../module.js';
import { enumOf, type PageArguments, pageOfSorted } from '../pages.js';

interface AccessAtArguments extends PageArguments {
  readonly resource: string;
  readonly time: string;
  readonly minimumLevel?: number | null;
}

interface AccessDiffArguments extends PageArguments {
  readonly resource: string;
  readonly from: string;
  readonly to?: string | null;
  readonly kinds?: readonly DifferenceKind[] | null;
}

/** The graph for questions about the past, within the limits of a request. */
function historyGraph(context: ApiContext): HistoryGraph {
  const { graph, limits, signal, turns } = context;
  const askedAt = performance.now();
  return {
    read: readerOf(context),
    rehearse: (work) => {
      const play = () =>
        graph.rehearse((tx) => work((statement, parameters) => tx.run(statement, parameters)), {
          timeoutMs: limits.queryTimeoutMs,
          signal,
        });
      return turns === undefined ? play() : turns.take(play, { askedAt, signal });
    },
  };
}

type Names = AccessAt['names'];

const thing = (key: string, names: Names) => ({ key, name: names.get(key) ?? key });

function roleView(holder: RoleHolder | undefined, names: Names) {
  if (holder === undefined) return null;
  const { accessLevel, latentAccessLevel, abilities, certain, grants } = holder;
  const sources = grants.map(({ via, level, steps, expiresAt }) => ({
    via,
    accessLevel: level,
    source: thing(steps[1] ?? '', names),
    expiresAt,
  }));
  return { accessLevel, latentAccessLevel, abilities, certain, sources };
}

const knowledge = (unread: readonly UnreadList[], holders: readonly RoleHolder[]) => ({
  complete: unread.length === 0 && holders.every(({ certain }) => certain),
  unknownScopes: unread,
});

async function accessAtPage(context: ApiContext, args: AccessAtArguments) {
  const { holders, names, asOf, unread, resource } = await accessAt(historyGraph(context), args);
  const rows = holders.filter(({ accessLevel }) => accessLevel >= (args.minimumLevel ?? 0));
  const { edges, pageInfo } = pageOfSorted(context, 'accessAt', args, rows, placeOfHolder);
  return {
    resource: thing(resource, names),
    totalCount: rows.length,
    asOf,
    ...knowledge(unread, holders),
    pageInfo,
    edges: edges.map(({ node, cursor }) => ({
      identity: thing(node.person.key, names),
      role: roleView(node, names),
      cursor,
    })),
  };
}

async function accessDiffPage(context: ApiContext, args: AccessDiffArguments) {
  const graph = historyGraph(context);
  const diff = await accessDiff(graph, { ...args, to: args.to ?? new Date().toISOString() });
  const names = new Map([...diff.before.access.names, ...diff.after.access.names]);
  const rows = diff.differences.filter(({ kind }) => args.kinds?.includes(kind) ?? true);
  const { edges, nodes, pageInfo } = pageOfSorted(context, 'accessDiff', args, rows, (row) =>
    placeOfHolder({ person: personOf(row) }),
  );
  const changes = await explainDifferences(graph.read, diff, nodes);
  const count = (kind: DifferenceKind) => diff.differences.filter((one) => one.kind === kind).length;
  return {
    resource: thing(diff.resource, names),
    totalCount: rows.length,
    gained: count('GAINED'),
    lost: count('LOST'),
    changed: count('CHANGED'),
    ...knowledge(diff.unread, [...diff.before.access.holders, ...diff.after.access.holders]),
    pageInfo,
    edges: edges.map(({ node, cursor }, index) => ({
      identity: thing(personOf(node).key, names),
      kind: node.kind,
      before: roleView(node.before, diff.before.access.names),
      after: roleView(node.after, diff.after.access.names),
      changes: changes[index] ?? [],
      cursor,
    })),
  };
}

/** Who had access in the past. */
export const accessHistoryModule: ApiModule = {
  resolvers: () => ({
    AccessDifferenceKind: enumOf(differenceKinds),
    Query: {
      accessAt: (_parent: unknown, args: AccessAtArguments, context) => accessAtPage(context, args),
      accessDiff: (_parent: unknown, args: AccessDiffArguments, context) => accessDiffPage(context, args),
    },
    FormerThing: { node: nodeAt('key') },
  }),
};
