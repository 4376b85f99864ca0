import DataLoader from 'dataloader';
import { entityLabel } from '../../gitlab/model/entity.js';
import type { ApiContext } from '../context.js';
import { type ApiKind, apiKind } from '../entities/names.js';

/** A thing with all that the graph holds of it. */
export interface LoadedEntity {
  readonly key: string;
  readonly kind: ApiKind;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Full path of the group or project that has it. */
  readonly home: string | null;
}

interface Row {
  readonly key: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly home: string | null;
}

const statement = `
  UNWIND $keys AS key MATCH (n:${entityLabel} {key: key})
  RETURN n.key AS key, n {.*} AS properties,
    head(COLLECT { MATCH (home:GitLabGroup|GitLabProject)-[:HAS]->(n) RETURN home.fullPath ORDER BY home.key LIMIT 1 }) AS home`;

async function load(context: ApiContext, keys: readonly string[]): Promise<(LoadedEntity | null)[]> {
  const rows = await context.read<Row>(statement, { keys });
  const found = new Map(
    rows.flatMap(({ key, properties, home }) => {
      const kind = apiKind(String(properties._type).replace(/^gitlab_/, ''));
      return kind === undefined ? [] : [[key, { key, kind, properties, home }]];
    }),
  );
  return keys.map((key) => found.get(key) ?? null);
}

/** The thing with a key; all that one request asks for at the same time take one statement. Null when there is none. */
export function entityByKey(context: ApiContext, key: string): Promise<LoadedEntity | null> {
  return context
    .once('entities', () => new DataLoader<string, LoadedEntity | null>((keys) => load(context, keys)))
    .load(key);
}

const textOf = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : undefined);

/** The kind of a thing in words, such as `protected branch`. */
export const kindTitle = ({ kind }: ApiKind): string => kind.replaceAll('_', ' ');

/** What people call a thing. */
export function titleOf({ key, kind, properties }: LoadedEntity): string {
  if (kind.kind === 'user') return `@${textOf(properties.username) ?? key}`;
  const found = ['fullPath', 'name', 'title', ...kind.definition.searched]
    .filter((name) => Object.hasOwn(kind.definition.properties, name))
    .map((name) => textOf(properties[name]))
    .find((text) => text !== undefined);
  return found ?? `${kindTitle(kind)} ${key.slice(key.lastIndexOf('/') + 1)}`;
}
