import { z } from 'zod';
import { containerProtectionRule } from '../entities/container-protection-rule.js';
import { containerRepository } from '../entities/container-repository.js';
import { packageEntity } from '../entities/package.js';
import { packageProtectionRule } from '../entities/package-protection-rule.js';
import type { EntityDefinition, EntityKind, View } from '../model/entity.js';
import { type RowOf, rowReader } from '../model/row.js';
import { numericId } from '../model/values.js';
import { bulkRows, unlessEmpty, withoutGraphQL } from './bulk-rows.js';
import { bulkList } from './graphql-batch.js';
import type { Source, Target } from './source.js';

const extra = { id: z.string() };

/** A reader of rows that are numbered nodes of a project. */
function nodesOf<Name extends string>(entity: EntityDefinition<Name>, fields: readonly NoInfer<Name>[]) {
  const reader = rowReader(entity, { naming: 'graphql', fields, extra });
  const view = (row: RowOf<typeof extra>, target: Target): View => ({
    node: { kind: entity.kind, id: numericId(row.id) },
    properties: { ...reader.properties(row), id: numericId(row.id) },
    edges: [{ type: 'HAS', direction: 'in', rows: [{ other: { kind: 'project', id: target.id } }] }],
  });
  return { schema: reader.schema, selection: `id ${fields.join(' ')}`, view };
}

type Feature = 'containerRegistryAccessLevel' | 'packageRegistryAccessLevel';

/** A source of what is in a registry, which is known to be empty where the registry is off. */
function registrySource(
  own: Pick<Source, 'id' | 'title' | 'needs' | 'batch'> & {
    readonly kind: EntityKind;
    readonly feature: Feature;
  },
  list: Required<Pick<Source, 'documents' | 'read'>>,
): Source {
  const { kind, feature, ...rest } = own;
  return {
    ...rest,
    feeds: [kind],
    asserts: [kind],
    targets: 'project',
    stage: 4,
    reads: [feature],
    unreadable: withoutGraphQL,
    documents: list.documents,
    read: unlessEmpty(({ properties }) => properties[feature] === 'disabled', list.read),
  };
}

const repositories = nodesOf(containerRepository, [
  'name',
  'path',
  'location',
  'status',
  'protectionRuleExists',
  'createdAt',
]);

/** Repositories in the container registry of each project. */
export const containerRepositories = registrySource(
  {
    id: 'container-repositories',
    title: 'Container repositories of projects',
    kind: 'container_repository',
    feature: 'containerRegistryAccessLevel',
    batch: 50,
    needs: { role: 'Reporter' },
  },
  bulkList({
    of: 'project',
    name: 'ContainerRepositories',
    path: ['containerRepositories'],
    arguments: 'sort: CREATED_ASC',
    selection: repositories.selection,
    schema: repositories.schema,
    emit: (rows, target, scope) => scope.emit(rows.map((row) => repositories.view(row, target))),
  }),
);

const packageRows = nodesOf(packageEntity, [
  'name',
  'version',
  'packageType',
  'status',
  'protectionRuleExists',
  'createdAt',
]);

/** The latest hundred packages of each project: what falls out of the window is removed. */
export const packages = registrySource(
  {
    id: 'packages',
    title: 'The latest hundred packages of projects',
    kind: 'package',
    feature: 'packageRegistryAccessLevel',
    batch: 50,
    needs: { role: 'Reporter' },
  },
  bulkList({
    of: 'project',
    name: 'Packages',
    path: ['packages'],
    arguments: 'sort: CREATED_DESC',
    selection: packageRows.selection,
    first: 100,
    latest: true,
    schema: packageRows.schema,
    emit: (rows, target, scope) => scope.emit(rows.map((row) => packageRows.view(row, target))),
  }),
);

const containerRules = nodesOf(containerProtectionRule, [
  'repositoryPathPattern',
  'minimumAccessLevelForPush',
  'minimumAccessLevelForDelete',
]);

/** Rules that protect the container repositories of each project; GitLab allows five. */
export const containerProtectionRules = registrySource(
  {
    id: 'container-protection-rules',
    title: 'Protection rules of container repositories',
    kind: 'container_protection_rule',
    feature: 'containerRegistryAccessLevel',
    batch: 50,
    needs: { role: 'Maintainer' },
  },
  bulkRows({
    name: 'ContainerProtectionRules',
    selection: `containerProtectionRepositoryRules { nodes { ${containerRules.selection} } }`,
    rows: (node) => (node.containerProtectionRepositoryRules as { nodes?: unknown[] } | null)?.nodes,
    schema: containerRules.schema,
    emit: (rows, target, scope) => scope.emit(rows.map((row) => containerRules.view(row, target))),
  }),
);

const packageRules = nodesOf(packageProtectionRule, [
  'packageNamePattern',
  'packageType',
  'minimumAccessLevelForPush',
  'minimumAccessLevelForDelete',
]);

/** Rules that protect the packages of each project. */
export const packageProtectionRules = registrySource(
  {
    id: 'package-protection-rules',
    title: 'Protection rules of packages',
    kind: 'package_protection_rule',
    feature: 'packageRegistryAccessLevel',
    batch: 50,
    needs: { role: 'Maintainer' },
  },
  bulkRows({
    name: 'PackageProtectionRules',
    selection: `packagesProtectionRules { nodes { ${packageRules.selection} } }`,
    rows: (node) => (node.packagesProtectionRules as { nodes?: unknown[] } | null)?.nodes,
    schema: packageRules.schema,
    emit: (rows, target, scope) => scope.emit(rows.map((row) => packageRules.view(row, target))),
  }),
);
