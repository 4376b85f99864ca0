import { appError } from '../../core/errors.js';
import { entityLabel, type RelationshipType } from '../../gitlab/model/entity.js';
import { relationships } from '../../gitlab/model/relationships.js';
import type { ApiContext } from '../context.js';
import { type ApiKind, apiKind } from '../entities/names.js';
import { cursorsOf, type PageArguments, pageOf, pageSize } from '../pages.js';
import { factsOf } from './facts.js';
import { entityByKey, kindTitle } from './load.js';

/** The neighbours of one kind over one type of relationship, counted. */
export interface NeighbourGroup {
  readonly relationship: string;
  readonly direction: 'OUT' | 'IN';
  readonly kind: string;
  readonly kindTitle: string;
  readonly count: number;
}

interface GroupRow {
  readonly relationship: string;
  readonly direction: 'OUT' | 'IN';
  readonly type: string;
  readonly count: number;
}

const groups = `
  MATCH (n:${entityLabel} {key: $key})
  CALL (n) {
    MATCH (n)-[r]->(m:${entityLabel}) RETURN type(r) AS relationship, 'OUT' AS direction, m._type AS type, count(DISTINCT m) AS count
    UNION ALL
    MATCH (n)<-[r]-(m:${entityLabel}) RETURN type(r) AS relationship, 'IN' AS direction, m._type AS type, count(DISTINCT m) AS count
  }
  RETURN relationship, direction, type, count ORDER BY count DESC, relationship, direction, type`;

/** What a thing is connected with, most first. */
export async function neighbourGroups(context: ApiContext, key: string): Promise<NeighbourGroup[]> {
  const rows = await context.read<GroupRow>(groups, { key });
  return rows.flatMap(({ type, ...row }) => {
    const kind = apiKind(type.replace(/^gitlab_/, ''));
    return kind === undefined ? [] : [{ ...row, kind: kind.kind, kindTitle: kindTitle(kind) }];
  });
}

/** Which neighbours are asked for. */
export interface NeighbourArguments extends PageArguments {
  readonly relationship: string;
  readonly direction: 'OUT' | 'IN';
  readonly kind: string;
}

function relationshipOf(name: string) {
  const found = relationships.find(({ type }) => type === name);
  if (found === undefined)
    throw appError('FILTER_INVALID', { reason: `there is no type of relationship named ${name}` });
  return found;
}

function pageStatement(type: RelationshipType, direction: 'OUT' | 'IN', { definition }: ApiKind): string {
  const [left, right] = direction === 'OUT' ? ['-', '->'] : ['<-', '-'];
  return `
    MATCH (n:${entityLabel} {key: $key})${left}[r:${type}]${right}(m:${definition.label}) WHERE m.key > $after
    WITH m.key AS key, head(collect(properties(r))) AS properties ORDER BY key LIMIT $rows
    RETURN key, properties`;
}

const cursors = cursorsOf('neighbours', 1);

/**
 * A page of the neighbours of one group.
 * @throws AppError FILTER_INVALID for an unknown relationship, PAGE_SIZE, CURSOR_INVALID.
 */
export async function neighboursOf(context: ApiContext, key: string, args: NeighbourArguments) {
  const definition = relationshipOf(args.relationship);
  const kind = apiKind(args.kind);
  if (kind === undefined) throw appError('FILTER_INVALID', { reason: `there is no kind ${args.kind}` });
  const first = pageSize(context, args, 50);
  const [after = ''] = cursors.read(args.after) ?? [];
  const rows = await context.read<{ key: string; properties: Readonly<Record<string, unknown>> }>(
    pageStatement(definition.type, args.direction, kind),
    { key, after, rows: first + 1 },
  );
  const page = pageOf(rows, first, (row) => cursors.write([row.key]));
  const edges = await Promise.all(
    page.edges.map(async ({ node, cursor }) => {
      const entity = await entityByKey(context, node.key);
      // It may have gone since the page was read.
      return entity === null
        ? []
        : [{ entity, facts: factsOf(definition.properties, node.properties), cursor }];
    }),
  );
  return { edges: edges.flat(), pageInfo: page.pageInfo };
}
