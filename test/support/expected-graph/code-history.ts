import { fits } from '../../../src/demo/world/code/match.js';
import { indexOf } from '../../../src/demo/world/indexes.js';
import type { World, WorldProject } from '../../../src/demo/world/types.js';
import { addTally } from './commit-tally.js';
import type { GraphBuilder } from './model.js';
import type { ExpectedPart } from './part.js';

const hasCode = ({ emptyRepo, features }: WorldProject) => !emptyRepo && features.repository !== 'disabled';

/** Who wrote and committed the last hundred commits. */
function addCommits(graph: GraphBuilder, world: World, project: WorldProject): void {
  const last = (world.code.commits.get(project.id) ?? []).slice(0, 100);
  addTally(graph, last, graph.key('project', project.id));
}

/** Releases with their tags and authors, and who wrote the last commits. */
export const expectedCodeHistory: ExpectedPart = (graph, world, { projects }) => {
  const inside = new Map(projects.filter(hasCode).map((project) => [project.id, project]));
  for (const project of inside.values()) addCommits(graph, world, project);
  for (const row of world.code.releases.values()) {
    const project = inside.get(row.projectId);
    if (project === undefined || project.features.releases === 'disabled') continue;
    const id = `${row.projectId}/${row.tagName}`;
    graph.node('release', ['GitLabRelease', 'Record'], id, {
      name: row.name,
      tagName: row.tagName,
      createdAt: row.createdAt,
      releasedAt: row.releasedAt,
      upcomingRelease: Date.parse(row.releasedAt) > world.now,
    });
    graph.node('tag', ['GitLabTag', 'Reference'], id, { name: row.tagName });
    for (const kind of ['release', 'tag'])
      graph.edge('HAS', graph.key('project', row.projectId), graph.key(kind, id));
    if (row.authorId !== null)
      graph.edge('AUTHORED', graph.key('user', row.authorId), graph.key('release', id));
  }
};

/** What is in container and package registries, and the rules that protect it. */
export const expectedRegistries: ExpectedPart = (graph, world, { projects }) => {
  const { code } = world;
  const paths = indexOf(world).projectPath;
  const withFeature = (feature: 'container_registry' | 'package_registry') =>
    new Set(projects.filter(({ features }) => features[feature] !== 'disabled').map(({ id }) => id));
  const containers = withFeature('container_registry');
  const packages = withFeature('package_registry');
  const add = (kind: string, labels: readonly string[], id: number, projectId: number, said: object) => {
    graph.node(kind, labels, id, said as Parameters<GraphBuilder['node']>[3]);
    graph.edge('HAS', graph.key('project', projectId), graph.key(kind, id));
  };
  const pathOf = (projectId: number) => (paths.get(projectId) ?? '').toLowerCase();
  for (const { id, projectId, name, status, createdAt } of code.containerRepositories.values()) {
    if (!containers.has(projectId)) continue;
    const path = [pathOf(projectId), name].filter((part) => part !== '').join('/');
    const rules = [...code.containerRules.values()].filter((rule) => rule.projectId === projectId);
    add('container_repository', ['GitLabContainerRepository', 'Repository'], id, projectId, {
      name: name === '' ? null : name,
      path,
      location: `registry.acme.example/${path}`,
      status,
      protectionRuleExists: rules.some(({ pattern }) => fits(pattern, name)),
      createdAt,
    });
  }
  for (const { id, projectId, pattern, push, delete: remove } of code.containerRules.values()) {
    if (!containers.has(projectId)) continue;
    add('container_protection_rule', ['GitLabContainerProtectionRule', 'Rule'], id, projectId, {
      repositoryPathPattern: `${pathOf(projectId)}/${pattern}`,
      minimumAccessLevelForPush: push,
      minimumAccessLevelForDelete: remove,
    });
  }
  const newest = new Map<number, number>();
  for (const row of [...code.packages.values()].reverse()) {
    const { id, projectId, name, version, packageType, status, createdAt } = row;
    const seen = newest.get(projectId) ?? 0;
    if (!packages.has(projectId) || seen >= 100) continue;
    newest.set(projectId, seen + 1);
    const rules = [...code.packageRules.values()].filter(
      (rule) => rule.projectId === projectId && rule.packageType === packageType,
    );
    const protectionRuleExists = rules.some(({ pattern }) => fits(pattern, name));
    const said = { name, version, packageType, status, protectionRuleExists, createdAt };
    add('package', ['GitLabPackage', 'CodeModule'], id, projectId, said);
  }
  for (const { id, projectId, pattern, packageType, push, delete: remove } of code.packageRules.values()) {
    if (!packages.has(projectId)) continue;
    add('package_protection_rule', ['GitLabPackageProtectionRule', 'Rule'], id, projectId, {
      packageNamePattern: pattern,
      packageType,
      minimumAccessLevelForPush: push,
      minimumAccessLevelForDelete: remove,
    });
  }
};
