import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { appError } from '../../core/errors.js';
import type { ApiContext } from '../context.js';
import type { NodeRow } from './connection.js';
import { type ApiKind, apiKind } from './names.js';
import { nodeRow, projection } from './page.js';
import { selectedOfNode } from './selection.js';

/** Keys that `nodes` takes at most. */
const mostKeys = 100;

type StoredNode = Readonly<Record<string, unknown>> & { readonly key: string };

const hostOf = (key: string) => key.slice(0, key.indexOf('/'));

/**
 * The node of a kind by the property that people look it up by; null when there is none.
 * @throws AppError LOOK_UP_AMBIGUOUS when there are several.
 */
export async function lookUp(
  kind: ApiKind,
  property: string,
  args: Readonly<Record<string, unknown>>,
  context: ApiContext,
  info: GraphQLResolveInfo,
): Promise<NodeRow | null> {
  const node = projection('n', ['key', ...selectedOfNode(info, kind)]);
  const host = args.host == null ? '' : ' AND n.key STARTS WITH $prefix';
  const rows = await context.read<{ node: StoredNode }>(
    `MATCH (n:${kind.definition.label}) WHERE n.${property} = $value${host}
     RETURN ${node} AS node ORDER BY n.key LIMIT 20`,
    { value: args[property], prefix: `${String(args.host)}/` },
  );
  const [only, ...others] = rows;
  if (only === undefined) return null;
  if (others.length === 0) return nodeRow(kind, only.node);
  const keys = rows.map((row) => row.node.key);
  const hosts = [...new Set(keys.map(hostOf))];
  throw appError('LOOK_UP_AMBIGUOUS', {
    what: `${kind.one} with the ${property}`,
    value: String(args[property]),
    candidates: hosts.length > 1 ? hosts : keys,
  });
}

/** What a key may be of: the host before its kind may have a path, and ids of several parts may hold any word. */
function kindsOfKey(key: string): ApiKind[] {
  return key.split('/', 12).flatMap((part, place) => (place === 0 ? [] : (apiKind(part) ?? [])));
}

async function loadNodes(
  context: ApiContext,
  info: GraphQLResolveInfo,
  keys: readonly string[],
): Promise<(NodeRow | null)[]> {
  const kinds = new Set(keys.flatMap(kindsOfKey));
  const lists = await Promise.all(
    [...kinds].map(async (kind) => {
      const rows = await context.read<{ node: StoredNode }>(
        `UNWIND $keys AS key MATCH (n:${kind.definition.label} {key: key})
         RETURN ${projection('n', ['key', ...selectedOfNode(info, kind)])} AS node`,
        { keys: keys.filter((key) => kindsOfKey(key).includes(kind)) },
      );
      return rows.map(({ node }) => nodeRow(kind, node));
    }),
  );
  const found = new Map(lists.flat().map((row) => [row.key, row]));
  return keys.map((key) => found.get(key) ?? null);
}

/**
 * The node with a key, with the properties that the client selected of the field being resolved, whose type is `Node`
 * or a kind's; null when there is none. All keys of one field in an operation take one statement for each kind.
 */
export function nodeByKey(
  key: string,
  context: ApiContext,
  info: GraphQLResolveInfo,
): Promise<NodeRow | null> {
  const loaders = context.once(
    'nodes',
    () => new WeakMap<GraphQLResolveInfo['fieldNodes'], DataLoader<string, NodeRow | null>>(),
  );
  const loader =
    loaders.get(info.fieldNodes) ??
    new DataLoader<string, NodeRow | null>((keys) => loadNodes(context, info, keys), { maxBatchSize: 1000 });
  loaders.set(info.fieldNodes, loader);
  return loader.load(key);
}

/**
 * The nodes with these keys, in their order; null where there is none.
 * @throws AppError TOO_MANY_KEYS for more than 100.
 */
export function nodesByKey(
  keys: readonly string[],
  context: ApiContext,
  info: GraphQLResolveInfo,
): Promise<(NodeRow | null)[]> {
  if (keys.length > mostKeys) throw appError('TOO_MANY_KEYS', { most: mostKeys });
  return Promise.all(keys.map((key) => nodeByKey(key, context, info)));
}

/** What the client selected of a kind of node in the field being resolved, which has many parents. */
function selectedOnce(context: ApiContext, info: GraphQLResolveInfo, kind: ApiKind): readonly string[] {
  const known = context.once(
    'selectedOfNodes',
    () => new WeakMap<GraphQLResolveInfo['fieldNodes'], Map<ApiKind, readonly string[]>>(),
  );
  const ofField = known.get(info.fieldNodes) ?? new Map<ApiKind, readonly string[]>();
  known.set(info.fieldNodes, ofField);
  const selected = ofField.get(kind) ?? selectedOfNode(info, kind);
  ofField.set(kind, selected);
  return selected;
}

/** The node with a key from stored properties that are known of it; undefined where the client selected more than these. */
function nodeFrom(
  facts: Readonly<Record<string, unknown>>,
  key: string,
  context: ApiContext,
  info: GraphQLResolveInfo,
): NodeRow | undefined {
  const [kind, ...others] = kindsOfKey(key);
  if (kind === undefined || others.length > 0) return undefined;
  const isKnown = (name: string) => name === 'key' || Object.hasOwn(facts, name);
  return selectedOnce(context, info, kind).every(isKnown) ? nodeRow(kind, { ...facts, key }) : undefined;
}

/**
 * Resolves the node whose key a property of the parent holds; null where that is null.
 * @param factsName the property of the parent with stored properties of the node that were read for the answer, if any: a
 * client that selects no others needs no further statement.
 */
export const nodeAt =
  <Name extends string, FactsName extends string = never>(name: Name, factsName?: FactsName) =>
  (
    parent: Readonly<Record<Name, string | null>> &
      Readonly<Record<FactsName, Readonly<Record<string, unknown>> | undefined>>,
    _args: unknown,
    context: ApiContext,
    info: GraphQLResolveInfo,
  ) => {
    const key = parent[name];
    if (key === null) return null;
    const facts = factsName === undefined ? undefined : parent[factsName];
    const node = facts === undefined ? undefined : nodeFrom(facts, key, context, info);
    return node ?? nodeByKey(key, context, info);
  };
