import { z } from 'zod';
import { environment } from '../entities/environment.js';
import type { EdgeRow, View } from '../model/entity.js';
import { type RowOf, rowReader } from '../model/row.js';
import { numericId } from '../model/values.js';
import { bulkList } from './graphql-batch.js';
import type { Source } from './source.js';

const rule = z.object({
  name: z.string(),
  project: z.object({ id: z.string() }).nullish(),
  group: z.object({ id: z.string() }).nullish(),
});
type Rule = z.infer<typeof rule>;
const extra = {
  id: z.string(),
  tier: z.string().nullish(),
  externalUrl: z.string().nullish(),
  protectedEnvironments: z.object({ nodes: z.array(rule) }).nullish(),
};
const reader = rowReader(environment, { naming: 'graphql', fields: ['name', 'tier', 'state'], extra });
type Row = RowOf<typeof extra>;

/** The host of an address; path, user and query may hold secrets. */
function hostOf(url: string | null | undefined): string | null | undefined {
  return url === undefined || url === null ? url : URL.canParse(url) ? new URL(url).host || null : null;
}

/** The rule as a node; undefined when its project or group is not shown. */
function protection({ name, project, group }: Rule): EdgeRow | undefined {
  const own = project
    ? `project/${numericId(project.id)}`
    : group
      ? `group/${numericId(group.id)}`
      : undefined;
  if (own === undefined) return undefined;
  return { other: { kind: 'protected_environment', id: `${own}/${name}`, properties: { name } } };
}

function view(row: Row, projectId: number): View {
  const rules = row.protectedEnvironments?.nodes.map(protection);
  const known = rules?.filter((one) => one !== undefined);
  return {
    node: { kind: 'environment', id: numericId(row.id) },
    properties: {
      ...reader.properties(row),
      id: numericId(row.id),
      tier: row.tier === undefined ? undefined : (row.tier?.toLowerCase() ?? null),
      externalHost: hostOf(row.externalUrl),
    },
    edges: [
      { type: 'HAS', direction: 'in', rows: [{ other: { kind: 'project', id: projectId } }] },
      ...(known === undefined || known.length !== rules?.length
        ? []
        : [{ type: 'PROTECTS' as const, direction: 'in' as const, rows: known }]),
    ],
  };
}

/** Whether a rule of the project itself protects one of them; undefined when that is not shown. */
function isProtected(rows: readonly Row[]): boolean | undefined {
  if (rows.some((row) => row.protectedEnvironments?.nodes.some(({ project }) => project != null)))
    return true;
  const told = rows.every(
    (row) => row.protectedEnvironments?.nodes.every(({ group }) => group != null) === true,
  );
  return told ? false : undefined;
}

/** Environments of each project with the rules that protect them (R33). */
export const environments: Source = {
  id: 'environments',
  title: 'Environments and what protects them',
  feeds: ['environment', 'protected_environment', 'project'],
  targets: 'project',
  asserts: ['environment'],
  stage: 3,
  batch: 50,
  needs: { role: 'Reporter' },
  unreadable: (facts) => (facts.graphql ? undefined : 'GraphQL cannot be used'),
  ...bulkList({
    of: 'project',
    name: 'Environments',
    path: ['environments'],
    selection: `id name tier state externalUrl
      protectedEnvironments(first: 10) { nodes { name project { id } group { id } } }`,
    schema: reader.schema,
    whole: true,
    emptyFrom: 20,
    emit: (rows, target, scope) =>
      scope.emit([
        ...rows.map((row) => view(row, target.id)),
        {
          node: { kind: 'project', id: target.id },
          properties: { hasProtectedEnvironments: isProtected(rows) },
        },
      ]),
  }),
};
