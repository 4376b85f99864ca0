import { randomUUID } from 'node:crypto';
import type { GraphRead } from '../../core/graph-read.js';
import { entities } from '../../gitlab/entities/index.js';
import { type EntityKind, entityLabel } from '../../gitlab/model/entity.js';

import { hostOf } from '../key-host.js';
import { kindOfKey } from './keys.js';
import type { Past } from './past.js';

/** Works in a transaction that is always rolled back; what `read` writes, nobody else sees. */
export type Rehearse = <T>(work: (read: GraphRead) => Promise<T>) => Promise<T>;

/** Rows that one statement writes. */
const atOnce = 10_000;

function parts<T>(rows: readonly T[]): (readonly T[])[] {
  return Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, part) =>
    rows.slice(part * atOnce, (part + 1) * atOnce),
  );
}

/** A copy of plain data in which one host, alone or in keys, is another. */
function rehosted(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string')
    return value === from || value.startsWith(`${from}/`) ? to + value.slice(from.length) : value;
  if (Array.isArray(value)) return value.map((item) => rehosted(item, from, to));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, rehosted(item, from, to)]));
}

async function build(read: GraphRead, { nodes, edges }: Past): Promise<void> {
  const things = [...nodes].map(([key, facts]) => {
    const kind = kindOfKey(key) as EntityKind;
    const { label, classLabels } = entities[kind];
    return { labels: [label, ...classLabels], facts: { ...facts, key, _type: `gitlab_${kind}` } };
  });
  for (const rows of parts(things))
    await read(`UNWIND $rows AS row CREATE (n:${entityLabel}:$(row.labels)) SET n = row.facts`, { rows });
  for (const rows of parts(edges))
    await read(
      `UNWIND $rows AS row MATCH (a:${entityLabel} {key: row.from}) MATCH (b:${entityLabel} {key: row.to})
       CREATE (a)-[e:$(row.type)]->(b) SET e = row.facts`,
      { rows },
    );
}

/**
 * Asks the past as the present is asked: it is put up beside the graph, under a host of its own, in a transaction that is
 * rolled back. Nothing of the graph itself is touched or locked. To `ask`, keys are as they always are.
 */
export function onStage<T>(rehearse: Rehearse, past: Past, ask: (read: GraphRead) => Promise<T>): Promise<T> {
  const host = hostOf(past.place);
  const stage = `past-${randomUUID()}`;
  return rehearse(async (run) => {
    const read: GraphRead = async <Row>(
      statement: string,
      parameters: Readonly<Record<string, unknown>> = {},
    ) => {
      const there = rehosted(parameters, host, stage) as Readonly<Record<string, unknown>>;
      return rehosted(await run(statement, there), stage, host) as Row[];
    };
    await build(read, past);
    return ask(read);
  });
}
